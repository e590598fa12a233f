package vn.khien.assessment;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.inventory.RowProblems;
import vn.khien.inventory.UploadedWorkbook;
import vn.khien.inventory.WorkbookReading;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// Brings the answers of one assessment in by Excel: reads and compares first, answers only after confirmation, each by
/// [Answering]. What somebody else answered since the workbook was made stays, and is shown. The same file again
/// changes nothing.
@Component
public class ImportingAnswers {
    private final AnswerImportRows rows;
    private final AnswerWorkbook workbooks;
    private final Assessments assessments;
    private final Sheet.Reading sheets;
    private final Answering answering;
    private final ProductClock clock;
    private final Trail trail;
    private final JsonMapper json;

    ImportingAnswers(
            AnswerImportRows rows,
            AnswerWorkbook workbooks,
            Assessments assessments,
            Sheet.Reading sheets,
            Answering answering,
            ProductClock clock,
            Trail trail,
            JsonMapper json) {
        this.rows = rows;
        this.workbooks = workbooks;
        this.assessments = assessments;
        this.sheets = sheets;
        this.answering = answering;
        this.clock = clock;
        this.trail = trail;
        this.json = json;
    }

    /// How comparing ended.
    public sealed interface Result {
        record Compared(long id) implements Result {}

        /// The file as a whole cannot be taken.
        record Unreadable(Problem problem) implements Result {}
    }

    /// How confirming ended.
    public sealed interface Confirmation {
        record Written(int answers) implements Confirmation {}

        /// Rows of the file are wrong, so nothing of it is taken.
        record Refused() implements Confirmation {}

        /// A signature stands on the answers.
        record Closed(Closing.Standing signed) implements Confirmation {}
    }

    /// A row of the file beside what stands.
    record Difference(FilledIn filled, Sheet.Line line, FilledIn.Against against) {}

    /// A compared file.
    ///
    /// @param rows how many it has
    /// @param differences rows that change something or would, by row; what stands already is not among them
    /// @param problems places are `row:field`
    /// @param written answers and notes that its confirmation wrote
    record Comparison(
            long id,
            String fileName,
            int rows,
            List<Difference> differences,
            List<Problem> problems,
            int written,
            @Nullable Instant confirmedAt) {
        long count(FilledIn.Against against) {
            return differences.stream().filter(one -> one.against() == against).count();
        }
    }

    /// Reads a workbook of the assessment. Nothing of it is among the answers afterwards.
    @Transactional
    public Result compare(Viewer viewer, long assessment, String fileName, InputStream content) {
        var mark = AnswerWorkbook.mark(find(viewer, assessment));
        var reading = new Reading(mark, byCode(viewer, assessment).keySet());
        try (var workbook = UploadedWorkbook.receive(content)) {
            var wrong = workbook.refused().or(() -> workbook.read(AnswerWorkbook.COLUMNS, reading));
            if (wrong.isPresent()) {
                return new Result.Unreadable(wrong.get());
            }
        }
        var id = rows.insert(
                assessment,
                viewer.person(),
                clock.instant(),
                Typed.fileName(fileName),
                reading.count,
                json.writeValueAsString(reading.filled),
                json.writeValueAsString(reading.problems.all()));
        trail.record(viewer.actor(), "assessment.import-compared", "assessment:" + assessment, "import " + id);
        return new Result.Compared(id);
    }

    private Assessment find(Viewer viewer, long assessment) {
        return assessments.find(viewer, assessment).orElseThrow(() -> new NotVisible("assessment " + assessment));
    }

    private Map<String, Sheet.Line> byCode(Viewer viewer, long assessment) {
        return sheets.lines(viewer, assessment).stream()
                .collect(Collectors.toMap(line -> line.requirement().code(), Function.identity()));
    }

    /// The rows of one workbook, checked. Those that say nothing new are counted and not kept.
    private final class Reading implements WorkbookReading.Sink {
        private final String mark;
        private final Set<String> asked;
        private final Set<String> seen = new HashSet<>();
        private final List<FilledIn> filled = new ArrayList<>();
        private final RowProblems problems = new RowProblems();
        private int count;

