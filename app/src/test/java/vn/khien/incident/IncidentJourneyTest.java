package vn.khien.incident;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.khien.access.Role;
import vn.khien.inventory.RegisteringSystems;
import vn.khien.platform.ProductClock;
import vn.khien.support.Browser;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// An incident from an anonymous phone, on which no script runs, to "as it was" and a released lesson.
@KhienTest
class IncidentJourneyTest {
    @Autowired
    private World world;

    @Autowired
    private RegisteringSystems registering;

    @Autowired
    private ProductClock clock;

    private April2024 april;

    @LocalServerPort
    private int port;

    @BeforeEach
    void turn() {
        april = new April2024(world, clock, registering);
        april.turnTo(April2024.NOW);
    }

    @AfterEach
    void turnBack() {
        april.turnBack();
    }

    private static void fitsThePhone(Page page) {
        var wide = (Number) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        assertThat(wide.intValue()).isZero();
    }

    @Test
    void fromAnAnonymousPhoneToAsItWasAndLessons() {
        var address = "http://localhost:" + port;
        var hospital = world.organisation("Bệnh viện Hành trình (giả định)", world.shipped("LDG"));
        var system = april.system(hospital, 4);
        var headLogin = world.login(Role.HEAD, hospital);
        var bodyLogin = world.login(Role.FOCAL_POINT, hospital);
        var deskLogin = world.login(Role.COORDINATOR, world.shipped("VNCERT-CC"));
        try (var anyone = Browser.open(Browser.PHONE, new NewContextOptions().setJavaScriptEnabled(false));
                var coordinating = Browser.open(Browser.LAPTOP);
                var reporting = Browser.open(Browser.PHONE)) {
            var phone = anyone.newPage();
            phone.navigate(address + "/incidents/report");
            phone.locator("form[action='/incidents/report'] button").click();
            assertThat(phone.locator("#problems a")).hasCount(4);
            assertThat(phone.locator("#problems a").first()).containsText("Chuyện gì đang xảy ra?");
            phone.check("input[name=kind][value=ransomware]");
            phone.fill("#what", "Tệp đổi đuôi <script>alert(1)</script>");
            phone.fill("#detected", "24/04/2024 08:35");
            phone.fill("#where", "Bệnh viện hành trình");
            phone.check("input[name=service][value=stopped]");
            phone.check("input[name=personal][value=unknown]");
            phone.locator("form[action='/incidents/report'] button").click();
            var code = phone.textContent("#code");
            assertThat(phone.textContent("#key")).hasSize(9);
            phone.locator("form[action='/incidents/follow'] button").click();
            assertThat(phone.locator("#state")).containsText("đang xác định");

            var desk = Browser.signIn(coordinating, address, deskLogin, World.PASSWORD);
            assertThat(desk).hasURL(address + "/incidents");
            desk.navigate(address + "/incidents/" + code);
            assertThat(desk.locator("#reports")).containsText("<script>alert(1)</script>");
            desk.locator(".acts a.p").click();
            desk.fill("#q", system.code());
            desk.locator("form[method=get][action$='/place'] button").click();
            desk.locator("input[name=chosen]").first().check();
            desk.locator("form[method=post][action$='/place'] button").click();
            assertThat(desk.locator("#systems")).containsText(system.code());
            assertThat(desk.locator("#inc-first")).hasAttribute("data-state", "running");
            assertThat(desk.locator("#inc-close")).hasAttribute("data-state", "not_running");

            var body = Browser.signIn(reporting, address, bodyLogin, World.PASSWORD);
            body.navigate(address + "/notices");
            assertThat(body.locator("main")).containsText(code);
            body.navigate(address + "/incidents/" + code);
            fitsThePhone(body);
            body.locator(".acts a.p").click();
            fitsThePhone(body);
            assertThat(body.locator("#what")).hasValue("Tệp đổi đuôi <script>alert(1)</script>");
            body.check("input[name=effects][value=service_cut]");
            body.check("input[name=capacity][value=beyond]");
            body.check("input[name=scale][value='3']");
            body.locator("form[action$='/report'] button.p").click();
            assertThat(body.locator("#inc-first")).hasAttribute("data-state", "met");
            assertThat(body.locator("#inc-urgent")).hasAttribute("data-state", "met");
            body.navigate(address + "/incidents/" + code + "/report?as=closing");
            body.check("input[name=service][value=running]");
            body.fill("#cause", "Lỗ hổng chưa vá");
            body.fill("#ended", "24/04/2024 08:00");
            body.locator("form[action$='/report'] button.p").click();
            assertThat(body.locator("#wrong-ended")).containsText("24/04/2024 08:35");
            assertThat(body.locator(".steps li")).hasCount(4);
            assertThat(body.locator(".steps li").first()).hasClass("done");
            assertThat(body.locator(".steps li").nth(2)).containsText("sửa 1 chỗ");
            assertThat(body.locator("#step-response > legend")).hasText("3/4 Dấu hiệu và ứng cứu");
            assertThat(body.locator("#cause")).hasValue("Lỗ hổng chưa vá");
            body.locator(".steps a[href='#step-send']").click();
            assertThat(body.locator("#step-send button.p")).isInViewport();
            fitsThePhone(body);
            body.fill("#ended", "25/04/2024 09:00");
            body.locator("form[action$='/report'] button.p").click();
            assertThat(body.locator("[data-kind=closing] del").first()).containsText("Ngừng hẳn");
            fitsThePhone(body);

            desk.navigate(address + "/incidents/" + code);
            assertThat(desk.locator("#proposed")).hasAttribute("data-verdict", "serious");
            desk.locator("#seriousness summary").click();
            desk.check("input[name=serious][value=yes]");
            desk.fill("#grading-words", "Đủ ba điều kiện của Điều 9.");
            desk.locator("form[action$='/grading'] button").click();
            desk.locator("[data-kind=closing] form button").click();
            assertThat(desk.locator(".head .chip.ok")).containsText("Đã đóng");

            reporting.clearCookies();
            var head = Browser.signIn(reporting, address, headLogin, World.PASSWORD);
            head.navigate(address + "/incidents/heads");
            head.locator("table a").first().click();
            assertThat(head.locator("[data-system]")).containsText("Đã phê duyệt");
            head.fill("#say", "Chúng tôi đã xin kinh phí.");
            head.locator("form[action$='/words'] button").click();
            assertThat(head.locator("[data-side=head]")).containsText("xin kinh phí");
            fitsThePhone(head);

            desk.navigate(address + "/incidents/" + code);
            desk.locator("#lessons summary").click();
            desk.fill("#title", "Thử phục hồi bản sao lưu mỗi quý");
            desk.fill("#words", "Tại Bệnh viện Hành trình (giả định), bản sao lưu chưa từng được thử.");
            desk.locator("form[action$='/lessons'] button").click();
            assertThat(desk.locator("#named")).containsText("Hành trình");
            assertThat(desk.locator("#words mark").first()).isVisible();
            desk.check("#read");
            desk.locator("form[action$='/release'] button").click();
            assertThat(desk.locator("#problems")).containsText("Hành trình");
            desk.navigate(address + "/incidents/" + code);
            desk.locator("#lessons summary").click();
            desk.fill("#title", "Thử phục hồi bản sao lưu mỗi quý");
            desk.fill("#words", "Ở một bệnh viện, bản sao lưu chưa từng được thử.");
            desk.locator("form[action$='/lessons'] button").click();
            desk.check("#read");
            desk.locator("form[action$='/release'] button").click();
            assertThat(desk.locator(".lesson").first()).containsText("Ở một bệnh viện");
        }
    }
}
