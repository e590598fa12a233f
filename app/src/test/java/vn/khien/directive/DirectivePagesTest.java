package vn.khien.directive;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.organisation.Organisation;
import vn.khien.support.Browser;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// What the pages of a directive say to those who issue it.
@KhienTest
class DirectivePagesTest {
    @Autowired
    private World world;

    @Autowired
    private Intake intake;

    @Autowired
    private Drafting drafting;

    @Autowired
    private Directives directives;

    @LocalServerPort
    private int port;

    private Organisation office;
    private Viewer issuer;

    @BeforeEach
    void anOffice() {
        office = world.organisation("Văn phòng Ban hành", null);
        issuer = world.viewer(Role.ISSUER, office);
    }

    private Page signIn(BrowserContext context) {
        return Browser.signIn(context, address(), world.login(Role.ISSUER, office), World.PASSWORD);
    }

    private String address() {
        return "http://localhost:" + port;
    }

    @Test
    void issuingIsConfirmedWithWhatItWillDo() {
        var addressee = world.organisation("UBND tỉnh Nhận", null);
        var id = draft(addressee);
        try (var context = Browser.open(Browser.LAPTOP)) {
            var page = signIn(context);
            page.navigate(address() + "/directives/" + id);
            page.locator("form[action$='/issue'] button").click();
            assertThat(page.locator("main .dl")).containsText("Văn phòng Ban hành");
            assertThat(page.locator("main .dl")).containsText("1 nơi nhận");
            assertThat(page.locator("main .dl")).containsText("1 nghĩa vụ");
            assertThat(page.locator(".meta")).not().containsText("Đang hiệu lực");
            page.locator("form[action$='/issue'] button").click();
            assertThat(page.locator(".head .meta")).containsText("1 nơi nhận, 1 nghĩa vụ");
            assertThat(page.locator(".tabs")).containsText("Tiếp nhận 0/1");
        }
    }

    private long draft(Organisation addressee) {
        var text = "Số: 97/CĐ-TTg\nHà Nội, ngày 07 tháng 4 năm 2024\n1. Các đơn vị báo cáo kết quả.";
        var brought = intake.bringIn(issuer, "cd.txt", text.getBytes(StandardCharsets.UTF_8));
        var id = ((Intake.Result.Drafted) brought).directive();
        directives.listObligations(id).forEach(kept -> drafting.remove(issuer, id, kept.id()));
        drafting.add(
                issuer,
                id,
                new Obligation(
                        directives.listClauses(issuer, id).getLast().what().position(),
                        "báo cáo kết quả",
                        "Báo cáo kết quả",
                        Obligation.Kind.ONCE,
                        List.of(new Obligation.Addressee(
                                Obligation.Type.ORGANISATION, addressee.code(), addressee.nameVi(), "", false)),
                        null,
                        null,
                        new Due(Due.Rule.BEFORE, LocalDate.of(2099, 4, 30), null),
                        List.of(),
                        false));
        return id;
    }

    @Test
    void theFieldOfAFileSpeaksTheLanguageOfThePageAndNamesWhatWasChosen() {
        try (var context = Browser.open(Browser.LAPTOP)) {
            var page = signIn(context);
            page.navigate(address() + "/directives/new");
            assertThat(page.locator(".choose-file")).hasText("Chọn tệp");
            assertThat(page.locator(".choose-file + span")).hasText("Chưa chọn tệp nào");
            page.setInputFiles("#file", new FilePayload("cong-dien.txt", "text/plain", new byte[] {'1'}));
            assertThat(page.locator(".choose-file + span")).hasText("cong-dien.txt");
        }
    }
}