        /// @param asked codes of what the assessment's level is asked
        Reading(String mark, Set<String> asked) {
            this.mark = mark;
            this.asked = asked;
        }

        @Override
        public void row(int row, String[] values, @Nullable Problem unreadable) {
            count++;
            var code = values[1].strip();
            if (unreadable != null) {
                problems.add(row, List.of(unreadable));
            } else if (!values[0].strip().equals(mark)) {
                problems.add(row, "assessment", "assessment.import.problem.other", mark);
            } else if (!asked.contains(code)) {
                problems.add(row, "code", "assessment.import.problem.code", code);
            } else if (!seen.add(code)) {
                problems.add(row, "code", "assessment.import.problem.twice", code);
            } else {
                filled(row, code, values);
            }
        }

        private void filled(int row, String code, String[] values) {
            var value = workbooks.read(values[3]);
            var was = workbooks.read(values[5]);
            if (value.isEmpty() || was.isEmpty()) {
                problems.add(row, value.isEmpty() ? "value" : "was", "assessment.import.problem.value");
                return;
            }
            var one = new FilledIn(row, code, was.get(), value.get(), Typed.note(values[6]), Typed.note(values[4]));
            if (one.note().length() > Typed.NOTE_LENGTH_MAX) {
                problems.add(row, "note", "assessment.note-too-long", Typed.NOTE_LENGTH_MAX);
            } else if (one.lacksReason(one.noteWas())) {
                problems.add(row, "note", "assessment.reason-needed");
            } else if (one.changes()) {
                filled.add(one);
            }
        }
    }

    /// A file that the viewer brought in, beside the answers as they stand now.
    @Transactional
    public Comparison read(Viewer viewer, long assessment, long id) {
        find(viewer, assessment);
        return comparison(
                viewer, assessment, rows.find(id, assessment, viewer.person()).orElseThrow(() -> absent(id)));
    }

    private static NotVisible absent(long id) {
        return new NotVisible("import of answers " + id);
    }

    private Comparison comparison(Viewer viewer, long assessment, AnswerImportRows.Stored stored) {
        var lines = byCode(viewer, assessment);
        var differences = json.readValue(stored.lines(), new TypeReference<List<FilledIn>>() {}).stream()
                .map(one -> difference(one, Objects.requireNonNull(lines.get(one.code()))))
                .filter(one -> one.against() != FilledIn.Against.SAME)
                .toList();
        return new Comparison(
                stored.id(),
                stored.fileName(),
                stored.rows(),
                differences,
                json.readValue(stored.problems(), new TypeReference<List<Problem>>() {}),
                stored.written(),
                stored.confirmedAt());
    }

    private static Difference difference(FilledIn filled, Sheet.Line line) {
        return new Difference(filled, line, filled.against(line.standing()));
    }

    /// Writes what does not collide with somebody else's answers. A second confirmation changes nothing.
    @Transactional
    public Confirmation confirm(Viewer viewer, long assessment, long id) {
        find(viewer, assessment);
        var stored = rows.lock(id, assessment, viewer.person()).orElseThrow(() -> absent(id));
        if (stored.confirmedAt() != null) {
            return new Confirmation.Written(stored.written());
        }
        var comparison = comparison(viewer, assessment, stored);
        if (!comparison.problems().isEmpty()) {
            return new Confirmation.Refused();
        }
        var written = 0;
        for (var one : comparison.differences()) {
            if (one.against() == FilledIn.Against.CHANGE) {
                var given = one.filled().given(one.line().standing());
                var outcome = answering.answer(viewer, assessment, one.filled().code(), given);
                if (outcome instanceof Answering.Outcome.Closed(var signed)) {
                    return new Confirmation.Closed(signed);
                }
                // What collides only since the comparison stays too, and is shown with the rest.
                written += outcome instanceof Answering.Outcome.Saved ? 1 : 0;
            }
        }
        rows.confirm(id, written, clock.instant());
        trail.record(viewer.actor(), "assessment.imported", "assessment:" + assessment, written + " answers");
        return new Confirmation.Written(written);
    }
}
