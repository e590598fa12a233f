package vn.khien.advisory;

import java.io.InputStream;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.inventory.ProductAliases;
import vn.khien.platform.Problem;

/// Brings in the catalogue of known exploited vulnerabilities. All of it or nothing; the same file twice changes
/// nothing.
@Component
public class ImportingKev {
    private final KevRows rows;
    private final ProductAliases aliases;
    private final Trail trail;

    ImportingKev(KevRows rows, ProductAliases aliases, Trail trail) {
        this.rows = rows;
        this.aliases = aliases;
        this.trail = trail;
    }

    /// How bringing in ends.
    public sealed interface Result {
        record Kept(String version, int added, int changed, int unchanged) implements Result {}

        record Refused(List<Problem> problems) implements Result {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    @Transactional
    public Result bringIn(Viewer viewer, InputStream content) {
        return switch (KevReading.read(content)) {
            case KevReading.Result.Refused(var problems) -> new Result.Refused(problems);
            case KevReading.Result.Catalogue(var version, var entries) -> keep(viewer, version, entries);
        };
    }

    private Result keep(Viewer viewer, String version, List<KevEntry> entries) {
        var resolved =
                aliases.resolve(entries.stream().map(KevEntry::key).distinct().toList());
        var kept = rows.keep(entries.stream()
                .map(entry -> entry.withKey(resolved.apply(entry.key())))
                .toList());
        trail.record(
                viewer.actor(),
                "advisory.kev-imported",
                "kev:" + version,
                "added %d, changed %d".formatted(kept.added(), kept.changed()));
        return new Result.Kept(version, kept.added(), kept.changed(), kept.unchanged());
    }

    @Transactional(readOnly = true)
    List<KevRows.Listed> list(Viewer viewer, KevRows.Filter filter, int from, int limit) {
        return rows.list(filter, from, limit);
    }

    /// Entries whose product somebody in the nation runs, by how many systems: the whole catalogue against the whole
    /// register.
    @Transactional(readOnly = true)
    public List<Matched> listMatched(Viewer viewer) {
        return rows.listMatched();
    }

    /// An entry of the catalogue with how many systems and bodies run its product.
    public record Matched(String cve, String vendor, String product, int systems, int bodies) {}

    @Transactional(readOnly = true)
    public long count(Viewer viewer) {
        return rows.count();
    }
}
