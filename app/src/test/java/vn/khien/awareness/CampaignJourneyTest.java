package vn.khien.awareness;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.khien.access.Role;
import vn.khien.page.Formats;
import vn.khien.platform.ProductClock;
import vn.khien.support.Browser;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// A campaign from the order to its measured reach, in a real browser.
@KhienTest
class CampaignJourneyTest {
    @Autowired
    private World world;

    @Autowired
    private ProductClock clock;

    @LocalServerPort
    private int port;

    @Test
    void fromTheOrderToTheMeasuredReach() {
        var address = "http://localhost:" + port;
        var body = world.organisation("Văn phòng Đặt hàng", null);
        var paper = world.organisation("Báo Hành trình", null);
        try (var laptop = Browser.open(Browser.LAPTOP);
                var phone = Browser.open(Browser.PHONE);
                var nobody = Browser.open(Browser.PHONE)) {
            var ordering = Browser.signIn(laptop, address, world.login(Role.ISSUER, body), World.PASSWORD);
            ordering.navigate(address + "/campaigns/new");
            ordering.fill("#titleVi", "Ba việc đầu tiên <b>hành trình</b>");
            ordering.fill("#titleEn", "The first three things");
            ordering.fill("#goal", "Ai cũng biết ba việc");
            ordering.fill("#audience", "Người dân");
            ordering.fill("#messages", "Ngắt mạng. Gọi người phụ trách. Đừng trả tiền.");
            ordering.check("input[value=press]");
            ordering.fill("#reachGoal", "1.000.000");
            ordering.fill("#budget", "300.000.000");
            ordering.fill("#startsOn", Formats.date(clock.today().minusDays(3)));
            ordering.fill("#endsOn", "31/02/2027");
            ordering.locator("main form button.p").click();
            assertThat(ordering.locator("#problems")).containsText("không có trên lịch");
            assertThat(ordering.locator("#titleVi")).hasValue("Ba việc đầu tiên <b>hành trình</b>");
            ordering.fill("#endsOn", Formats.date(clock.today().plusDays(20)));
            ordering.locator("main form button.p").click();
            assertThat(ordering.locator("h1")).hasText("Ba việc đầu tiên <b>hành trình</b>");
            var campaign = ordering.url();

            ordering.fill("#title", "Bài mẫu, 350 chữ");
            ordering.setInputFiles(
                    "#file",
                    new FilePayload(
                            "x.svg",
                            "image/svg+xml",
                            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".getBytes(StandardCharsets.UTF_8)));
            ordering.locator("form[action*='/materials?'] button").click();
            assertThat(ordering.locator("#problems")).containsText("Không nhận loại tệp này");
            ordering.fill("#title", "Bài mẫu, 350 chữ");
            ordering.setInputFiles(
                    "#file",
                    new FilePayload("bai.txt", "text/plain", "Ba việc đầu tiên.".getBytes(StandardCharsets.UTF_8)));
            ordering.locator("form[action*='/materials?'] button").click();
            assertThat(ordering.locator("#materials td b")).hasAttribute("lang", "vi");
            ordering.check("input[value=media]");
            ordering.locator("form[action$='/publication'] button").click();
            assertThat(ordering.locator(".head")).containsText("Đang chạy");

            var press = Browser.signIn(phone, address, world.login(Role.PRESS_OFFICER, paper), World.PASSWORD);
            press.waitForURL(address + "/campaigns");
            press.navigate(campaign);
            var file = press.request().get(address + press.getAttribute("#materials a[href*='/materials/']", "href"));
            assertThat(file.headers().get("content-disposition")).startsWith("attachment");
            assertThat(file.headers().get("x-content-type-options")).isEqualTo("nosniff");
            assertThat(file.headers().get("content-security-policy")).contains("sandbox");
            press.locator("form[action$='/take-up'] button").click();
            press.fill("#link", "https://bao.example/ba-viec");
            press.fill("#audienceCount", "120.000");
            press.fill("#audienceSource", "Google Analytics");
            press.setInputFiles("#evidence", new FilePayload("chup.png", "image/png", png()));
            press.locator("#report form button").click();
            assertThat(press.locator("#placements")).containsText("Chờ kiểm tra");
            assertThat(press.locator("#counted")).hasText("0");

            ordering.navigate(campaign);
            ordering.locator("form[action$='/check'] button").click();
            assertThat(ordering.locator("#counted")).hasText("120.000");

            var reader = nobody.newPage();
            reader.navigate(address + "/public/press");
            reader.waitForCondition(() -> {
                reader.reload();
                return reader.locator("main").textContent().contains("120.000");
            });
            assertThat(reader.locator("main")).containsText("Ba việc đầu tiên <b>hành trình</b>");
            var material = reader.request().get(address + reader.getAttribute("a[href^='/public/materials/']", "href"));
            assertThat(material.headers().get("content-disposition")).startsWith("attachment");
            assertThat(nobody.cookies().isEmpty()).isTrue();
        }
    }

    private static byte[] png() {
        return java.util.Base64.getDecoder()
                .decode(
                        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    }
}
