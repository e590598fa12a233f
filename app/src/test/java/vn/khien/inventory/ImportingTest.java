package vn.khien.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.organisation.Organisation;
import vn.khien.platform.Folding;
import vn.khien.platform.Problem;
import vn.khien.support.Browser;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// Systems come in by Excel: nothing is written before it is confirmed, and the same file again changes nothing.
@KhienTest
class ImportingTest {
    @Autowired
    World world;

    @Autowired
    Importing importing;

    @Autowired
    SystemWorkbook workbook;

    @Autowired
    Register register;

    @Autowired
    JdbcClient db;

    @Autowired
    Wall wall;

    @Autowired
    TransactionTemplate transaction;

    @LocalServerPort
    int port;

    Viewer viewer;

    @BeforeEach
    void people() {
        viewer = world.viewer(Role.FOCAL_POINT, world.organisation("Sở thử nhập", null));
    }

    private static byte[] book(List<List<Object>> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("A");
            for (int column = 0; column < SystemWorkbook.HEADERS.size(); column++) {
                sheet.value(0, column, SystemWorkbook.HEADERS.get(column));
            }
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    switch (rows.get(row).get(column)) {
                        case Integer number -> sheet.value(row + 1, column, number);
                        case Object text -> sheet.value(row + 1, column, text.toString());
                    }
                }
            }
        }
        return out.toByteArray();
    }

    private static List<Object> row(String name, String dossier, String date) {
        return List.of("", name, "", "", "", 10, "", "Có", "Không", 2, dossier, "1/QĐ", date, "Không");
    }

    private Importing.Comparison compare(byte[] bytes) {
        return switch (importing.compare(viewer, "a.xlsx", new ByteArrayInputStream(bytes))) {
            case Importing.Result.Compared(var id) -> importing.read(viewer, id);
            case Importing.Result.Unreadable(var problem) -> throw new AssertionError(problem.code());
        };
    }

    private long systems() {
        return register.count(viewer).all();
    }

    @Test
    void nothingIsWrittenBeforeConfirmationAndTheSameFileAgainChangesNothing() throws IOException {
        var file = book(List.of(row("Cổng thử", "Đã phê duyệt", "07/04/2023"), row("Thư thử", "Chưa có", "")));
        var first = compare(file);
        assertThat(first.problems()).isEmpty();
        assertThat(first.added()).isEqualTo(2);
        assertThat(systems()).isZero();
        assertThat(importing.confirm(viewer, first.id())).isInstanceOf(Importing.Confirmation.Written.class);
        assertThat(importing.confirm(viewer, first.id())).isInstanceOf(Importing.Confirmation.Written.class);
        assertThat(systems()).isEqualTo(2);
        var again = compare(file);
        assertThat(again.unchanged()).isEqualTo(2);
        assertThat(again.added() + again.changed()).isZero();
    }

    @Test
    void theTemplateComesBackUnchanged() throws IOException {
        importing.confirm(
                viewer,
                compare(book(List.of(row("=1+1", "Chưa có", ""), row("Đo đạc", "Chưa có", ""))))
                        .id());
        var template = compare(workbook.write(viewer, RegisterRows.Filter.NONE, ListOrder.PLACE));
        assertThat(template.problems()).isEmpty();
        assertThat(template.unchanged()).isEqualTo(2);
    }

    @Test
    void aFilteredListIsExportedAsItIsNamesItsFilterAndComesBackUnchanged() throws IOException {
        var other = new ArrayList<>(row("Cổng cấp ba", "Chưa có", ""));
        other.set(9, 3);
        importing.confirm(
                viewer,
                compare(book(List.of(
                                row("Cổng cấp hai", "Chưa có", ""),
                                row("Thư", "Đã phê duyệt", "07/04/2023"),
                                row("Đo đạc", "Chưa có", ""),
                                other)))
                        .id());
        var file = workbook.write(viewer, new RegisterRows.Filter("", 2, "none", "", ""), ListOrder.PLACE);
        try (var read = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            var sheets = read.getSheets().toList();
            assertThat(sheets.getFirst().read())
                    .extracting(row -> row.getCellText(1))
                    .containsExactly("Tên hệ thống", "Cổng cấp hai", "Đo đạc");
            assertThat(sheets.getLast().read())
                    .extracting(row -> row.getCellText(0) + ": " + row.getCellText(1))
                    .contains("Cấp độ: 2", "Hồ sơ cấp độ: Chưa có", "Số hệ thống: 2")
                    .noneMatch(line -> line.startsWith("Tìm"));
        }
        var again = compare(file);
        assertThat(again.problems()).isEmpty();
        assertThat(again.unchanged()).isEqualTo(2);
    }

    @Test
    void fiveThousandRowsComeInOneFile() throws IOException {
        var rows = new ArrayList<List<Object>>();
        IntStream.range(0, 5_000).forEach(i -> rows.add(row("Hệ thống số " + i, "Chưa có", "")));
        var comparison = compare(book(rows));
        assertThat(comparison.added()).isEqualTo(5_000);
        assertThat(importing.confirm(viewer, comparison.id())).isInstanceOf(Importing.Confirmation.Written.class);
        assertThat(systems()).isEqualTo(5_000);
    }

    @Test
    void everyWrongCellIsNamedByRowAndColumn() throws IOException {
        var file = book(List.of(
                row("Đúng", "Chưa có", ""),
                row("Ngày sai", "Đã phê duyệt", "31/02/2025"),
                row("\u0301\u0302\u0303", "Chưa có", ""),
                row("x".repeat(4_000), "Chưa có", "")));
        var comparison = compare(file);
        assertThat(comparison.problems())
                .extracting(problem -> problem.place())
                .contains("3:dossierDate", "4:name", "5:name");
        assertThat(importing.confirm(viewer, comparison.id())).isInstanceOf(Importing.Confirmation.Refused.class);
        assertThat(systems()).isZero();
    }

    @Test
    void composedAndDecomposedNamesAreOneSystem() throws IOException {
        var decomposed = java.text.Normalizer.normalize("Cổng Đặng Nguyễn", java.text.Normalizer.Form.NFD);
        var comparison = compare(book(List.of(row("Cổng Đặng Nguyễn", "Chưa có", ""), row(decomposed, "Chưa có", ""))));
        assertThat(comparison.problems())
                .extracting(problem -> problem.code())
                .containsExactly("inventory.problem.doubled");
    }

    @Test
    void aZipBombIsRefusedByItsSizeUnpacked() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            var block = new byte[1024 * 1024];
            for (int i = 0; i < 120; i++) {
                zip.write(block);
            }
        }
        assertThat(importing.compare(viewer, "b.xlsx", new ByteArrayInputStream(out.toByteArray())))
                .isInstanceOfSatisfying(
                        Importing.Result.Unreadable.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("inventory.problem.file.bomb"));
    }

    static Stream<Path> realFiles() throws IOException {
        var folder = Path.of("src/test/resources/workbooks");
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().contains(".xls")).sorted().toList().stream();
        }
    }

    /// None of them is a register: each ends in one sentence, and nothing is written.
    @ParameterizedTest
    @MethodSource("realFiles")
    void everyForeignOrHostileFileEndsInOneSentence(Path file) throws IOException {
        var result = importing.compare(viewer, "x.xlsx", new ByteArrayInputStream(Files.readAllBytes(file)));
        assertThat(result)
                .isInstanceOfSatisfying(
                        Importing.Result.Unreadable.class,
                        refused -> assertThat(refused.problem().code()).startsWith("inventory.problem.file."));
        assertThat(systems()).isZero();
    }

    @Test
    void aFileWithFewerColumnsBringsNewSystemsAndEmptiesNothing() throws IOException {
        var few = few("Cổng ít cột", 2);
        importing.confirm(viewer, compare(few).id());
        assertThat(compare(few).unchanged()).isEqualTo(1);
        importing.confirm(
                viewer,
                compare(book(List.of(row("Cổng ít cột", "Chưa có", "")))).id());
        assertThat(importing.compare(viewer, "it-cot.xlsx", new ByteArrayInputStream(few)))
                .isInstanceOfSatisfying(
                        Importing.Result.Unreadable.class,
                        refused -> assertThat(refused.problem())
                                .isEqualTo(
                                        Problem.at("file", "inventory.problem.file.column-of-present", "Mã hệ thống")));
    }

    private static byte[] few(String name, int level) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("A");
            var headers = List.of("Tên hệ thống", "Cấp độ", "Hồ sơ cấp độ");
            IntStream.range(0, headers.size()).forEach(column -> sheet.value(0, column, headers.get(column)));
            sheet.value(1, 0, name);
            sheet.value(1, 1, level);
            sheet.value(1, 2, "Chưa có");
        }
        return out.toByteArray();
    }

    @Test
    void ofTwoColumnsAlikeNeitherIsChosen() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("A");
            var headers = List.of("Tên hệ thống", "Cấp độ", "Hồ sơ cấp độ", "Tên hệ thống");
            IntStream.range(0, headers.size()).forEach(column -> sheet.value(0, column, headers.get(column)));
            sheet.value(1, 0, "Cổng");
        }
        assertThat(importing.compare(viewer, "hai-cot.xlsx", new ByteArrayInputStream(out.toByteArray())))
                .isInstanceOfSatisfying(
                        Importing.Result.Unreadable.class,
                        refused ->
                                assertThat(refused.problem().code()).isEqualTo("inventory.problem.file.column-twice"));
    }

    @Test
    void ofAFileThatBreaksOffNothingIsKept() throws IOException {
        var rows = new ArrayList<List<Object>>();
        IntStream.range(0, 5_000).forEach(i -> rows.add(row("Hệ thống số " + i, "Chưa có", "")));
        var damaged = DamagedWorkbook.breakingOffAt(90, book(rows));
        assertThat(importing.compare(viewer, "x.xlsx", new ByteArrayInputStream(damaged)))
                .isInstanceOf(Importing.Result.Unreadable.class);
        assertThat(db.sql("select count(*) from system_import where person = :by")
                        .param("by", viewer.person())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatFailsBehindTheReaderIsNotBlamedOnTheFile() throws IOException {
        var failure = new IllegalStateException("the database is away");
        try (var file = UploadedWorkbook.receive(new ByteArrayInputStream(book(List.of(row("A", "Chưa có", "")))))) {
            assertThatThrownBy(() -> file.read(SystemFields.COLUMNS, (_, _, _) -> {
                        throw failure;
                    }))
                    .isSameAs(failure);
        }
    }

    @Test
    void aCodeThatWasTakenInBetweenIsToldAndNothingIsWritten() throws IOException {
        var file = book(List.of(coded("Đ-1", "Cổng thử"), coded("X-2", "Thư thử")));
        var earlier = compare(file);
        assertThat(earlier.problems()).isEmpty();
        importing.confirm(viewer, compare(file).id());
        assertThat(importing.confirm(viewer, earlier.id()))
                .isInstanceOfSatisfying(
                        Importing.Confirmation.Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("inventory.problem.import.outdated"));
        assertThat(systems()).isEqualTo(2);
    }

    @Test
    void whatSomebodyChangesWhileAFileIsWrittenStandsAndTheFileIsRefusedAsAWhole() throws Exception {
        importing.confirm(
                viewer,
                compare(book(List.of(coded("M-1", "Cổng thử"), coded("M-2", "Thư thử"))))
                        .id());
        var file =
                compare(book(List.of(coded("M-1", "Cổng của tệp"), coded("M-2", "Thư của tệp"), coded("M-3", "Mới"))));
        assertThat(file.changed()).isEqualTo(2);
        try (var other = Executors.newSingleThreadExecutor()) {
            var confirming = transaction.execute(_ -> {
                wall.stand(viewer.scope());
                db.sql(
                                "update information_system set name = 'Cổng của người', version = version + 1 where code = 'M-1'")
                        .update();
                var started = other.submit(() -> importing.confirm(viewer, file.id()));
                waitUntilItWaitsForUs();
                return started;
            });
            assertThat(confirming.get(1, TimeUnit.MINUTES))
                    .isInstanceOfSatisfying(
                            Importing.Confirmation.Refused.class,
                            refused -> assertThat(refused.problem().code())
                                    .isEqualTo("inventory.problem.import.outdated"));
        }
        assertThat(listWritten()).extracting(Written::name).containsExactlyInAnyOrder("Cổng của người", "Thư thử");
        assertThat(importing.read(viewer, file.id()).confirmedAt()).isNull();
    }

    /// Asks the database until another connection stands behind the one of this transaction.
    private void waitUntilItWaitsForUs() {
        var until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (!db.sql("select exists (select from pg_locks l where pg_backend_pid() = any(pg_blocking_pids(l.pid)))")
                .query(Boolean.class)
                .single()) {
            assertThat(System.nanoTime()).as("nobody waits").isLessThan(until);
        }
    }

    @Test
    void whatASearchLooksThroughIsTheSameWhicheverWayASystemCame() throws IOException {
        var file = book(List.of(coded("Đò-1", "Cổng  Dịch vụ"), row("Ế Ộ ỗ ư ơ Đ", "Chưa có", "")));
        importing.confirm(viewer, compare(file).id());
        assertThat(listWritten())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.search())
                        .isEqualTo(Folding.fold(one.name() + " | " + one.code() + " | " + one.operator())));
    }

    @Test
    void aCodeThatIsGivenIsFoundWithoutTheStrokeThatItsOwnersHas() throws IOException {
        viewer = world.viewer(Role.FOCAL_POINT, world.shipped("BGDĐT"));
        importing.confirm(
                viewer,
                compare(book(List.of(row("Cổng tra cứu văn bằng", "Chưa có", ""))))
                        .id());
        assertThat(listWritten())
                .filteredOn(one -> one.name().equals("Cổng tra cứu văn bằng"))
                .singleElement()
                .satisfies(one -> assertThat(one.search()).contains("bgddt-"));
    }

    /// The second wall, also where a query forgets the first.
    @Test
    void nobodyWritesASystemOfAForeignOwner() {
        var foreign = world.organisation("Sở ngoài phạm vi", null).id();
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    wall.stand(viewer.scope());
                    db.sql("""
                            insert into information_system (code, name, search, owner, updated_at)
                            values ('NGOAI-1', 'Cổng ngoài', '', :owner, product_now())
                            """).param("owner", foreign).update();
                }))
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    /// Two bodies in one scope that bear one code, the second from the day on which the first is no more.
    private List<Organisation> namesakes(int daysUntilThen) {
        var above = world.organisation("Bộ có đơn vị trùng mã", null);
        viewer = world.viewer(Role.FOCAL_POINT, above);
        var first = world.organisation("Sở trước", above);
        var second = world.organisation("Sở sau", above);
        db.sql("update organisation set valid_to = current_date + :days - 1 where id = :id")
                .param("days", daysUntilThen)
                .param("id", first.id())
                .update();
        db.sql("update organisation set valid_from = current_date + :days, code = :code where id = :id")
                .param("days", daysUntilThen)
                .param("code", first.code())
                .param("id", second.id())
                .update();
        return List.of(first, second);
    }

    @ParameterizedTest
    @CsvSource({"60, 0", "-60, 1"})
    void aCodeThatIsBorneTwiceOverTimeMeansTheBodyOfToday(int daysUntilThen, int meant) throws IOException {
        var both = namesakes(daysUntilThen);
        var code = both.getFirst().code();
        assertThat(register.findOwner(viewer, code)).hasValue(both.get(meant).id());
        var row = new ArrayList<>(row("Cổng trùng mã", "Chưa có", ""));
        row.set(3, code);
        var comparison = compare(book(List.of(row)));
        assertThat(comparison.problems()).isEmpty();
        importing.confirm(viewer, comparison.id());
        assertThat(register.list(viewer, new RegisterRows.Filter("", -1, "", "", code), ListOrder.usual(""), 0, 10)
                        .systems())
                .extracting(InformationSystem::owner)
                .containsExactly(both.get(meant).id());
    }

    @Test
    void theTemplateComesBackUnchangedWhereTheOwnerOfASystemIsNoMore() throws IOException {
        importing.confirm(
                viewer, compare(book(List.of(row("Cổng ở lại", "Chưa có", "")))).id());
        var own = viewer.organisation();
        db.sql("update organisation set valid_to = current_date - 60 where id = :id")
                .param("id", own)
                .update();
        var template = compare(workbook.write(viewer, RegisterRows.Filter.NONE, ListOrder.PLACE));
        assertThat(template.problems()).isEmpty();
        assertThat(template.unchanged()).isOne();
        assertThat(register.findOwner(viewer, viewer.organisationCode())).isEmpty();
    }

    @Test
    void aFileWithoutAnythingToWriteAndOneWithProblemsLeadOn() throws IOException {
        var same = book(List.of(row("Cổng không đổi", "Chưa có", "")));
        var body = world.organisation("Sở xem khác biệt", null);
        viewer = world.viewer(Role.FOCAL_POINT, body);
        importing.confirm(viewer, compare(same).id());
        var wrong = book(List.of(row("Cổng sai", "Chưa có", "31/02/2025")));
        var address = "http://localhost:" + port;
        try (var context = Browser.open(Browser.LAPTOP)) {
            var page = Browser.signIn(context, address, world.login(Role.FOCAL_POINT, body), World.PASSWORD);
            for (var file : List.of(same, wrong)) {
                page.navigate(address + "/systems/import");
                page.setInputFiles("#file", new FilePayload("a.xlsx", "application/octet-stream", file));
                page.click("form[enctype] button");
                assertThat(page.locator("main a:has-text('Chọn tệp khác')").getAttribute("href"))
                        .isEqualTo("/systems/import");
                assertThat(page.locator("main a:has-text('Về danh sách')").getAttribute("href"))
                        .isEqualTo("/systems");
            }
        }
    }

    private record Written(String code, String name, String operator, String search) {}

    private List<Written> listWritten() {
        return transaction.execute(_ -> {
            wall.stand(viewer.scope());
            return db.sql("select code, name, operator, search from information_system where owner = :own")
                    .param("own", viewer.organisation())
                    .query(Written.class)
                    .list();
        });
    }

    private static List<Object> coded(String code, String name) {
        var row = new ArrayList<>(row(name, "Chưa có", ""));
        row.set(0, code);
        row.set(4, "Sở Đo đạc");
        return row;
    }

    @Test
    void searchTextIsFoldedInSqlAsInJava() {
        for (var name : List.of("Cổng Dịch vụ công Đà Nẵng", "Ế Ộ ỗ ư ơ Đ", "  A  b ")) {
            var inSql = db.sql("select folded_search(:name, 'X-1', 'Sở')")
                    .param("name", name)
                    .query(String.class)
                    .single();
            assertThat(inSql).isEqualTo(Folding.fold(name + " | X-1 | Sở"));
        }
    }
}
