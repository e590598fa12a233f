package vn.khien.assessment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.inventory.WorkbookReading;
import vn.khien.page.ExportSheet;
import vn.khien.page.Texts;
import vn.khien.platform.Folding;
import vn.khien.platform.NotVisible;

/// The workbook of an assessment: what its level is asked, in order, with the present answers and notes. The same file
/// is filled in and brought back. Its last columns keep what stood when it was made, so that what others answer
/// meanwhile is seen.
@Component
class AnswerWorkbook {
    /// How the workbook is read; the headers in the order of the columns.
    static final WorkbookReading.Columns COLUMNS = new WorkbookReading.Columns(
            List.of(
                    "Mã đánh giá",
                    "Mã yêu cầu",
                    "Yêu cầu",
                    "Trả lời",
                    "Ghi chú",
                    "Trả lời lúc tải (không sửa)",
                    "Ghi chú lúc tải (không sửa)"),
            List.of("assessment", "code", "text", "value", "note", "was", "noteWas"),
            List.of(0, 1, 3, 4, 5, 6),
            -1);

    private final Assessments assessments;
    private final Sheet.Reading sheets;
    private final Texts texts;
    private final Trail trail;

    AnswerWorkbook(Assessments assessments, Sheet.Reading sheets, Texts texts, Trail trail) {
        this.assessments = assessments;
        this.sheets = sheets;
        this.texts = texts;
        this.trail = trail;
    }

    /// What tells the workbook of one assessment from that of another: `LDG-001/17`.
    static String mark(Assessment assessment) {
        return assessment.systemCode() + "/" + assessment.id();
    }

    @Transactional
    byte[] write(Viewer viewer, long id) {
        var mark = mark(assessments.find(viewer, id).orElseThrow(() -> new NotVisible("assessment " + id)));
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "Khien", "1.0")) {
            var sheet = ExportSheet.begin(
                    workbook, "Tra loi", List.of(), COLUMNS.headers(), column -> column == 2 || column == 4);
            var row = 1;
            for (var line : sheets.lines(viewer, id)) {
                write(sheet, row++, mark, line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        trail.record(viewer.actor(), "assessment.exported", "assessment:" + id);
        return out.toByteArray();
    }

    /// Texts are string cells: what begins with `=` stays text and is never a formula.
    private void write(Worksheet sheet, int row, String mark, Sheet.Line line) {
        var standing = line.standing();
        var answer = standing.answer() == Answer.NONE ? "" : word(standing.answer(), Texts.VIETNAMESE);
        var values = List.of(
                mark,
                line.requirement().code(),
                line.requirement().textVi(),
                answer,
                standing.note(),
                answer,
                standing.note());
        for (int column = 0; column < values.size(); column++) {
            if (!values.get(column).isEmpty()) {
                sheet.value(row, column, values.get(column));
            }
        }
        sheet.style(row, 2).wrapText(true).set();
        sheet.style(row, 4).wrapText(true).set();
    }

    private String word(Answer answer, Locale locale) {
        return texts.text(locale, "assessment.answer." + answer.name().toLowerCase(Locale.ROOT));
    }

    /// The answer that a cell means: its word in either language, with or without marks, or nothing where no answer is
    /// given. Empty for what is no answer.
    Optional<Answer> read(String cell) {
        var folded = Folding.fold(cell).strip();
        return folded.isEmpty()
                ? Optional.of(Answer.NONE)
                : Arrays.stream(Answer.values())
                        .filter(answer -> folded.equals(Folding.fold(word(answer, Texts.VIETNAMESE)))
                                || folded.equals(Folding.fold(word(answer, Texts.ENGLISH))))
                        .findFirst();
    }
}
