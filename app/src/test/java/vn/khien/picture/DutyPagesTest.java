package vn.khien.picture;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.khien.access.Role;
import vn.khien.directive.Intake;
import vn.khien.directive.Issuing;
import vn.khien.support.Browser;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

@KhienTest
class DutyPagesTest {
    private static final String TEXT = """
            Số: 7071/CĐ-TTg
            Hà Nội, ngày 07 tháng 4 năm 2024
            1. Bộ Tư pháp báo cáo kết quả trước ngày 30 tháng 4 năm 2099.
            2. Bộ Tư pháp gửi kế hoạch trước ngày 15 tháng 3 năm 2099.
            """;

    @Autowired
    private World world;

    @Autowired
    private Intake intake;

    @Autowired
    private Issuing issuing;

    @LocalServerPort
    private int port;

    @Test
    void aDutySaysHowFarItsDeadlineIsAndWhatToDoNext() {
        var issuer = world.viewer(Role.ISSUER, world.organisation("Văn phòng Giao việc", null));
        var draft = intake.bringIn(issuer, "cd.txt", TEXT.getBytes(StandardCharsets.UTF_8));
        var directive = ((Intake.Result.Drafted) draft).directive();
        assertThat(issuing.issue(issuer, directive, LocalDate.of(2024, 4, 7)))
                .isInstanceOf(Issuing.Result.Issued.class);
        var address = "http://localhost:" + port;
        try (var context = Browser.open(Browser.LAPTOP)) {
            var login = world.login(Role.FOCAL_POINT, world.shipped("BTP"));
            var page = Browser.signIn(context, address, login, World.PASSWORD);
            page.navigate(address + "/duties");
            var row = page.locator(".duty-row").filter(new Locator.FilterOptions().setHasText("báo cáo kết quả"));
            assertThat(page.locator("h1")).hasText(Pattern.compile("việc gấp nhất (còn|trễ) \\d+ "));
            var most = page.locator(".hero h2").innerText();
            assertThat(page.locator(".duty-row").filter(new Locator.FilterOptions().setHasText(most)))
                    .hasCount(0);
            assertThat(row.locator(".when")).hasText(Pattern.compile("trước 30/04/2099\\s*còn \\d+ ngày"));
            assertThat(page.locator(".tl li").first()).containsText("Chỉ đạo mới 7071/CĐ-TTg");
            row.locator("button").click();
            page.navigate(address + "/duties");
            assertThat(row.locator("a.btn")).hasText("Xem");
        }
    }
}
