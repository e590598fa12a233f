package vn.khien.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.organisation.Organisation;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.support.Browser;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// Answers that are filled in by Excel.
@KhienTest
class ImportingAnswersTest {
    private static final int VALUE = 3;
    private static final int NOTE = 4;

    @Autowired
    private World world;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Opening opening;

    @Autowired
    private Answering answering;

    @Autowired
    private ImportingAnswers importing;

    @Autowired
    private AnswerWorkbook workbooks;

    @Autowired
    private Sheet.Reading sheets;

    @Autowired
    private JdbcClient db;

    @LocalServerPort
    private int port;

    private Organisation body;
    private Viewer owner;
    private Viewer colleague;
    private long directive;
    private long assessment;

    @BeforeEach
    void anAssessment() {
        body = world.organisation("Sở Điền bảng", null);
        owner = world.viewer(Role.SYSTEM_OWNER, body);
        colleague = world.viewer(Role.SYSTEM_OWNER, body);
        directive = reviews.directive();
        assessment = open();
    }

    private long open() {
        return ((Opening.Outcome.Opened) opening.open(owner, reviews.system(body, 2, "Cổng điền bảng"), directive))
                .assessment();
    }

    private List<List<String>> download() throws IOException {
        try (var read = new ReadableWorkbook(new ByteArrayInputStream(workbooks.write(owner, assessment)))) {
            return read.getFirstSheet().read().stream()
                    .map(row -> {
                        List<String> cells = new ArrayList<>();
                        for (int column = 0;
                                column < AnswerWorkbook.COLUMNS.headers().size();
                                column++) {
                            cells.add(row.getCellText(column));
                        }
                        return cells;
                    })
                    .toList();
        }
    }

