package vn.khien.inspection;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
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

/// An inspection from the proposal to the closed violation, in a real browser: ministry and inspectors on laptops, one
/// part of the day without a network, the body on a phone.
@KhienTest
class InspectionJourneyTest {
    private static final double PATIENCE_MS = 30_000;
    private static final String SVG = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";

    @Autowired
    private World world;

    @Autowired
    private Inspected inspected;

    @Autowired
    private ProductClock clock;

    @LocalServerPort
    private int port;

    private String address() {
        return "http://localhost:" + port;
    }

    private String day(int fromToday) {
        return Formats.date(clock.today().plusDays(fromToday));
    }

    private Page signIn(BrowserContext context, String login) {
        return Browser.signIn(context, address(), login, World.PASSWORD);
    }

    @Test
    void fromTheProposalToTheClosedViolation() {
        var made = inspected.planned();
        var ministry = world.organisation("Bộ Hành trình", null);
        var lead = world.login(Role.INSPECTOR, ministry);
        var member = world.login(Role.INSPECTOR, world.organisation("Bộ Phối hợp", null));
        try (var planning = Browser.open(Browser.LAPTOP);
                var tablet = Browser.open(Browser.LAPTOP);
                var second = Browser.open(Browser.LAPTOP);
                var phone = Browser.open(Browser.PHONE)) {
            var planner = signIn(planning, world.login(Role.ANALYST, ministry));
            var id = plan(planner, made.body().code(), lead, member);
            var site = signIn(tablet, lead);
            assertThat(site.locator("table")).hasCount(0);
            planner.locator("#announcement").click();
            planner.locator("#opening").click();

            dayWithoutANetwork(tablet, site, id, made);
            var late = recordWithoutANetwork(second, signIn(second, member), id);
            site.navigate(address() + "/inspections/" + id);
            site.locator("form[action$='/minutes'] button").click();
            site.locator("#minutes").click();

            var body = signIn(phone, made.head().account());
            signAndProve(body, id);
            sanction(site, id);
            second.setOffline(false);
            assertThat(late.locator(".queued.late"))
                    .containsText("đã kết thúc", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MS));
            assertThat(late.locator("#kept-count")).containsText("1");
            conclude(site, body, id);
        }
    }

    private String plan(Page planner, String body, String lead, String member) {
        planner.navigate(address() + "/inspections/plan?q=gia+dinh&because=level");
        planner.locator("input[name=bodies][value='" + body + "']").check();
        planner.selectOption("#reason", "directive");
        planner.fill("#detail", "Quyết định kiểm tra liên ngành");
        planner.fill("#startsOn", day(0));
        planner.fill("#endsOn", day(1));
        planner.locator("label:has-text('" + member + ",') input[name=members]").check();
        planner.locator("#plan button.btn.p").click();
        assertThat(planner.locator("#problems a[href='#lead']")).isVisible();
        assertThat(planner.locator("input[name=bodies][value='" + body + "']")).isChecked();
        planner.locator("tr:has-text('" + lead + ",') input[name=lead]").check();
        planner.locator("#plan button.btn.p").click();
        assertThat(planner.locator("h1")).containsText("Công ty Giả định");
        return planner.url().replaceAll(".*/", "");
    }

    private void fill(Page page, String answer, String grade, String title) {
        page.selectOption("#answer", answer);
        page.check("input[name=grade][value=" + grade + "]");
        page.fill("#title", title);
        page.fill("#words", "Đơn vị phát hiện sự cố nhưng chưa báo cáo.");
        page.selectOption("#document", "qd-05-2017");
        page.fill("#article", "11");
        page.fill("#dueOn", day(20));
    }

    private void dayWithoutANetwork(BrowserContext tablet, Page site, String id, Inspected.Case made) {
        site.navigate(address() + "/inspections");
        site.locator("table a").first().click();
        site.locator("a.btn.p").click();
        awaitKept(site);
        tablet.setOffline(true);
        fill(site, made.system() + "|" + made.requirement(), "violation", "Không báo cáo <b>sự cố</b>");
        site.setInputFiles("#photograph", new FilePayload("anh.jpg", "image/jpeg", Pictures.withLocation()));
        site.locator("#finding button").click();
        assertThat(site.locator("#kept-count")).hasText("1 ghi chép giữ trên máy này");
        var claims = site.locator(".claim");
        claims.nth(1).locator(".agree").click();
        assertThat(site.locator("#kept-count")).hasText("2 ghi chép giữ trên máy này");

        site.reload();
        assertThat(site.locator("h1")).containsText("Công ty Giả định");
        assertThat(site.locator("#kept-count")).hasText("2 ghi chép giữ trên máy này");
        assertThat(site.locator(".queued").first()).containsText("Không báo cáo <b>sự cố</b>");

        tablet.setOffline(false);
        assertThat(site.locator("#kept")).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(PATIENCE_MS));
        site.navigate(address() + "/inspections/" + id);
        assertThat(site.locator("table.cards tbody tr")).hasCount(1);
        site.locator("table.cards tbody a").first().click();
        assertThat(site.locator("figcaption")).containsText("Đã bỏ vị trí");
        assertThat(site.locator(".chip.bad").first()).isVisible();
    }

    /// Until the page and its parts are kept for a reload without a network.
    private static void awaitKept(Page page) {
        assertThat(page.locator("#reload-safe"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
    }

    private Page recordWithoutANetwork(BrowserContext device, Page page, String id) {
        page.navigate(address() + "/inspections/site/" + id);
        awaitKept(page);
        device.setOffline(true);
        fill(page, "", "weakness", "Ghi khi mất mạng, gửi sau khi kết thúc");
        page.locator("#finding button").click();
        assertThat(page.locator("#kept-count")).containsText("1");
        return page;
    }

    private void signAndProve(Page body, String id) {
        body.navigate(address() + "/inspections/" + id);
        body.locator("#minutes").click();
        assertThat(body.locator("#minutes-card")).containsText("Đã ký lúc");
        body.navigate(address() + "/inspections/" + id + "/documents/minutes/signatures");
        assertThat(body.locator("#signatures.ok")).isVisible();
        body.navigate(address() + "/inspections/" + id + "/findings/1");
        body.setInputFiles(
                "#file", new FilePayload("bao-cao.svg", "image/svg+xml", SVG.getBytes(StandardCharsets.UTF_8)));
        body.fill("#words", "Đã báo cáo sự cố");
        body.locator("form[action*='/proofs'] button").click();
        assertThat(body.locator("#problems")).isVisible();
        assertThat(body.locator("#words")).hasValue("Đã báo cáo sự cố");
        body.setInputFiles(
                "#file", new FilePayload("bao-cao.txt", "text/plain", "Báo cáo".getBytes(StandardCharsets.UTF_8)));
        body.locator("form[action*='/proofs'] button").click();
        assertThat(body.locator("#remedy")).containsText("bao-cao.txt");
        assertThat(((Number) body.evaluate("document.documentElement.scrollWidth - window.innerWidth")).intValue())
                .isZero();
    }

    private void sanction(Page lead, String id) {
        lead.navigate(address() + "/inspections/" + id + "/findings/1");
        lead.selectOption("#act", "report");
        lead.fill("#actOn", day(-20));
        lead.locator("form[action$='/violation'] button").click();
        assertThat(lead.locator("#bracket")).containsText("40.000.000 đến 60.000.000");
        lead.fill("#number", "KT-" + id + "/QĐ-XPHC");
        lead.fill("#decidedOn", day(0));
        lead.fill("#fine", "60.000.001");
        lead.locator("form[action$='/decision'] button").click();
        assertThat(lead.locator("#problems")).containsText("40.000.000 đến 60.000.000");
        assertThat(lead.locator("#number")).hasValue("KT-" + id + "/QĐ-XPHC");
        lead.fill("#fine", "50.000.000");
        lead.locator("form[action$='/decision'] button").click();
        assertThat(lead.locator("#fine-decided")).hasText("50.000.000 đồng");
        lead.locator("input[name=kind][value=confirmed]").check();
        lead.locator("form[action$='/checks'] button").click();
        lead.fill("#paidOn", day(0));
        lead.fill("#reference", "Biên lai 0007");
        lead.locator("form[action$='/payment'] button").click();
        lead.locator("#close").click();
        assertThat(lead.locator("#violation .chip.ok")).hasText("Đã khép lại");
    }

    private void conclude(Page lead, Page body, String id) {
        lead.navigate(address() + "/inspections/" + id);
        lead.locator("#late button[value=decline]").click();
        assertThat(lead.locator(".note.bad")).containsText("Nêu lý do");
        lead.locator("#late input[name=words]").fill("Trùng với phát hiện số 1");
        lead.locator("#late button[value=decline]").click();
        lead.fill("#draft", "Dự thảo kết luận");
        lead.locator("form[action$='/draft'] button").click();
        body.navigate(address() + "/inspections/" + id);
        body.fill("#comment", "Nhất trí với dự thảo");
        body.locator("form[action$='/comments'] button").click();
        lead.navigate(address() + "/inspections/" + id);
        assertThat(lead.locator("#conclusion-card")).containsText("Nhất trí với dự thảo");
        lead.fill("#conclusion", "Đơn vị đã khắc phục");
        lead.locator("form[action$='/conclusion'] button").click();
        lead.locator("#closing").click();
        assertThat(lead.locator(".empty")).isVisible();
        assertThat(lead.request().get(address() + "/inspections/" + id).status())
                .as("the team sees nothing after the end")
                .isEqualTo(404);
        body.navigate(address() + "/inspections/" + id);
        assertThat(body.locator(".steps .done")).hasCount(6);
    }
}
