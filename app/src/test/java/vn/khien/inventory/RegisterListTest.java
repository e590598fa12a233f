package vn.khien.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import vn.khien.picture.Asked;
import vn.khien.support.Browser;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// The list of systems as it is read: in any order, with who runs a system and how far it is assessed.
@KhienTest
class RegisterListTest {
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
    private SystemWorkbook workbook;

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
    private Organisation body;
    private Organisation unit;

    @BeforeEach
    void fourSystemsOfTwoOwners() {
        body = world.organisation("UBND Danh mục", null);
        unit = world.organisation("Sở Âm nhạc", body);
        system("Bản đồ", body, 3, "Trung tâm Đo đạc");
        system("Đất đai", unit, null, "");
        system("Dân cư", unit, 1, "Trung tâm Áp dụng");
        system("Ảnh số", body, 3, "Đài Ảnh");
        context = Browser.open(Browser.LAPTOP, new NewContextOptions().setJavaScriptEnabled(false));
        page = Browser.signIn(context, address(""), world.login(Role.FOCAL_POINT, body), World.PASSWORD);
    }

    @AfterEach
    void theBrowserIsClosed() {
        context.close();
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    private void system(String name, Organisation owner, @Nullable Integer level, String operator) {
        var system = reviews.system(owner, level, name);
        transaction.executeWithoutResult(_ -> {
            wall.nation();
            db.sql("update information_system set operator = :operator where id = :id")
                    .param("operator", operator)
                    .param("id", system)
                    .update();
        });
    }

    private List<String> names() {
        return page.locator("main tbody tr td:first-child b").allInnerTexts();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name       | Ảnh số, Bản đồ, Dân cư, Đất đai
            -name      | Đất đai, Dân cư, Bản đồ, Ảnh số
            level      | Dân cư, Ảnh số, Bản đồ, Đất đai
            -level     | Ảnh số, Bản đồ, Dân cư, Đất đai
            owner      | Dân cư, Đất đai, Ảnh số, Bản đồ
            -owner     | Ảnh số, Bản đồ, Dân cư, Đất đai
            operator   | Ảnh số, Dân cư, Bản đồ, Đất đai
            -operator  | Bản đồ, Dân cư, Ảnh số, Đất đai
            no-column  | Ảnh số, Bản đồ, Dân cư, Đất đai
            """)
    void theListAndItsWorkbookFollowTheAddress(String sort, String inOrder) throws IOException {
        page.navigate(address("/systems?sort=" + sort));
        assertThat(names()).containsExactly(inOrder.split(", "));
        var link = page.locator("a[href*='template.xlsx']").getAttribute("href");
        var file = context.request().get(address(link)).body();
        try (var read = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            assertThat(read.getFirstSheet().read().stream().skip(1).map(row -> row.getCellText(1)))
                    .containsExactly(inOrder.split(", "));
        }
    }

    @Test
    void aHeaderSaysItsOrderAndTurnsIt() {
        page.navigate(address("/systems?level=3"));
        assertThat(page.locator("th[aria-sort=ascending]").innerText()).isEqualTo("Hệ thống");
        page.locator("th:has-text('Đơn vị vận hành') a").focus();
        page.keyboard().press("Enter");
        page.waitForURL(url -> url.contains("sort=operator"));
        assertThat(names()).containsExactly("Ảnh số", "Bản đồ");
        page.locator("th:has-text('Đơn vị vận hành') a").click();
        assertThat(page.url()).contains("sort=-operator").contains("level=3");
        assertThat(names()).containsExactly("Bản đồ", "Ảnh số");
        assertThat(page.locator("th[aria-sort=descending]").allInnerTexts()).containsExactly("Đơn vị vận hành");
        page.fill("#q", "anh so");
        page.locator(".filters button").click();
        assertThat(page.url()).contains("sort=-operator");
        assertThat(names()).containsExactly("Ảnh số");
    }

    @Test
    void theWorkbookThatIsFilledInStaysInTheOrderOfTheTree() throws IOException {
        var viewer = world.viewer(Role.FOCAL_POINT, body);
        try (var read = new ReadableWorkbook(new ByteArrayInputStream(workbook.write(
                viewer, RegisterRows.Filter.NONE, ListOrder.parse("").orElse(ListOrder.PLACE))))) {
            assertThat(read.getFirstSheet().read().stream().skip(1).map(row -> row.getCellText(3)))
                    .containsExactlyElementsOf(Stream.of(body, body, unit, unit)
                            .map(Organisation::code)
                            .toList());
        }
    }

    @Test
    void howFarASystemIsAssessedStandsBesideIt() {
        page.navigate(address("/systems"));
        assertThat(page.locator("th").allInnerTexts())
                .as("before any review")
                .contains("Đơn vị vận hành")
                .doesNotContain("Đánh giá");
        var viewer = world.viewer(Role.SYSTEM_OWNER, body);
        var directive = reviews.directive();
        asked.assign(
                world.viewer(Role.ISSUER, body),
                asked.review(directive, 1),
                body,
                null,
                Instant.parse("2024-04-07T02:00:00Z"));
        begin(viewer, directive);
        page.navigate(address("/systems?sort=name"));
        var cells = page.locator("main tbody td[data-l='Đánh giá']").allInnerTexts();
        assertThat(cells.getFirst().strip()).matches("Đang đánh giá \\d+%");
        assertThat(cells.subList(1, 4)).allMatch(cell -> cell.strip().equals("Chưa đánh giá"));
        page.locator("main tbody td[data-l='Đánh giá'] a").click();
        assertThat(page.url()).contains("/assessments/");
    }

    private void begin(Viewer viewer, long directive) {
        var system = transaction.execute(_ -> {
            wall.nation();
            return db.sql("select id from information_system where owner = :owner and name = 'Ảnh số'")
                    .param("owner", body.id())
                    .query(Long.class)
                    .single();
        });
        var assessment = ((Opening.Outcome.Opened) opening.open(viewer, system, directive)).assessment();
        var code = reviews.firstRequirement(assessment);
        answering.answer(viewer, assessment, code, new Answering.Given(Answer.MET, Answer.NONE, null, null));
    }

    @Test
    void aPhoneChoosesTheOrderInAList() {
        page.setViewportSize(Browser.PHONE[0], Browser.PHONE[1]);
        page.navigate(address("/systems"));
        assertThat(page.locator("#sort").isVisible()).isTrue();
        page.selectOption("#sort", "-level");
        page.locator(".filters button").click();
        assertThat(names().getLast()).isEqualTo("Đất đai");
        assertThat((Integer) page.viewportSize().width)
                .isGreaterThanOrEqualTo((Integer) page.evaluate("document.documentElement.scrollWidth"));
    }
}
