package vn.khien.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.KhienApplication;
import vn.khien.access.Wall;
import vn.khien.platform.EmbeddedDatabase;
import vn.khien.support.Browser;

/// Every main page on the demonstration nation, as an official sees it: pictures into `docs/screens`, no defect that
/// axe finds, and nothing that makes a phone scroll sideways. Both languages, both themes, both sizes.
@SpringBootTest(
        classes = KhienApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"khien.demonstration=true", "khien.data=target/screens-data"})
@ContextConfiguration(initializers = ScreensTest.OwnDatabase.class)
@DirtiesContext
class ScreensTest {
    private static final Path PICTURES = Path.of("..", "docs", "screens");
    private static final String PASSWORD = "khien-minh-hoa-2024";

    /// A server of its own: the nation is made only where nobody works yet.
    static final class OwnDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                var folder = Files.createTempDirectory(
                        Files.createDirectories(Path.of("target").toAbsolutePath()), "nation");
                var database = EmbeddedDatabase.start(folder, false);
                Runtime.getRuntime().addShutdownHook(new Thread(database::close));
                Map<String, Object> settings = database.settings();
                context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("own database", settings));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    record Shown(String name, String login, String path) {
        /// The public site has an address for each language.
        String pathIn(String language) {
            return language.equals("en") && path.startsWith("/public") && !path.startsWith("/public/en")
                    ? path.replaceFirst("/public", "/public/en")
                    : path;
        }
    }

    @Autowired
    JdbcClient db;

    @Autowired
    Wall wall;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    private List<Shown> pages() {
        var directive = id("select min(directive) from issuance");
        var assessment = assessmentOf("LDG-001");
        return Stream.concat(drawnUp(directive).stream(), standing(directive, assessment).stream())
                .toList();
    }

    /// What is there as the nation begins.
    private List<Shown> standing(long directive, long assessment) {
        return List.of(
                new Shown("sign-in", "", "/sign-in"),
                new Shown("national", "analyst", "/picture"),
                new Shown("national-map", "analyst", "/picture?view=map"),
                new Shown("national-table", "analyst", "/picture?view=table"),
                new Shown("national-as-of", "analyst", "/picture?asOf=20/04/2024"),
                new Shown("reminders", "analyst", "/picture/reminders"),
                new Shown("reminders-ahead", "analyst", "/picture/reminders?ahead=true"),
                new Shown("bodies", "analyst", "/picture/bodies?state=submitted"),
                new Shown("requirement", "analyst", "/picture/requirements/CS-01?body=LDG"),
                new Shown("report", "analyst", "/reports"),
                new Shown("submission", "analyst", "/submissions/1"),
                new Shown("signature", "analyst", "/submissions/1/signature"),
                new Shown("submissions", "head.LDG", "/submissions"),
                new Shown("duties", "focal.LDG", "/duties"),
                new Shown("assessment", "focal.LDG", "/assessments/" + assessment),
                new Shown("answers-import", "focal.LDG", "/assessments/" + assessment + "/import"),
                new Shown("assessment-closed", "head.BXD", "/assessments/" + assessmentOf("BXD-001")),
                new Shown("more", "focal.LDG", "/more"),
                new Shown("system", "focal.LDG", "/systems/LDG-001"),
                new Shown("system-new", "focal.LDG", "/systems/new"),
                new Shown("system-edit", "focal.LDG", "/systems/LDG-001/edit"),
                new Shown("level", "focal.LDG", "/systems/LDG-001/level"),
                new Shown("import", "focal.LDG", "/systems/import"),
                new Shown("directives", "issuer", "/directives"),
                new Shown("directive", "issuer", "/directives/" + directive),
                new Shown("directive-new", "issuer", "/directives/new"),
                new Shown("directive-addressees", "issuer", "/directives/" + directive + "/addressees"),
                new Shown("directive-tree", "issuer", "/directives/" + directive + "/addressees?view=tree"),
                new Shown("directive-log", "issuer", "/directives/" + directive + "/log"),
                new Shown("directive-own", "focal.LDG", "/directives/" + directive),
                new Shown("organisations", "analyst", "/organisations"),
                new Shown("tree", "analyst", "/organisations?view=tree"),
                new Shown("organisation", "focal.LDG", "/organisations/LDG"),
                new Shown("search", "analyst", "/search?q=lam+dong"),
                new Shown("systems", "focal.LDG", "/systems"),
                new Shown("assessments", "focal.LDG", "/assessments"),
                new Shown("notices", "focal.LDG", "/notices"),
                new Shown("accounts", "admin", "/accounts"),
                new Shown("account", "admin", "/accounts/focal.LDG"),
                new Shown("public", "", "/public"),
                new Shown("public-data", "", "/public/data"),
                new Shown("public-law", "", "/public/law/nd-85-2016"),
                new Shown("public-check", "", "/public/check"),
                new Shown("public-press", "", "/public/press"),
                new Shown("public-check-warning", "", "/public/check/warning?number=CB-2024-002"),
                new Shown("public-warnings", "", "/public/warnings"),
                new Shown("public-warning", "", "/public/warnings/cb-2024-002"),
                new Shown("public-statement", "", "/public/warnings/sc-2024-0001"),
                new Shown("public-guide", "", "/public/guide"),
                new Shown("public-laws", "", "/public/law"),
                new Shown("public-accessibility", "", "/public/accessibility"),
                new Shown("library", "analyst", "/library?q=cap+do"),
                new Shown("law", "analyst", "/library/nd-85-2016"),
                new Shown("campaigns", "analyst", "/campaigns"),
                new Shown("campaign", "analyst", "/campaigns/1"),
                new Shown("campaign-press", "press", "/campaigns/1"),
                new Shown("quiz", "press", "/campaigns/1/quiz"),
                new Shown("campaign-new", "analyst", "/campaigns/new"),
                new Shown("providers", "analyst", "/providers"),
                new Shown("provider", "provider", "/providers/own"),
                new Shown("invitations", "analyst", "/providers/invitations"),
                new Shown("inspections", "analyst", "/inspections"),
                new Shown("inspection-plan", "analyst", "/inspections/plan"),
                new Shown("inspection", "inspector", "/inspections/1"),
                new Shown("finding", "inspector", "/inspections/1/findings/2"),
                new Shown("site", "inspector", "/inspections/site/2"),
                new Shown("site-queue", "inspector", "/inspections/site/queue"),
                new Shown("inspected", "head.KGG-KT1", "/inspections/1"),
                new Shown("products", "focal.LDG", "/systems/LDG-001/products"),
                new Shown("products-import", "focal.LDG", "/products/import"),
                new Shown("advisories", "desk", "/advisories"),
                new Shown("advisory", "desk", "/advisories/CB-2024-002?state=overdue"),
                new Shown("advisory-draft", "desk", "/advisories/drafts/4"),
                new Shown("advisory-edit", "desk", "/advisories/drafts/4/edit"),
                new Shown("advisory-new", "desk", "/advisories/new"),
                new Shown("advisory-csaf", "desk", "/advisories/csaf"),
                new Shown("advisory-kev", "desk", "/advisories/kev"),
                new Shown("advisory-chasing", "desk", "/advisories/CB-2024-002/chasing"),
                new Shown("advisories-own", "focal.LDG", "/advisories"),
                new Shown("advisory-own", "focal.LDG", "/advisories/CB-2024-002"),
                new Shown("incident-tip", "", "/incidents/report"),
                new Shown("incident-follow", "", "/incidents/follow"),
                new Shown("incidents", "coordinator", "/incidents"),
                new Shown("incident", "coordinator", "/incidents/SC-2024-0009"),
                new Shown("incident-place", "coordinator", "/incidents/SC-2024-0012/place?q=minh+tam"),
                new Shown("incident-own-part", "coordinator.BCA", "/incidents/SC-2024-0001"),
                new Shown("incident-report", "focal.GD-02", "/incidents/SC-2024-0009/report?as=closing"),
                new Shown("incident-new", "focal.GD-01", "/incidents/new"),
                new Shown("incident-as-it-was", "head.GD-01", "/incidents/SC-2024-0001/as-it-was"),
                new Shown("incident-heads", "issuer", "/incidents/heads"),
                new Shown(
                        "incident-lesson",
                        "coordinator",
                        "/incidents/SC-2024-0001/lessons/" + ofTheNation("select min(id) from incident_lesson")),
                new Shown("incident-lessons", "focal.LDG", "/incidents/lessons"));
    }

    /// What people first have to draw up: results to be signed by a head, by a deputy and instead of an earlier one, a
    /// draft that replaces a clause, uploads to be confirmed, an invitation.
    private List<Shown> drawnUp(long directive) {
        var toSign = as("head.NDH", "/submissions", page -> page.click("form[action='/submissions'] button"));
        var replacement = as("head.BXD", "/submissions", page -> page.click("form[action='/submissions'] button"));
        as("head.CMU", "/delegations", page -> {
            page.selectOption("#deputy", String.valueOf(id("select person from account where login = 'focal.CMU'")));
            page.fill("#title", "Phó Chủ tịch UBND");
            page.fill("#from", "25/04/2024");
            page.fill("#to", "09/05/2024");
            page.click("form[action='/delegations'] button");
        });
        var byDeputy = as("focal.CMU", "/submissions", page -> page.click("form[action='/submissions'] button"));
        var draft = as("issuer", "/directives/new", page -> {
            page.fill("#text", """
                    Số: 45/CĐ-TTg
                    Hà Nội, ngày 24 tháng 4 năm 2024
                    CÔNG ĐIỆN
                    Về việc gia hạn rà soát, đánh giá (minh họa)
                    1. Các bộ, cơ quan, địa phương gửi kết quả rà soát trước ngày 15 tháng 5 năm 2024 (minh họa).
                    2. Bộ Thông tin và Truyền thông tổng hợp, báo cáo Thủ tướng Chính phủ (minh họa).
                    """);
            page.click("form[action^='/directives?'] button");
        });
        var amending = as("issuer", draft + "/amendments?of=" + directive, page -> {
            page.selectOption("#replaces", new SelectOption().setIndex(10));
            page.selectOption("#clause", new SelectOption().setIndex(1));
            page.click("form[action$='/amendments'] button");
        });
        var enrolment = as("analyst", "/providers/invitations", page -> {
            page.fill("#nameVi", "Công ty Minh họa mới");
            page.click("button[value=invite]");
            page.navigate(address() + page.getAttribute("#link", "href"));
        });
        return List.of(
                new Shown("submission-to-sign", "head.NDH", toSign),
                new Shown("submission-replacement", "head.BXD", replacement),
                new Shown("submission-deputy", "focal.CMU", byDeputy),
                new Shown("delegations", "head.CMU", "/delegations"),
                new Shown("directive-draft", "issuer", draft),
                new Shown("directive-issue", "issuer", draft + "/issue?effectiveOn=24/04/2024"),
                new Shown("amendments", "issuer", amending),
                new Shown("enrolment", "", enrolment),
                new Shown("import-compared", "focal.LDG", uploaded("/systems/import", "/systems/template.xlsx")),
                new Shown(
                        "products-import-compared",
                        "focal.LDG",
                        uploaded("/products/import", "/products/template.xlsx")));
    }

    /// Where somebody gets to who does this on that page.
    private String as(String login, String path, Consumer<Page> does) {
        try (var context = Browser.open(Browser.LAPTOP)) {
            var page = Browser.signIn(context, address(), login, PASSWORD);
            page.navigate(address() + path);
            does.accept(page);
            page.waitForLoadState();
            return page.url().substring(address().length());
        }
    }

    private String uploaded(String form, String template) {
        return as("focal.LDG", form, page -> {
            var file = page.request().get(address() + template).body();
            page.setInputFiles("#file", new FilePayload("mau.xlsx", "application/octet-stream", file));
            page.click("form[enctype] button");
        });
    }

    private long assessmentOf(String system) {
        return ofTheNation("select a.id from assessment a join information_system s on s.id = a.system where s.code = '"
                + system + "'");
    }

    /// Behind row-level security: asked as the system itself.
    private long ofTheNation(String query) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            wall.nation();
            return id(query);
        }));
    }

    private long id(String query) {
        return db.sql(query).query(Long.class).single();
    }

    @Test
    void everyPageIsPicturedSoundAndFitsThePhone() throws IOException {
        Files.createDirectories(PICTURES);
        var axe = new String(
                java.util.Objects.requireNonNull(getClass().getResourceAsStream("/axe-core/axe.min.js"))
                        .readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8);
        var wrong = new ArrayList<String>();
        var pages = pages();
        for (var login : pages.stream().map(Shown::login).distinct().toList()) {
            var mine = pages.stream().filter(page -> page.login().equals(login)).toList();
            try (var context = Browser.open(Browser.LAPTOP)) {
                var page = login.isEmpty() ? context.newPage() : Browser.signIn(context, address(), login, PASSWORD);
                for (var language : List.of("vi", "en")) {
                    for (var shown : mine) {
                        look(context, page, shown, language, axe, wrong);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private void look(BrowserContext context, Page page, Shown shown, String language, String axe, List<String> wrong) {
        for (var size : List.of(Browser.LAPTOP, Browser.PHONE)) {
            var dark = size == Browser.PHONE;
            remember(context, language, "light");
            page.setViewportSize(size[0], size[1]);
            var answer = page.navigate(address() + shown.pathIn(language));
            if (answer == null || answer.status() != 200) {
                wrong.add(shown.path() + " answered " + (answer == null ? "nothing" : answer.status()));
                return;
            }
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve(shown.name() + "-" + language + "-" + size[0] + ".png")));
            var wide = (Number) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
            if (wide.intValue() > 0) {
                wrong.add(shown.path() + " " + language + " " + size[0] + ": too wide by " + wide);
            }
            if (dark) {
                remember(context, language, "dark");
                page.reload();
            }
            page.evaluate(axe);
            var found = (List<?>) page.evaluate("""
                    () => axe.run(document, {resultTypes: ['violations']}).then(result => result.violations.map(
                      one => one.id + ': ' + one.nodes.slice(0, 3).map(node => node.target.join(' ')).join(' | ')))
                    """);
            found.forEach(one -> wrong.add(shown.path() + " " + language + " " + size[0] + ": " + one));
        }
    }

    private void remember(BrowserContext context, String language, String theme) {
        context.addCookies(List.of(
                new com.microsoft.playwright.options.Cookie("lang", language).setUrl(address()),
                new com.microsoft.playwright.options.Cookie("theme", theme).setUrl(address())));
    }

    private String address() {
        return "http://localhost:" + port;
    }
}
