package vn.khien.cli;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import vn.khien.access.Tokens;
import vn.khien.nation.Nation;
import vn.khien.picture.Recounting;
import vn.khien.support.ArchivalForm;
import vn.khien.support.Browser;

/// The whole product as `./khien up` starts it, with the demonstration nation, in a real browser.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemonstrationTest {
    @TempDir
    static Path data;

    private static Program program;
    private static String address;

    @BeforeAll
    static void up() throws Exception {
        program =
                Program.start(data, WebApplicationType.SERVLET, Map.of("server.port", 0, "khien.demonstration", true));
        address = "http://localhost:" + program.context().getEnvironment().getProperty("local.server.port");
    }

    @AfterAll
    static void down() throws Exception {
        program.close();
    }

    private static Page signIn(BrowserContext context, String login) {
        return Browser.signIn(context, address, login, Nation.PASSWORD);
    }

    @Test
    @Order(1)
    void theNationHasTheSharesOfTheStatesFigures() {
        try (var context = Browser.open(Browser.LAPTOP)) {
            var page = signIn(context, "analyst");
            page.navigate(address + "/picture");
            assertThat(page.locator(".by-level")).containsText("3.309");
            assertThat(page.locator(".by-level")).containsText("2.914");
            assertThat(page.locator(".by-level")).containsText("23");
            assertThat(page.locator("#picture")).containsText("7.206");
            assertThat(page.locator("#picture")).containsText("76,5%");
            assertThat(page.locator("#picture")).containsText("56,5%");
            assertThat(page.locator(".tile.isl")).hasCount(2);
            assertThat(page.locator(".tiles a.tile:not(.isl)")).hasCount(63);
            page.navigate(address + "/picture?view=map");
            assertThat(page.locator(".vn-map .unit:not(.island)")).hasCount(63);
            for (var island : List.of("HSA", "TSA")) {
                page.waitForCondition(() -> (Boolean) page.locator("[data-island=" + island + "] .land")
                        .evaluate("shape => shape.getBBox().width > 5"));
            }
        }
    }

    @Test
    @Order(2)
    void thePictureEqualsPlainSql() {
        assertThat(program.context().getBean(Recounting.class).differences()).isEmpty();
    }

    @Test
    @Order(3)
    void allThatIsKeptIsInTheDataFolder() {
        assertThat(data.resolve("keys/head-key.p12")).isRegularFile();
        assertThat(data.resolve("keys/head-authority.crl")).isNotEmptyFile();
    }

    @Test
    @Order(3)
    void whatIsForeignLooksAbsent() {
        assertThat(new ForeignThings(program, address, Nation.PASSWORD).wrong()).isEmpty();
    }

    /// As a script would: the answer alone on standard output, while the program runs on the same data.
    @Test
    @Order(3)
    void commandsAnswerBesideTheRunningProgram() throws Exception {
        var token = said("token", "analyst");
        var request = HttpRequest.newBuilder(URI.create(address + "/api/v1/organisations?limit=1"))
                .header("Authorization", "Bearer " + token)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(said("recount")).isEqualTo("equal");
    }

    @Test
    @Order(3)
    void aSecondProgramOnTheSameDataSaysWhatToDo() {
        assertThatThrownBy(() -> Program.start(data, WebApplicationType.SERVLET, Map.of("server.port", 0)))
                .isInstanceOfSatisfying(
                        HintedFailure.class,
                        failure -> assertThat(failure.hint()).contains("--data"))
                .hasMessageContaining("another Khiên is running");
    }

    private static String said(String... command) {
        var before = System.out;
        var said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            var words = Stream.concat(Stream.of(command), Stream.of("--data", data.toString()));
            assertThat(Main.execute(words.toArray(String[]::new))).isZero();
        } finally {
            System.setOut(before);
        }
        return said.toString(StandardCharsets.UTF_8).strip();
    }

    /// Decree 30/2020 wants electronic documents in PDF; for the archive that is PDF/A.
    @Test
    @Order(3)
    void everyKindOfDocumentIsPdfA() {
        assertThat(new Documents(program, address, said("token", "analyst")).all())
                .hasSize(6)
                .allSatisfy((kind, pdf) ->
                        assertThat(ArchivalForm.broken(pdf)).as(kind).isEmpty());
    }

    /// Tiles, table, workbook, interface and report are five ways to say the same.
    @Test
    @Order(3)
    void everyFormOfThePictureGivesTheSameFigures() throws Exception {
        try (var context = Browser.open(Browser.LAPTOP)) {
            var page = signIn(context, "analyst");
            page.navigate(address + "/picture");
            var directive = page.locator("#picture").getAttribute("hx-get").replaceAll(".*directive=(\\d+).*", "$1");
            var token = program.context().getBean(Tokens.class).issue("analyst").orElseThrow();
            var forms = new SameFigures(page, address, token, directive);
            var workbook = forms.workbook();
            assertThat(forms.totalsOfThePage()).isEqualTo(forms.totalsOf(workbook));
            var api = forms.api();
            assertThat(api.get("totals").get("submitted").asLong())
                    .isEqualTo(forms.totalsOfThePage().submitted());
            assertThat(forms.figuresOf(api)).isEqualTo(forms.figuresOf(workbook));
            assertThat(forms.statesOf(api)).containsAllEntriesOf(forms.statesOfTheTiles());
            assertThat(forms.systemsOf(workbook)).containsAllEntriesOf(forms.systemsOfTheTable());
            assertThat(forms.appendixOfTheReport()).isEqualTo(forms.systemsByName(workbook));
        }
    }

    @Test
    @Order(4)
    void fromTheDispatchToTheNationalPicture() throws Exception {
        var text = Files.readString(Path.of("src/main/resources/khien/demonstration/dispatch-33.vi.txt"));
        try (var laptop = Browser.open(Browser.LAPTOP);
                var ministry = Browser.open(Browser.LAPTOP);
                var phone = Browser.open(Browser.PHONE)) {
            var directive = issue(signIn(laptop, "issuer"), text);
            laptop.clearCookies();
            var picture = signIn(ministry, "analyst");
            picture.navigate(address + "/picture?directive=" + directive);
            assertThat(picture.locator("[data-code=BKN]")).hasAttribute("data-state", "open");

            var province = signIn(laptop, "focal.BKN");
            acknowledge(province, directive);
            bringInSystems(province);
            assessWithKeys(province, directive);

            var submission = sign(signIn(phone, "head.BKN"), directive);
            assertThat(picture.locator("[data-code=BKN]"))
                    .hasAttribute(
                            "data-state",
                            "submitted",
                            new com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions()
                                    .setTimeout(10_000));
            picture.locator("[data-code=BKN]").click();
            assertThat(picture).hasURL(address + "/submissions/" + submission);
            openDownToTheAnswer(picture, directive);
            report(picture, directive);
            verifyOffline(picture, submission);
        }
    }

    private static String issue(Page page, String text) {
        page.navigate(address + "/directives/new");
        page.fill("#text", text);
        page.locator("form[enctype] button").click();
        assertThat(page.locator("h1"))
                .containsText(
                        "tăng cường bảo đảm an toàn thông tin mạng",
                        new com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions()
                                .setIgnoreCase(true));
        page.locator("form[action$='/issue'][method=get] button").click();
        assertThat(page.locator("main .dl")).containsText("Văn phòng Chính phủ");
        page.locator("form[action$='/issue'][method=post] button").click();
        assertThat(page.locator(".note.ok")).isVisible();
        return page.url().replaceAll(".*/directives/(\\d+).*", "$1");
    }

    private static void acknowledge(Page page, String directive) {
        page.navigate(address + "/directives/" + directive);
        page.locator("form[action$='/acknowledgement'] button").click();
        assertThat(page.locator("form[action$='/acknowledgement']")).hasCount(0);
    }

    private static void bringInSystems(Page page) throws IOException {
        var file = data.resolve("he-thong.xlsx");
        try (var out = Files.newOutputStream(file);
                var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("A");
            var headers = List.of("Tên hệ thống", "Cấp độ", "Hồ sơ cấp độ");
            for (int column = 0; column < headers.size(); column++) {
                sheet.value(0, column, headers.get(column));
            }
            for (int row = 1; row <= 3; row++) {
                sheet.value(row, 0, "Hệ thống hành trình " + row);
                sheet.value(row, 1, row);
                sheet.value(row, 2, "Chưa có");
            }
        }
        page.navigate(address + "/systems/import");
        page.setInputFiles("#file", file);
        page.locator("form[enctype] button").click();
        page.locator("form[action$='/confirmation'] button").click();
        assertThat(page.locator(".note.ok")).isVisible();
    }

    private static void assessWithKeys(Page page, String directive) {
        page.navigate(address + "/assessments?directive=" + directive + "&q=Hệ+thống+hành+trình+1");
        page.locator("form[action='/assessments'] button[name=system]").first().click();
        for (int group = 0; group < 40; group++) {
            page.locator("#list .req").first().waitFor();
            var rows = page.locator("#list .req").count();
            page.keyboard().press("j");
            page.keyboard().press("k");
            for (int row = 0; row < rows; row++) {
                page.keyboard().press("1");
            }
            assertThat(page.locator("#asm")).hasAttribute("data-kept", "0");
            var next = page.locator(".toc a:not([aria-current])")
                    .filter(new com.microsoft.playwright.Locator.FilterOptions()
                            .setHasText(java.util.regex.Pattern.compile("(^|\\D)0/\\d+")));
            if (next.count() == 0) {
                break;
            }
            next.first().click();
        }
        assertThat(page.locator(".toc .cap b")).not().hasText("0");
        assertThat(page.locator(".toc a")
                        .filter(new com.microsoft.playwright.Locator.FilterOptions()
                                .setHasText(java.util.regex.Pattern.compile("(^|\\D)0/\\d+"))))
                .hasCount(0);
    }

    private static String sign(Page page, String directive) {
        page.navigate(address + "/submissions?directive=" + directive);
        page.locator("form[action='/submissions'] button[value='" + directive + "']")
                .click();
        page.locator("input[name=declared]").check();
        page.locator("form[action$='/signature'] button").click();
        assertThat(page.locator(".sealed")).containsText("BN-");
        return page.url().replaceAll(".*/submissions/(\\d+).*", "$1");
    }

    private static void openDownToTheAnswer(Page page, String directive) {
        page.navigate(address + "/picture?directive=" + directive);
        assertThat(page.locator(".kpis")).isVisible();
        page.navigate(address + "/assessments?directive=" + directive + "&q=BKN");
        page.locator("table a[href^='/assessments/']").first().click();
        assertThat(page.locator(".req input:checked").first()).isAttached();
    }

    private static void report(Page page, String directive) throws IOException {
        for (var format : List.of("docx", "pdf", "xlsx")) {
            var answer =
                    page.request().get(address + "/reports/consolidated?directive=" + directive + "&format=" + format);
            assertThat(answer.status()).isEqualTo(200);
            Files.write(data.resolve("report." + format), answer.body());
        }
        try (var document =
                new org.apache.poi.xwpf.usermodel.XWPFDocument(Files.newInputStream(data.resolve("report.docx")))) {
            assertThat(document.getTables()).hasSizeGreaterThan(4);
            // Behind the signature.
            assertThat(document.getTables().getLast().getRow(0).getCell(0).getText())
                    .isEqualTo("TT");
            assertThat(document.getAllPictures()).hasSize(1);
        }
    }

    private static void verifyOffline(Page page, String submission) throws Exception {
        for (var part : List.of("receipt", "package", "pdf")) {
            Files.write(
                    data.resolve(part),
                    page.request()
                            .get(address + "/submissions/" + submission + "/" + part)
                            .body());
        }
        var launcher = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var verified = new ProcessBuilder(
                        launcher,
                        "-cp",
                        "../verifier/target/classes",
                        "vn.khien.verifier.Verify",
                        data.resolve("receipt").toString(),
                        data.resolve("package").toString(),
                        "--pdf",
                        data.resolve("pdf").toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(verified.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(verified.waitFor()).as(said).isZero();
    }
}
