package vn.khien.incident;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.khien.access.Viewer;
import vn.khien.organisation.AddresseeClass;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.Organisations;
import vn.khien.page.Shell;
import vn.khien.platform.ProductClock;
import vn.khien.provider.SectorBodies;
import vn.khien.provider.Sectors;

/// For whom a lesson may be: `all`, a class of bodies (`province`), or a field (`sector:health`).
@Component
class Audiences {
    static final String ALL = "all";
    private static final String SECTOR = "sector:";

    private final Sectors sectors;
    private final SectorBodies bodies;
    private final Organisations organisations;
    private final ProductClock clock;

    Audiences(Sectors sectors, SectorBodies bodies, Organisations organisations, ProductClock clock) {
        this.sectors = sectors;
        this.bodies = bodies;
        this.organisations = organisations;
        this.clock = clock;
    }

    List<String> list() {
        return Stream.of(
                        Stream.of(ALL),
                        Arrays.stream(AddresseeClass.values()).map(AddresseeClass::code),
                        sectors.list().stream().map(sector -> SECTOR + sector.code()))
                .flatMap(codes -> codes)
                .toList();
    }

    String name(String audience, Shell shell) {
        return audience.startsWith(SECTOR)
                ? shell.t("incident.audience.sector", sectors.name(audience.substring(SECTOR.length()), shell.locale()))
                : shell.t("incident.audience." + audience);
    }

    /// Those to which the acting organisation belongs.
    List<String> of(Viewer viewer) {
        return Stream.of(
                        Stream.of(ALL),
                        classOf(viewer),
                        bodies.listSectors(viewer).stream().map(sector -> SECTOR + sector))
                .flatMap(codes -> codes)
                .toList();
    }

    private Stream<String> classOf(Viewer viewer) {
        var at = organisations.find(viewer.organisation(), clock.today());
        while (at.isPresent() && at.get().addresseeClass() == null) {
            var parent = at.get().parent();
            at = parent == null ? Optional.empty() : organisations.find(parent, clock.today());
        }
        return at.map(Organisation::addresseeClass).stream();
    }

    /// Ids of the bodies that are told of a lesson for a class or a field. Nobody is told of what is for all: it would
    /// be a notice to every body of the nation, and the page has it.
    List<Long> listTold(Viewer viewer, String audience) {
        if (audience.equals(ALL)) {
            return List.of();
        }
        if (audience.startsWith(SECTOR)) {
            return bodies.listMembers(viewer, audience.substring(SECTOR.length()));
        }
        return Arrays.stream(AddresseeClass.values())
                .filter(one -> one.code().equals(audience))
                .flatMap(one -> organisations.listOfClass(one, clock.today()).stream())
                .map(Organisation::id)
                .toList();
    }
}
