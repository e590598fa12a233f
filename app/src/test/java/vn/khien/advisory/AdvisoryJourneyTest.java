package vn.khien.advisory;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.khien.access.Role;
import vn.khien.support.Browser;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// KEV's real list in, to a body's "fixed", in a real browser: the desk and the owner of the system on laptops, the
/// body's focal point on a phone.
@KhienTest
class AdvisoryJourneyTest {
    @Autowired
    private World world;

    @LocalServerPort
    private int port;

    @Test
    void fromTheRealCatalogueToFixedWithProof() throws Exception {
        var address = "http://localhost:" + port;
        var body = world.organisation("Sở Hành trình cảnh báo", null);
        try (var register = Browser.open(Browser.LAPTOP);
                var laptop = Browser.open(Browser.LAPTOP);
                var phone = Browser.open(Browser.PHONE)) {
            var owner = Browser.signIn(register, address, world.login(Role.SYSTEM_OWNER, body), World.PASSWORD);
            owner.navigate(address + "/systems/new");
            owner.fill("#name", "Thư công vụ hành trình");
            owner.locator("form[action='/systems'] button.p").click();
            var system = owner.url().replaceAll(".*/systems/([^/?#]+).*", "$1");
            owner.navigate(address + "/systems/" + system + "/products");
            owner.fill("#name", "Zimbra");
            owner.fill("#version", "8.8.15");
            owner.locator("form[action$='/products'] button.p").click();
            assertThat(owner.locator("table.cards")).containsText("synacor/zimbra-collaboration-suite-zcs");

            var desk = Browser.signIn(
                    laptop,
                    address,
                    world.login(Role.WARNING_DESK, world.organisation("Bàn Hành trình", null)),
                    World.PASSWORD);
            desk.navigate(address + "/advisories/kev");
            desk.setInputFiles("#file", new FilePayload("kev.json", "application/json", AdvisoryRulesTest.kev()));
            desk.locator("form[enctype] button").click();
            assertThat(desk.locator(".note.ok")).containsText("2025.08.25");
            desk.fill("#q", "zimbra");
            desk.selectOption("#matched", "yes");
            desk.locator("form.filters button").click();
            assertThat(desk.locator("tbody tr").first()).containsText("1 hệ thống, 1 đơn vị");
            desk.locator("tbody tr").first().locator("form button").click();
            assertThat(desk.locator("table.cards")).containsText("Thư công vụ hành trình");
            desk.locator("form[action$='/issue'] button").click();
            assertThat(desk.locator("#bodies")).hasText("1");
            assertThat(desk.locator("#read")).hasText("0");
            var number = desk.url().replaceAll(".*/advisories/([^/?#]+).*", "$1");

            var focal = Browser.signIn(phone, address, world.login(Role.FOCAL_POINT, body), World.PASSWORD);
            focal.navigate(address + "/notices");
            assertThat(focal.locator("main")).containsText(number);
            focal.navigate(address + "/advisories");
            focal.locator("table.cards a").first().click();
            assertThat(focal.locator(".why")).containsText("Zimbra");
            assertThat(focal.locator(".why")).containsText("8.8.15");
            focal.locator("form[action$='/acknowledgement'] button").click();
            assertThat(focal.locator("form[action$='/acknowledgement']")).hasCount(0);
            desk.reload();
            assertThat(desk.locator("#read")).hasText("1");
            assertThat(desk.locator("#done")).hasText("0");

            focal.locator("details summary.btn.s").click();
            focal.locator("input[value=fixed]").check();
            focal.locator("form[action*='/answers'] button").click();
            assertThat(focal.locator("#problems")).containsText("Kèm tệp chứng minh");
            assertThat(focal.locator("input[value=fixed]")).isChecked();
            focal.locator("input[type=file]")
                    .setInputFiles(new FilePayload(
                            "phien-ban.txt", "text/plain", "Zimbra 9.0.0 P40".getBytes(StandardCharsets.UTF_8)));
            focal.locator("form[action*='/answers'] button").click();
            assertThat(focal.locator(".note.ok")).isVisible();
            assertThat(focal.locator(".chip.ok").last()).hasText("Đã xử lý");
            var wide = (Number) focal.evaluate("document.documentElement.scrollWidth - window.innerWidth");
            assertThat(wide.intValue()).isZero();

            desk.reload();
            assertThat(desk.locator("#done")).hasText("1");
            var proof = desk.request().get(address + desk.getAttribute("a[href$='/proof']", "href"));
            assertThat(proof.text()).isEqualTo("Zimbra 9.0.0 P40");
            assertThat(proof.headers().get("content-disposition")).startsWith("attachment");
            for (var file : new String[] {"/csaf", "/pdf", "/list.xlsx"}) {
                assertThat(desk.request()
                                .get(address + "/advisories/" + number + file)
                                .status())
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void wrongIndicatorsAreNamedAndWhatWasTypedStays() {
        var address = "http://localhost:" + port;
        var body = world.organisation("Sở Dấu hiệu", null);
        try (var laptop = Browser.open(Browser.LAPTOP);
                var phone = Browser.open(Browser.PHONE)) {
            var desk = Browser.signIn(
                    laptop,
                    address,
                    world.login(Role.WARNING_DESK, world.organisation("Bàn Dấu hiệu", null)),
                    World.PASSWORD);
            desk.navigate(address + "/advisories/new");
            desk.fill("#titleVi", "Cảnh báo có dấu hiệu");
            desk.fill("#summaryVi", "Tóm tắt");
            desk.fill("#stepsVi", "Rà nhật ký.");
            desk.fill("#indicators", "ipv4 | 192.0.2.7 | =1+1\nipv4 | 192.0.2.700");
            desk.locator("main form button.p").click();
            assertThat(desk.locator("#problems")).containsText("Dòng 2 của dấu hiệu");
            assertThat(desk.locator("#indicators")).hasValue("ipv4 | 192.0.2.7 | =1+1\nipv4 | 192.0.2.700");
            assertThat(desk.locator("#titleVi")).hasValue("Cảnh báo có dấu hiệu");
            var hash = "0".repeat(64);
            desk.fill("#indicators", "ipv4 | 192.0.2.7 | =1+1\nsha256 | " + hash);
            desk.locator("main form button.p").click();
            assertThat(desk.locator("#indicators")).containsText("192.0.2.7");
            desk.fill("#code", body.code());
            desk.fill("#words", "Thử");
            desk.locator("form[action$='/named'] button").click();
            desk.locator("form[action$='/issue'] button").click();
            assertThat(desk.locator("#bodies")).hasText("1");

            var focal = Browser.signIn(phone, address, world.login(Role.FOCAL_POINT, body), World.PASSWORD);
            focal.navigate(desk.url());
            assertThat(focal.locator("#indicators")).containsText("192.0.2.7");
            var file = focal.request().get(desk.url() + "/indicators.csv");
            assertThat(file.headers().get("content-type")).startsWith("text/csv");
            assertThat(file.text())
                    .isEqualTo("\ufefftype,value,note\r\nipv4,192.0.2.7,'=1+1\r\nsha256," + hash + ",\r\n");
            var wide = (Number) focal.evaluate("document.documentElement.scrollWidth - window.innerWidth");
            assertThat(wide.intValue()).isZero();
        }
    }
}
