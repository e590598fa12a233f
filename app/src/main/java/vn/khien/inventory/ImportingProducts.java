package vn.khien.inventory;

import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.platform.Folding;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// Brings products in by Excel: reads and compares first, writes only after confirmation. The same file again changes
/// nothing; what a file does not name stays as it is.
@Component
public class ImportingProducts {
    private static final int BATCH = 2_000;
    private static final int DIFFERENCES_SHOWN = 2_000;
    private static final Set<String> YES = Set.of("co", "yes", "x", "1", "true");

    private final ProductImportRows rows;
    private final ProductAliases aliases;
    private final ProductClock clock;
    private final Trail trail;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;

    ImportingProducts(
            ProductImportRows rows,
            ProductAliases aliases,
            ProductClock clock,
            Trail trail,
            JsonMapper json,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.aliases = aliases;
        this.clock = clock;
        this.trail = trail;
        this.json = json;
        this.events = events;
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
            int ended,
            int unchanged,
            List<Problem> problems,
            @Nullable Instant confirmedAt) {
        boolean mayBeConfirmed() {
            return confirmedAt == null && problems.isEmpty() && added + changed + ended > 0;
        }
    }

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
        var id = rows.insert(viewer.organisation(), viewer.person(), clock.instant(), fileName);
        var reading = new Reading(id, rows.systemsByCode(viewer.scope()));
        var wrong = workbook.read(ProductWorkbook.COLUMNS, reading);
        if (wrong.isPresent()) {
            // The file breaks off behind rows that were staged already: nothing of it stays.
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new Result.Unreadable(wrong.get());
        }
        reading.flush();
        rows.compare(id);
        rows.listDoubled(id)
                .forEach(one ->
                        reading.problems.add(one.row(), "name", "inventory.problem.product.doubled", one.first()));
        rows.finish(id, reading.count, json.writeValueAsString(reading.problems.all()));
        trail.record(viewer.actor(), "inventory.product-import-compared", "product-import:" + id, fileName);
        return new Result.Compared(id);
    }

    private final class Reading implements WorkbookReading.Sink {
        private final long id;
        private final Map<String, Long> systems;
        private final Map<String, String> resolved = new HashMap<>();
        private final RowProblems problems = new RowProblems();
        private final List<ProductImportRows.Line> batch = new ArrayList<>();
        private int count;

        Reading(long id, Map<String, Long> systems) {
            this.id = id;
            this.systems = systems;
        }

        @Override
        public void row(int row, String[] values, @Nullable Problem unreadable) {
            count++;
            var wrong = new ArrayList<Problem>();
            if (unreadable != null) {
                wrong.add(unreadable);
            }
            var code = Folding.clean(values[0]);
            var system = systems.get(code);
            if (system == null) {
                wrong.add(Problem.at("code", "inventory.problem.product.system", code));
            }
            var typed = new TypedProduct(values[1], values[2], values[3]);
            typed.check(wrong);
            if (!wrong.isEmpty() || system == null) {
                problems.add(row, wrong);
                return;
            }
            var vendor = TypedProduct.text(typed.vendor());
            var name = TypedProduct.text(typed.name());
            var version = TypedProduct.text(typed.version());
            var product = new ProductRows.Line(
                    system, vendor, name, version, ProductKey.of(vendor, name), VersionKey.of(version));
            batch.add(new ProductImportRows.Line(row, product, YES.contains(Folding.fold(values[4]))));
            if (batch.size() >= BATCH) {
                flush();
            }
        }

        private void flush() {
            if (batch.isEmpty()) {
                return;
            }
            var known = aliases.resolve(
                    batch.stream().map(line -> line.product().key()).distinct().toList());
            batch.forEach(line -> resolved.putIfAbsent(
                    line.product().key(), known.apply(line.product().key())));
            rows.insertLines(id, batch.stream().map(this::resolved).toList());
            batch.clear();
        }

        private ProductImportRows.Line resolved(ProductImportRows.Line line) {
            var product = line.product();
            return new ProductImportRows.Line(
                    line.row(),
                    new ProductRows.Line(
                            product.system(),
                            product.vendor(),
                            product.name(),
                            product.version(),
                            resolved.getOrDefault(product.key(), product.key()),
                            product.versionKey()),
                    line.ends());
        }
    }

    @Transactional(readOnly = true)
    public Comparison read(Viewer viewer, long id) {
        return comparison(find(viewer, id));
    }

    @Transactional(readOnly = true)
    List<ProductImportRows.Difference> listDifferences(Viewer viewer, long id) {
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
            return new Confirmation.Refused(Problem.at("import", "inventory.problem.import.problems"));
        }
        if (rows.countOutdated(id) > 0) {
            return new Confirmation.Refused(Problem.at("import", "inventory.problem.import.outdated"));
        }
        rows.writeEnded(id, clock.instant(), viewer.person());
        var systems = rows.writeAdded(id, clock.instant(), viewer.person());
        rows.confirm(id, clock.instant());
        trail.record(
                viewer.actor(),
                "inventory.products-imported",
                "product-import:" + id,
                "added %d, changed %d, ended %d".formatted(present.added(), present.changed(), present.ended()));
        if (!systems.isEmpty()) {
            events.publishEvent(new ProductsEntered(systems.stream().distinct().toList()));
        }
        return new Confirmation.Written(comparison(find(viewer, id)));
    }

    private ProductImportRows.Stored find(Viewer viewer, long id) {
        return rows.find(id, viewer.person())
                .filter(stored -> stored.organisation() == viewer.organisation())
                .orElseThrow(() -> new NotVisible("product import " + id));
    }

    private Comparison comparison(ProductImportRows.Stored stored) {
        return new Comparison(
                stored.id(),
                stored.fileName(),
                stored.rows(),
                stored.added(),
                stored.changed(),
                stored.ended(),
                stored.unchanged(),
                json.readValue(stored.problems(), new TypeReference<List<Problem>>() {}),
                stored.confirmedAt());
    }
}
