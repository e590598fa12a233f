package vn.khien.inventory;

import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// Brings systems in by Excel: reads and compares first, writes only after confirmation. The same file again changes
/// nothing. Rows stream into the database in batches, so that memory does not grow with the file.
@Component
public class Importing {
    private static final int BATCH = 2_000;
    private static final int DIFFERENCES_SHOWN = 2_000;

    private final ImportRows rows;
    private final SystemRows systems;
    private final ProductClock clock;
    private final Trail trail;
    private final JsonMapper json;

    Importing(ImportRows rows, SystemRows systems, ProductClock clock, Trail trail, JsonMapper json) {
        this.rows = rows;
        this.systems = systems;
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

    /// A compared upload.
    ///
    /// @param problems places are `row:field`
    public record Comparison(
            long id,
            String fileName,
            int rows,
            int added,
            int changed,
            int unchanged,
            List<Problem> problems,
            @Nullable Instant confirmedAt) {}

    /// How confirming ended.
    public sealed interface Confirmation {
        record Written(Comparison comparison) implements Confirmation {}

        record Refused(Problem problem) implements Confirmation {}
    }

    /// Reads a workbook and compares it with the register. Nothing of it is in the register afterwards.
    @Transactional
    public Result compare(Viewer viewer, String fileName, InputStream content) {
        try (var workbook = UploadedWorkbook.receive(content)) {
            return compare(viewer, fileName, workbook);
        }
    }

    private Result compare(Viewer viewer, String fileName, UploadedWorkbook workbook) {
        var refused = workbook.refused();
        if (refused.isPresent()) {
            return new Result.Unreadable(refused.get());
        }
        rows.takeTimeAndMemory();
        var id = rows.insert(viewer.organisation(), viewer.person(), clock.instant(), fileName);
        var reading =
                new Reading(viewer.organisationCode(), rows.ownersByCode(viewer.scope(), clock.today()), clock.today());
        var wrong = ReadAhead.<List<ImportRows.Line>, Optional<Problem>>run(
                batches -> reading.read(workbook, batches), lines -> rows.insertLines(id, lines));
        if (wrong.isPresent()) {
            return unreadable(wrong.get());
        }
        rows.compare(id);
        if (!reading.missing.isEmpty() && rows.countChanged(id) > 0) {
            return unreadable(
                    Problem.at("file", "inventory.problem.file.column-of-present", reading.missing.getFirst()));
        }
        rows.listForeign(id).forEach(row -> reading.problems.add(row, "code", "inventory.problem.code.foreign"));
        rows.listDoubled(id)
                .forEach(one -> reading.problems.add(one.row(), "code", "inventory.problem.doubled", one.first()));
        rows.finish(id, reading.count, json.writeValueAsString(reading.problems.all()));
        trail.record(viewer.actor(), "inventory.import-compared", "import:" + id, fileName);
        return new Result.Compared(id);
    }

    /// Rows may have been staged already: nothing of them stays.
    private static Result unreadable(Problem problem) {
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new Result.Unreadable(problem);
    }

    /// The rows of one workbook, checked and gathered for writing.
    private static final class Reading implements WorkbookReading.Sink {
        private final String own;
        private final Map<String, Long> owners;
        private final LocalDate today;
        private final RowProblems problems = new RowProblems();
        private List<ImportRows.Line> batch = new ArrayList<>(BATCH);
        private Consumer<List<ImportRows.Line>> batches = _ -> {};
        private List<String> missing = List.of();
        private int count;

        /// @param own code of the organisation that owns what names no owner
        Reading(String own, Map<String, Long> owners, LocalDate today) {
            this.own = own;
            this.owners = owners;
            this.today = today;
        }

        Optional<Problem> read(UploadedWorkbook workbook, Consumer<List<ImportRows.Line>> into) {
            batches = into;
            var wrong = workbook.read(SystemFields.COLUMNS, this);
            flush();
            return wrong;
        }

        @Override
        public void begin(List<String> columns) {
            missing = columns;
        }

        @Override
        public void row(int row, String[] values, @Nullable Problem unreadable) {
            var typed = SystemFields.typed(values);
            count++;
            var wrong = new ArrayList<Problem>();
            if (unreadable != null) {
                wrong.add(unreadable);
            }
            var owner = TypedSystem.text(typed.owner()).strip();
            var ownerId = owners.get(owner.isEmpty() ? own : owner);
            if (ownerId == null) {
                wrong.add(Problem.at("owner", "inventory.problem.owner.code", owner));
            }
            var facts = typed.read(ownerId == null ? 0 : ownerId, wrong);
            wrong.addAll(SystemRules.check(facts, today, wrong));
            if (!wrong.isEmpty()) {
                problems.add(row, wrong);
                return;
            }
            batch.add(new ImportRows.Line(row, facts));
            if (batch.size() >= BATCH) {
                flush();
            }
        }

        private void flush() {
            if (!batch.isEmpty()) {
                batches.accept(batch);
                batch = new ArrayList<>(BATCH);
            }
        }
    }

    @Transactional(readOnly = true)
    public Comparison read(Viewer viewer, long id) {
        return comparison(find(viewer, id));
    }

    @Transactional(readOnly = true)
    List<ImportRows.Difference> listDifferences(Viewer viewer, long id) {
        find(viewer, id);
        return rows.listDifferences(id, DIFFERENCES_SHOWN);
    }

    /// Writes what was compared, all of it or nothing. A second confirmation changes nothing.
    @Transactional
    public Confirmation confirm(Viewer viewer, long id) {
        find(viewer, id);
        rows.lock(id);
        var present = comparison(find(viewer, id));
        if (present.confirmedAt() != null) {
            return new Confirmation.Written(present);
        }
        if (!present.problems().isEmpty()) {
            return refuse("inventory.problem.import.problems");
        }
        rows.takeTimeAndMemory();
        if (isOutdated(present)) {
            return refuse("inventory.problem.import.outdated");
        }
        systems.lockNumbering(rows.listOwnersNeedingCodes(id));
        if (present.changed() > 0 && rows.writeChanged(id, clock.instant()) != present.changed()) {
            // A system was changed after it was looked at above: nothing of the file stays.
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return refuse("inventory.problem.import.outdated");
        }
        if (rows.writeAdded(id, clock.instant()) != present.added()) {
            throw new IllegalStateException("a code was taken in between");
        }
        rows.confirm(id, clock.instant());
        trail.record(
                viewer.actor(),
                "inventory.imported",
                "import:" + id,
                "added %d, changed %d".formatted(present.added(), present.changed()));
        return new Confirmation.Written(comparison(find(viewer, id)));
    }

    /// Whether a system that the file means was changed since, or a code that it gives was taken.
    private boolean isOutdated(Comparison present) {
        var meant = present.changed() + present.unchanged();
        return meant > 0 && rows.countOutdated(present.id()) > 0
                || !rows.listForeign(present.id()).isEmpty();
    }

    private static Confirmation refuse(String code) {
        return new Confirmation.Refused(Problem.at("import", code));
    }

    private ImportRows.Stored find(Viewer viewer, long id) {
        return rows.find(id, viewer.person())
                .filter(stored -> stored.organisation() == viewer.organisation())
                .orElseThrow(() -> new NotVisible("import " + id));
    }

    private Comparison comparison(ImportRows.Stored stored) {
        return new Comparison(
                stored.id(),
                stored.fileName(),
                stored.rows(),
                stored.added(),
                stored.changed(),
                stored.unchanged(),
                json.readValue(stored.problems(), new TypeReference<List<Problem>>() {}),
                stored.confirmedAt());
    }
}