    private static byte[] file(List<List<String>> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "test", "1.0")) {
            var sheet = book.newWorksheet("A");
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    sheet.value(row, column, rows.get(row).get(column));
                }
            }
        }
        return out.toByteArray();
    }

    private long compare(List<List<String>> rows) throws IOException {
        return switch (importing.compare(owner, assessment, "tra-loi.xlsx", new ByteArrayInputStream(file(rows)))) {
            case ImportingAnswers.Result.Compared(var id) -> id;
            case ImportingAnswers.Result.Unreadable(var problem) -> throw new AssertionError(problem.code());
        };
    }

    private ImportingAnswers.Comparison read(long id) {
        return importing.read(owner, assessment, id);
    }

    private AnswerRows.Standing standing(List<String> row) {
        return sheets.lines(owner, assessment).stream()
                .filter(line -> line.requirement().code().equals(row.get(1)))
                .findFirst()
                .orElseThrow()
                .standing();
    }

    private static void fill(List<String> row, String value, String note) {
        row.set(VALUE, value);
        row.set(NOTE, note);
    }

    @Test
    void nothingIsWrittenBeforeConfirmationAndTheSameFileAgainChangesNothing() throws IOException {
        var rows = download();
        assertThat(rows.stream().skip(1).map(row -> row.get(1)))
                .as("the requirements in their order")
                .containsExactlyElementsOf(sheets.lines(owner, assessment).stream()
                        .map(line -> line.requirement().code())
                        .toList());
        fill(rows.get(1), "Đạt", "");
        fill(rows.get(2), "mot phan", "=1+1 đang làm\ntừ quý II");
        fill(rows.get(3), "", "Chưa rõ");
        var id = compare(rows);
        assertThat(read(id).problems()).isEmpty();
        assertThat(read(id).count(FilledIn.Against.CHANGE)).isEqualTo(3);
        assertThat(standing(rows.get(1)).answer()).isEqualTo(Answer.NONE);

        assertThat(importing.confirm(owner, assessment, id)).isEqualTo(new ImportingAnswers.Confirmation.Written(3));
        assertThat(standing(rows.get(1)).answer()).isEqualTo(Answer.MET);
        assertThat(standing(rows.get(2)).answer()).isEqualTo(Answer.PARTLY);
        assertThat(standing(rows.get(2)).note()).isEqualTo("=1+1 đang làm\ntừ quý II");
        assertThat(standing(rows.get(3)).note()).isEqualTo("Chưa rõ");
        assertThat(importing.confirm(owner, assessment, id)).isEqualTo(new ImportingAnswers.Confirmation.Written(3));
        var changes = changes();

        var again = compare(rows);
        assertThat(read(again).differences()).isEmpty();
        assertThat(importing.confirm(owner, assessment, again)).isEqualTo(new ImportingAnswers.Confirmation.Written(0));
        assertThat(read(compare(download())).differences()).as("a fresh file").isEmpty();
        assertThat(changes()).isEqualTo(changes);
    }

    private long changes() {
        return sheets.lines(owner, assessment).stream()
                .map(Sheet.Line::standing)
                .filter(one -> one.at() != null)
                .count();
    }

    @Test
    void whatSomebodyElseAnsweredMeanwhileStaysAndIsShown() throws IOException {
        var rows = download();
        answer(colleague, rows.get(1), Answer.NOT_MET, "Đã kiểm");
        answer(colleague, rows.get(2), Answer.NOT_MET, "");
        answer(colleague, rows.get(4), Answer.MET, "");
        fill(rows.get(1), "Đạt", "");
        fill(rows.get(3), "Đạt", "");
        fill(rows.get(4), "Đạt", "Như đồng nghiệp");
        var id = compare(rows);
        assertThat(read(id).differences())
                .extracting(one -> one.filled().code() + " " + one.against())
                .containsExactly(
                        rows.get(1).get(1) + " CONFLICT",
                        rows.get(3).get(1) + " CHANGE",
                        rows.get(4).get(1) + " CHANGE");
        answer(colleague, rows.get(3), Answer.NOT_MET, "");
        assertThat(importing.confirm(owner, assessment, id)).isEqualTo(new ImportingAnswers.Confirmation.Written(1));
        assertThat(standing(rows.get(1)).answer()).isEqualTo(Answer.NOT_MET);
        assertThat(standing(rows.get(1)).note()).isEqualTo("Đã kiểm");
        assertThat(standing(rows.get(2)).answer())
                .as("a row that was not touched")
                .isEqualTo(Answer.NOT_MET);
        assertThat(standing(rows.get(3)).answer()).as("changed after comparing").isEqualTo(Answer.NOT_MET);
        assertThat(standing(rows.get(4)).note()).isEqualTo("Như đồng nghiệp");
        assertThat(read(id).count(FilledIn.Against.CONFLICT)).isEqualTo(2);
    }

    private void answer(Viewer viewer, List<String> row, Answer value, String note) {
        assertThat(answering.answer(viewer, assessment, row.get(1), new Answering.Given(value, Answer.NONE, note, "")))
                .isInstanceOf(Answering.Outcome.Saved.class);
    }

    @Test
    void everythingWrongIsNamedByRowAndNothingIsWritten() throws IOException {
        var rows = new ArrayList<>(download());
        fill(rows.get(1), "Đạt", "");
        fill(rows.get(2), "Có lẽ", "");
        fill(rows.get(3), "KAD", " ");
        rows.get(4).set(1, "XX-99");
        rows.get(5).set(0, "KHAC-001/1");
        fill(rows.get(6), "Không", "x".repeat(Typed.NOTE_LENGTH_MAX + 1));
        rows.add(List.copyOf(rows.get(1)));
        var id = compare(rows);
        assertThat(read(id).problems())
                .extracting(Problem::place)
                .containsExactly("3:value", "4:note", "5:code", "6:assessment", "7:note", rows.size() + ":code");
        assertThat(importing.confirm(owner, assessment, id)).isEqualTo(new ImportingAnswers.Confirmation.Refused());
        assertThat(standing(rows.get(1)).answer()).isEqualTo(Answer.NONE);
    }

    @Test
    void aFileIsSeenByWhoBroughtItInAndAnswersUnderASignatureStay() throws IOException {
        var rows = download();
        fill(rows.get(1), "Đạt", "");
        var id = compare(rows);
        assertThatThrownBy(() -> importing.read(colleague, assessment, id)).isInstanceOf(NotVisible.class);
        var other = open();
        assertThatThrownBy(() -> importing.read(owner, other, id)).isInstanceOf(NotVisible.class);
        db.sql("""
                insert into answer_closing (directive, organisation, kind, at, by)
                values (:directive, :body, 'signed', product_now(), :by)
                """)
                .param("directive", directive)
                .param("body", body.id())
                .param("by", owner.person())
                .update();
        assertThat(importing.confirm(owner, assessment, id)).isInstanceOf(ImportingAnswers.Confirmation.Closed.class);
        assertThat(standing(rows.get(1)).answer()).isEqualTo(Answer.NONE);
    }

    @Test
    void onThePageTheDifferencesAreReadBeforeTheyAreWritten() throws IOException {
        var address = "http://localhost:" + port;
        try (var context = Browser.open(Browser.LAPTOP, new NewContextOptions().setJavaScriptEnabled(false))) {
            var page = Browser.signIn(context, address, world.login(Role.SYSTEM_OWNER, body), World.PASSWORD);
            page.navigate(address + "/assessments/" + assessment);
            page.locator("a:has-text('Điền bằng Excel')").click();
            assertThat(context.request()
                            .get(address
                                    + page.locator("a[href$='answers.xlsx']").getAttribute("href"))
                            .body())
                    .startsWith('P', 'K');
            var rows = download();
            fill(rows.get(1), "Không", "Chưa mua thiết bị");
            page.setInputFiles("#file", new FilePayload("a.xlsx", "application/zip", file(rows)));
            page.locator("form[enctype] button").click();
            assertThat(page.locator("main tbody tr").innerText())
                    .contains(rows.get(1).get(1), "chưa trả lời", "Không", "Chưa mua thiết bị", "Thay đổi");
            page.setViewportSize(Browser.PHONE[0], Browser.PHONE[1]);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(Browser.PHONE[0]);
            page.locator("form[action$='/confirmation'] button").click();
            assertThat(page.locator(".note.ok").innerText()).contains("1 thay đổi");
            assertThat(standing(rows.get(1)).answer()).isEqualTo(Answer.NOT_MET);

            page.navigate(address + "/assessments/" + assessment + "/import");
            page.setInputFiles("#file", new FilePayload("a.xlsx", "text/plain", new byte[] {'x'}));
            page.locator("form[enctype] button").click();
            assertThat(page.locator("[role=alert]").count()).isEqualTo(1);
        }
    }
}
