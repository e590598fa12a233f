package vn.khien.directive;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.assessment.Reviews;
import vn.khien.organisation.Organisation;
import vn.khien.picture.Asked;
import vn.khien.platform.ProductClock;
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

    @Autowired
    private Reviews reviews;

    @Autowired
    private Asked asked;

    @Autowired
    private ProductClock clock;

    @Autowired
    private JdbcClient db;

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

    @Test
    void whatStandsInTheWayOfIssuingIsNamedAndTheTypedDayStays() {
        var brought = intake.bringIn(
                issuer, "tin.txt", "Các bộ rà soát trước ngày 30/4/2024.".getBytes(StandardCharsets.UTF_8));
        var id = ((Intake.Result.Drafted) brought).directive();
        try (var context = Browser.open(Browser.LAPTOP)) {
            var page = signIn(context);
            page.navigate(address() + "/directives/" + id);
            page.locator("form[action$='/issue'] button").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Số, ký hiệu chưa nhập");
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Ngày ban hành chưa nhập");
            page.fill("#effectiveOn", "31/02/2025");
            page.locator("form[action$='/issue'] button").click();
            assertThat(page.getByRole(AriaRole.ALERT)).containsText("Ngày hiệu lực không có trên lịch");
            assertThat(page.locator("#effectiveOn")).hasValue("31/02/2025");
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

    @Test
    void whereAnObligationStandsIsATreeOfGroupsThatCountsStates() {
        var id = addressed();
        try (var context = Browser.open(Browser.LAPTOP, new NewContextOptions().setJavaScriptEnabled(false))) {
            var page = signIn(context);
            page.navigate(address() + "/directives/" + id + "?obligation=1");
            var groups = page.locator("#where > .cb > .tree > li > details > summary");
            assertThat(groups).hasText(new Pattern[] {
                Pattern.compile("Bộ, cơ quan ngang bộ\\s+Chưa tiếp nhận 1\\s+0/1"),
                Pattern.compile("Địa phương\\s+Đã tiếp nhận 1\\s+Trễ mốc 1\\s+0/2")
            });
            var lamDong = page.locator("#where a[href='/organisations/LDG']").first();
            assertThat(lamDong).isHidden();
            groups.nth(1).focus();
            page.keyboard().press("Enter");
            assertThat(lamDong).isVisible();
            var node = page.locator("#where li:has(> .node a[href='/organisations/LDG'])");
            assertThat(node).containsText("Bên dưới: Đã xong 1");
            node.locator("a.tog").click();
            var unit = page.locator("#where a", new Page.LocatorOptions().setHasText("Sở Trong cây"));
            assertThat(unit).isVisible();
            page.locator("#where summary", new Page.LocatorOptions().setHasText("Lâm Đồng"))
                    .click();
            assertThat(unit).isHidden();

            page.navigate(address() + "/directives/" + id + "/addressees");
            page.locator(".seg a").first().click();
            assertThat(page.locator("summary.node")).hasCount(2);
            assertThat(page.locator("summary.node").nth(1)).containsText("Trễ mốc 1");
            page.setViewportSize(Browser.PHONE[0], Browser.PHONE[1]);
            page.locator("summary.node").nth(1).click();
            assertThat(page.locator("main .tree a[href='/organisations/LDG']")).isVisible();
            org.assertj.core.api.Assertions.assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(Browser.PHONE[0]);
        }
    }

    /// A ministry that acknowledged nothing yet, a province that acknowledged, and one that is late, whose unit is
    /// done.
    private long addressed() {
        var id = reviews.directive();
        db.sql("update directive set signed_on = '2024-04-07' where id = :id")
                .param("id", id)
                .update();
        var obligation = asked.review(id, 1);
        var now = clock.instant();
        var late = now.minus(Duration.ofDays(2));
        var ahead = now.plus(Duration.ofDays(3));
        asked.assign(issuer, obligation, world.shipped("BYT"), ahead, now);
        asked.acknowledge(issuer, asked.assign(issuer, obligation, world.shipped("CMU"), ahead, now), now);
        var lamDong = world.shipped("LDG");
        var above = asked.assign(issuer, obligation, lamDong, late, now);
        var unit = asked.assign(issuer, obligation, world.organisation("Sở Trong cây", lamDong), late, now);
        db.sql("update assignment set parent = :above where id = :unit")
                .param("above", above)
                .param("unit", unit)
                .update();
        db.sql("insert into fulfilment (assignment, at, by, how) values (:unit, :at, :by, 'xong')")
                .param("unit", unit)
                .param("at", DirectiveRows.at(now))
                .param("by", issuer.person())
                .update();
        return id;
    }

    @Test
    void theListTellsTheNextDeadlineOfWhatIsStillOwed() {
        var id = addressed();
        try (var context = Browser.open(Browser.LAPTOP)) {
            var page = signIn(context);
            page.navigate(address() + "/directives");
            var row = page.locator("tr:has(a[href='/directives/" + id + "'])");
            assertThat(row.locator("td[data-l='Hạn tiếp theo'] .chip")).containsText("còn 3 ngày");
            db.sql("""
                    update assignment set due = product_now() - interval '50 hours'
                     where due > product_now()
                       and obligation in (select b.id from obligation b where b.directive = :directive)
                    """).param("directive", id).update();
            page.reload();
            assertThat(row.locator("td[data-l='Hạn tiếp theo'] .chip.solid")).containsText("trễ 2 ngày");
        }
    }
}
