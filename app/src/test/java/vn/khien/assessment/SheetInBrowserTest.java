package vn.khien.assessment;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.khien.access.Role;
import vn.khien.organisation.Organisation;
import vn.khien.support.Browser;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// What happens to typed answers when something comes in between.
@KhienTest
class SheetInBrowserTest {
    @Autowired
    private World world;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Opening opening;

    @LocalServerPort
    private int port;

    private Organisation unit;
    private String sheet = "";

    @BeforeEach
    void anOpenAssessment() {
        unit = world.organisation("Sở Đánh giá", null);
        var system = reviews.system(unit, 3, "Cổng dịch vụ công");
        var opened = opening.open(world.viewer(Role.SYSTEM_OWNER, unit), system, reviews.directive());
        sheet = address() + "/assessments/" + ((Opening.Outcome.Opened) opened).assessment();
    }

    private String address() {
        return "http://localhost:" + port;
    }

    private Page signIn(com.microsoft.playwright.BrowserContext context) {
        var page = Browser.signIn(context, address(), world.login(Role.SYSTEM_OWNER, unit), World.PASSWORD);
        page.navigate(sheet);
        return page;
    }

    private static void choose(Page page, int row, String value) {
        page.locator(".req").nth(row).locator("label.a-" + value).click();
    }

    private static void allSent(Page page) {
        assertThat(page.locator("#asm")).hasAttribute("data-kept", "0");
    }

    @Test
    void twoPeopleOnOneAnswerSeeBothValuesAndOneOfThemDecides() {
        try (var one = Browser.open(Browser.LAPTOP);
                var two = Browser.open(Browser.PHONE)) {
            var first = signIn(one);
            var second = signIn(two);
            choose(first, 0, "met");
            allSent(first);
            choose(second, 0, "not_met");
            var row = second.locator(".req").first();
            assertThat(row.locator(".row-message")).containsText("Đạt");
            assertThat(row.locator("[type=radio][value=not_met]")).isChecked();
            row.locator(".row-message button").nth(1).click();
            assertThat(row.locator(".row-message")).hasText("");
            allSent(second);
            first.reload();
            assertThat(first.locator(".req").first().locator("[type=radio][value=not_met]"))
                    .isChecked();
        }
    }

    @Test
    void theMainButtonIsWhatTheReaderMayDoNext() {
        for (var next : Map.of(
                        Role.HEAD, "Xem và ký",
                        Role.FOCAL_POINT, "Lập báo cáo trình ký",
                        Role.SYSTEM_OWNER, "Chờ đầu mối lập báo cáo và người đứng đầu ký.")
                .entrySet()) {
            try (var context = Browser.open(Browser.LAPTOP)) {
                var page = Browser.signIn(context, address(), world.login(next.getKey(), unit), World.PASSWORD);
                page.navigate(sheet);
                assertThat(page.locator(".head .acts")).containsText(next.getValue());
                assertThat(page.locator(".head .acts a.btn.p")).hasCount(next.getKey() == Role.SYSTEM_OWNER ? 0 : 1);
            }
        }
    }

    @Test
    void theEndOfAGroupLeadsToTheNextAndTheLastOneNowhere() {
        try (var context = Browser.open(Browser.LAPTOP)) {
            var page = signIn(context);
            var groups = page.locator(".toc a").count();
            for (int group = 1; group < groups; group++) {
                page.locator(".next-group a").click();
                assertThat(page.locator(".toc a").nth(group)).hasAttribute("aria-current", "true");
            }
            assertThat(page.locator(".next-group")).hasCount(0);
        }
    }

    @Test
    void answersGivenWithoutANetworkAreKeptAndSentWhenItIsBack() {
        try (var context = Browser.open(Browser.LAPTOP)) {
            var page = signIn(context);
            var rows = page.locator(".req").count();
            var group = page.locator(".toc a[aria-current]").getAttribute("href");
            for (int row = 0; row < rows; row++) {
                if (row == rows / 2) {
                    allSent(page);
                    context.setOffline(true);
                }
                choose(page, row, "met");
            }
            assertThat(page.locator("#kept")).containsText("" + (rows - rows / 2));
            context.setOffline(false);
            allSent(page);
            page.navigate(sheet + group);
            assertThat(page.locator(".req input[value=met]:checked")).hasCount(rows);
        }
    }

