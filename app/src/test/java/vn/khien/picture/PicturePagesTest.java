package vn.khien.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.assessment.Answer;
import vn.khien.assessment.Answering;
import vn.khien.assessment.Opening;
import vn.khien.assessment.Reviews;
import vn.khien.organisation.Organisation;
import vn.khien.platform.ProductClock;
import vn.khien.platform.VietnamTime;
import vn.khien.support.Browser;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// The pages of the picture as an analyst reads them.
@KhienTest
class PicturePagesTest {
    @Autowired
    private World world;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Asked asked;

    @Autowired
    private Opening opening;

    @Autowired
    private Answering answering;

    @Autowired
    private ProductClock clock;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Wall wall;

    @LocalServerPort
    private int port;

    private BrowserContext context;
    private Page page;
    private String address;
    private String analyst;
    private Organisation body;
    private long directive;

    @BeforeEach
    void aBodyThatOwesAReviewAndAnAnalyst() {
        body = world.organisation("Tỉnh Được xem", null);
        directive = reviews.directive();
        var desk = world.organisation("Cục Xem", null);
        asked.assign(
                world.viewer(Role.ISSUER, desk),
                asked.review(directive, 1),
                body,
                Instant.parse("2024-04-29T17:00:00Z"),
                Instant.parse("2024-04-07T02:00:00Z"));
        address = "http://localhost:" + port;
        context = Browser.open(Browser.LAPTOP);
        page = context.newPage();
        analyst = world.login(Role.ANALYST, desk);
    }

    @AfterEach
    void theBrowserIsClosed() {
        context.close();
    }

    /// Signs in at the first time. That shows the picture, which is then kept for a moment: what a test enters, it
    /// enters
    /// before.
    private int open(String path) {
        if (page.url().equals("about:blank")) {
            page = Browser.signIn(context, address, analyst, World.PASSWORD);
        }
        return page.navigate(address + path).status();
    }

