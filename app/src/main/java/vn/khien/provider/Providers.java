package vn.khien.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.platform.DataFolder;
import vn.khien.platform.KeptFiles;
import vn.khien.platform.NotVisible;
import vn.khien.platform.ProductClock;

/// Reading providers as a person does: a ministry those of its field, a province those of its territory, a provider
/// itself.
@Component
public class Providers {
    static final int PAGE = 50;
    private static final int ALL = 100_000;

    private final ProviderRows rows;
    private final Sectors sectors;
    private final Duties duties;
    private final ProductClock clock;
    private final Trail trail;
    private final KeptFiles files;

    Providers(ProviderRows rows, Sectors sectors, Duties duties, ProductClock clock, Trail trail, DataFolder data) {
        this.rows = rows;
        this.sectors = sectors;
        this.duties = duties;
        this.clock = clock;
        this.trail = trail;
        this.files = new KeptFiles(data, "declarations");
    }

    /// A duty with what the provider declared about it.
    public record Standing(Duties.Owed owed, @Nullable Declaration declared) {
        /// `met`, `partly`, `not_met`, or `open` where nothing was declared.
        public String value() {
            return declared == null ? "open" : declared.value();
        }
    }

    /// A provider with its services and duties on the day of asking.
    public record Whole(Provider provider, List<Service> services, List<Standing> duties) {
        public Whole {
            services = List.copyOf(services);
            duties = List.copyOf(duties);
        }

        public int met() {
            return (int)
                    duties.stream().filter(duty -> duty.value().equals("met")).count();
        }
    }

    /// All providers in sight as one group.
    ///
    /// @param duties how many duties fall on them together
    /// @param met how many of them are declared as met
    public record Group(int providers, int services, long duties, long met) {}

    Sight sight(Viewer viewer) {
        var sight = new Sight(viewer.scope(), sectors.managedBy(viewer.organisationCode(), clock.today()));
        rows.stand(sight);
        return sight;
    }

    @Transactional
    public List<Whole> list(Viewer viewer, String q, String sector, String after, int limit) {
        trail.record(viewer.actor(), "provider.listed", "providers", q + " " + sector);
        return whole(rows.list(sight(viewer), new ProviderRows.Filter(q, sector), after, limit));
    }

    @Transactional(readOnly = true)
    public Group group(Viewer viewer) {
        var all = whole(rows.list(sight(viewer), ProviderRows.Filter.NONE, "", ALL));
        return new Group(
                all.size(),
                all.stream().mapToInt(one -> one.services().size()).sum(),
                all.stream().mapToLong(one -> one.duties().size()).sum(),
                all.stream().mapToLong(Whole::met).sum());
    }

    private List<Whole> whole(List<Provider> providers) {
        var ids = providers.stream().map(Provider::organisation).toList();
        var services = rows.listServices(ids).stream().collect(Collectors.groupingBy(Service::provider));
        var declared = rows.listDeclarations(ids).stream().collect(Collectors.groupingBy(Declaration::provider));
        var all = new ArrayList<Whole>();
        for (var provider : providers) {
            all.add(whole(
                    provider,
                    services.getOrDefault(provider.organisation(), List.of()),
                    declared.getOrDefault(provider.organisation(), List.of())));
        }
        return all;
    }

    private Whole whole(Provider provider, List<Service> services, List<Declaration> declared) {
        Map<String, Declaration> byDuty =
                declared.stream().collect(Collectors.toMap(Declaration::duty, Function.identity()));
        var standing = duties.owed(provider.sector(), services, clock.today()).stream()
                .map(owed -> new Standing(owed, byDuty.get(owed.duty().code())))
                .toList();
        return new Whole(provider, services, standing);
    }

    @Transactional
    public Whole read(Viewer viewer, String code) {
        var provider = get(viewer, code);
        trail.record(viewer.actor(), "provider.read", "provider:" + provider.organisation());
        return whole(List.of(provider)).getFirst();
    }

    @Transactional(readOnly = true)
    public Optional<Provider> findOwn(Viewer viewer) {
        return rows.find(sight(viewer), viewer.organisationCode());
    }

    Provider get(Viewer viewer, String code) {
        return rows.find(sight(viewer), code).orElseThrow(() -> new NotVisible("provider " + code));
    }

    KeptFiles files() {
        return files;
    }

    /// A file to be given out.
    record Stored(java.nio.file.Path file, String name, String mediaType) {}

    @Transactional
    Stored evidence(Viewer viewer, String code, long id) {
        var provider = get(viewer, code);
        var found = rows.findDeclaration(provider.organisation(), id)
                .orElseThrow(() -> new NotVisible("declaration " + id));
        if (found.evidenceSha256() == null || found.evidenceName() == null || found.evidenceType() == null) {
            throw new NotVisible("evidence of declaration " + id);
        }
        trail.record(viewer.actor(), "provider.evidence-read", "declaration:" + id);
        return new Stored(files.place(found.evidenceSha256()), found.evidenceName(), found.evidenceType());
    }
}