    @Test
    void evidenceBelongsToTheRowInHand(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("quy-che.txt"), "Quy chế");
        try (var context = Browser.open(Browser.LAPTOP)) {
            var page = signIn(context);
            var third = page.locator(".req").nth(2).getAttribute("data-code");
            page.keyboard().press("1");
            page.keyboard().press("1");
            assertThat(page.locator("#aside")).hasAttribute("data-code", third);
            page.keyboard().press("e");
            assertThat(page.locator("#evidence")).isFocused();
            page.setInputFiles("#evidence", file);
            page.locator(".req").first().locator("label.a-partly").click();
            assertThat(page.locator("#drop .words")).hasText("quy-che.txt");
            page.locator(".req").nth(1).locator("label.a-met").click();
            page.keyboard().press("e");
            assertThat(page.locator(".req").nth(1).locator(".row-message")).containsText("của yêu cầu khác");
            page.locator("#drop button").click();
            assertThat(page.locator("#aside")).hasAttribute("data-code", third);
            assertThat(page.locator(".file a")).hasText("quy-che.txt");
        }
    }

    @Test
    void manyAnswersAtOnceNeedNoScripts() {
        var options = new com.microsoft.playwright.Browser.NewContextOptions().setJavaScriptEnabled(false);
        try (var context = Browser.open(Browser.PHONE, options)) {
            var page = signIn(context);
            page.locator(".together summary").click();
            page.locator(".req .pick input").first().check();
            page.locator(".req .pick input").nth(2).check();
            page.locator("#together label.a-not_applicable").click();
            page.fill("#shared-reason", " ");
            page.locator("#together button").click();
            assertThat(page.locator("[role=alert]").first()).containsText("lý do chung");
            assertThat(page.locator(".req .pick input:checked")).hasCount(2);
            page.fill("#shared-reason", "Hệ thống không có tài khoản đặc quyền");
            page.locator("#together button").click();
            assertThat(page.locator(".req input[value=not_applicable]:checked")).hasCount(2);
            assertThat(page.locator(".req .note-box summary").first()).hasText("Hệ thống không có tài khoản đặc quyền");
        }
    }

    @Test
    void aFileOverTwentyMegabytesIsRefusedInWordsAndTheAnswersStay(@TempDir Path folder) throws Exception {
        var large = Files.write(folder.resolve("nhat-ky.log"), new byte[21 * 1024 * 1024]);
        try (var context = Browser.open(Browser.LAPTOP)) {
            var page = signIn(context);
            choose(page, 0, "met");
            allSent(page);
            page.setInputFiles("#evidence", large);
            page.locator("#drop button").click();
            assertThat(page.locator("main")).containsText("20 MB");
            page.navigate(sheet);
            assertThat(page.locator(".req input[value=met]:checked")).hasCount(1);
            assertThat(page.locator(".file")).hasCount(0);
        }
    }

    @Test
    void evidenceIsKnownByItsContentAndNeverShownInline(@TempDir Path folder) throws Exception {
        var page = "<html><script>document.title='run'</script></html>";
        var disguised = Files.writeString(folder.resolve("anh.png"), page);
        try (var context = Browser.open(Browser.LAPTOP)) {
            var browser = signIn(context);
            browser.setInputFiles("#evidence", disguised);
            browser.locator("#drop button").click();
            assertThat(browser.locator(".file a")).hasText("anh.png");
            assertThat(browser.locator("img.preview")).hasCount(0);
            var answer =
                    browser.request().get(address() + browser.locator(".file a").getAttribute("href"));
            assertThat(answer.headers())
                    .containsEntry("content-type", "application/octet-stream")
                    .containsEntry("x-content-type-options", "nosniff")
                    .hasEntrySatisfying(
                            "content-disposition", said -> assertThat(said).startsWith("attachment"));
            assertThat(answer.text()).isEqualTo(page);
        }
    }
}