    private List<String> links() {
        return page.locator("#picture a[href]").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    @Test
    void aPastPictureSpeaksOfThatDayAndLeadsToIt() {
        open("/picture?directive=" + directive + "&view=table&asOf=20/04/2024");
        assertThat(page.locator("#picture .meta").innerText()).contains("còn 9 ngày", "23:59, 20/04/2024");
        assertThat(page.locator("input[name=asOf]").inputValue()).isEqualTo("20/04/2024");
        assertThat(links()).noneMatch(link -> link.startsWith("/assessments") || link.contains("reminders"));
        var ofThatDay = links().stream()
                .filter(link -> link.startsWith("/picture/") || link.startsWith("/reports") || link.startsWith("?"))
                .toList();
        assertThat(ofThatDay).hasSizeGreaterThan(7).allMatch(link -> link.contains("&asOf=20%2F04%2F2024"));
        assertThat(page.locator(".note.warn + .kwrap").evaluate("card => parseFloat(getComputedStyle(card).marginTop)"))
                .isNotEqualTo(0);

        assertThat(open("/reports?directive=" + directive + "&asOf=20%2F04%2F2024"))
                .isEqualTo(200);
        assertThat(page.locator(".paper").innerText())
                .contains("tính đến 23 giờ 59 phút ngày 20 tháng 4 năm 2024", "lấy theo ngày lập báo cáo");
        assertThat(page.locator(".acts a[href*=docx]").getAttribute("href")).contains("&asOf=20%2F04%2F2024");
        open("/picture/bodies?directive=" + directive + "&state=late&asOf=20%2F04%2F2024");
        assertThat(page.locator("h1").innerText()).isEqualTo("Đơn vị trễ mốc (1)");
        assertThat(page.locator("main a[href^='/systems']").count()).isZero();
    }

    @Test
    void thePresentPictureKeepsItsLinks() {
        open("/picture?directive=" + directive);
        assertThat(links())
                .anyMatch(link -> link.startsWith("/assessments"))
                .anyMatch(link -> link.contains("reminders"))
                .noneMatch(link -> link.contains("asOf"));
    }

    @Test
    void aDayThatDoesNotExistIsRefusedAndStaysInTheField() {
        assertThat(open("/picture?directive=" + directive + "&asOf=31/02/2025")).isEqualTo(422);
        assertThat(page.locator("[role=alert]").innerText()).contains("20/04/2024");
        assertThat(page.locator("#asOf").inputValue()).isEqualTo("31/02/2025");
        assertThat(page.locator(".kpis").count()).isZero();
        assertThat(open("/picture/bodies?asOf=31/02/2025")).isEqualTo(400);
    }

    @Test
    void behindARequirementWhatIsNotMetComesFirst() {
        var owner = world.viewer(Role.SYSTEM_OWNER, body);
        var code = "";
        for (var value : List.of(Answer.NOT_APPLICABLE, Answer.MET, Answer.NONE, Answer.PARTLY, Answer.NOT_MET)) {
            var system = reviews.system(body, 2, "Hệ thống " + value);
            var assessment = ((Opening.Outcome.Opened) opening.open(owner, system, directive)).assessment();
            code = reviews.firstRequirement(assessment);
            answering.answer(owner, assessment, code, new Answering.Given(value, Answer.NONE, "Lý do", null));
        }
        open("/picture/requirements/" + code + "?directive=" + directive + "&body=" + body.code());
        assertThat(page.locator("main table").first().locator("td:nth-child(3)").allInnerTexts())
                .containsExactly("Không", "Một phần", "Chưa trả lời", "Đạt", "KAD");
        assertThat(page.locator("main table").last().locator("th").allInnerTexts())
                .containsExactly("Đơn vị", "Không", "Một phần", "Chưa trả lời", "Đạt", "KAD");
        open("/picture?directive=" + directive);
        assertThat(page.locator("#weakest li").innerText()).contains("1/4").contains("25,0%");
    }

    @Test
    void theReminderIsReadBeforeItIsSent() {
        open("/picture/reminders?directive=" + directive);
        assertThat(page.locator("main tbody tr").innerText())
                .contains("Tỉnh Được xem", "Gửi kết quả, trễ ", "Nhắc: nghĩa vụ 1 theo 33/CĐ-TTg", "Chưa nhắc");
    }

    @Test
    void oneLateBodyIsRemindedFromItsRowAfterItsNoticeWasRead() {
        open("/picture?directive=" + directive);
        page.locator("main tr:has-text('Tỉnh Được xem') a:has-text('Nhắc')").click();
        page.waitForURL(url -> url.contains("/picture/reminders"));
        assertThat(page.locator("main tbody tr").allInnerTexts())
                .singleElement()
                .satisfies(row -> assertThat(row).contains("Tỉnh Được xem", "Nhắc: nghĩa vụ 1 theo 33/CĐ-TTg"));
        page.locator("form[action='/picture/reminders'] button").click();
        page.waitForURL(url -> url.contains("&sent"));
        assertThat(open("/picture/reminders?directive=" + directive + "&body=" + body.code()))
                .isEqualTo(200);
        assertThat(page.locator("main .empty").innerText()).contains("hôm nay đã nhắc rồi");
        assertThat(page.locator("form[action='/picture/reminders']").count()).isZero();
    }

    @Test
    void whoIsNotLateAndNotDoneIsListedApart() {
        var other = world.organisation("Tỉnh Còn hạn", null);
        var viewer = world.viewer(Role.ISSUER, body);
        var assignment = asked.assign(
                viewer, asked.review(directive, 2), other, clock.instant().plus(Duration.ofDays(3)), clock.instant());
        asked.acknowledge(viewer, assignment, clock.instant());
        open("/picture/reminders?directive=" + directive);
        assertThat(page.locator(".seg a").allInnerTexts()).containsExactly("Trễ mốc 1", "Chưa trễ, chưa xong 1");
        page.locator(".seg a").last().click();
        page.waitForURL(url -> url.contains("ahead=true"));
        assertThat(page.locator("main tbody tr").innerText())
                .contains("Tỉnh Còn hạn", "còn 3 ngày", "Nhắc: nghĩa vụ 2 theo 33/CĐ-TTg chưa xong");
    }

    @Test
    void besideEachFigureStandsWhatMovedSinceTheDayBefore() {
        var owner = world.viewer(Role.SYSTEM_OWNER, body);
        var assessment = ((Opening.Outcome.Opened) opening.open(owner, reviews.system(body, 2, "Hệ thống"), directive))
                .assessment();
        notMetSinceTwoDays(assessment);
        db.sql("update issuance set at = '2024-04-07T02:00:00Z' where directive = :id")
                .param("id", directive)
                .update();
        answer(owner, assessment, Answer.NOT_MET, Answer.MET);
        var other = world.organisation("Tỉnh Mới trễ", null);
        var due = VietnamTime.startOf(clock.today());
        var received = Instant.parse("2024-04-07T02:00:00Z");
        var assignment = asked.assign(owner, asked.review(directive, 2), other, due, received);
        asked.acknowledge(owner, assignment, received);
        open("/picture?directive=" + directive);
        assertThat(page.locator(".moved").allInnerTexts())
                .containsExactly(
                        "như hôm qua",
                        "như hôm qua",
                        "tăng 1 so với hôm qua",
                        "như hôm qua",
                        "tăng 100,0 điểm so với hôm qua");
        open("/picture?directive=" + directive + "&asOf=20/04/2024");
        assertThat(page.locator(".moved").count()).as("a past picture").isZero();
    }

    @Test
    void nothingIsSaidOfYesterdayWhereTheDirectiveWasNotInForceThen() {
        open("/picture?directive=" + directive);
        assertThat(page.locator(".kpis").count()).isEqualTo(1);
        assertThat(page.locator(".moved").count()).isZero();
    }

    private void answer(Viewer owner, long assessment, Answer was, Answer value) {
        answering.answer(
                owner, assessment, reviews.firstRequirement(assessment), new Answering.Given(value, was, null, null));
    }

    /// As if the assessment had been opened with an answer two days ago.
    private void notMetSinceTwoDays(long assessment) {
        transaction.executeWithoutResult(_ -> {
            wall.nation();
            db.sql("""
                    update assessment a
                       set opened_at = product_now() - interval '2 days',
                           answers = set_byte(answers, (select r.position
                                                          from requirement r
                                                         where r.guidance = a.guidance and r.code = :code), 3)
                     where id = :id
                    """)
                    .param("code", reviews.firstRequirement(assessment))
                    .param("id", assessment)
                    .update();
        });
    }
}
