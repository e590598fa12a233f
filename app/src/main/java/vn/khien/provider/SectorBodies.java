package vn.khien.provider;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.Organisations;
import vn.khien.platform.ProductClock;

/// Which bodies stand in a field: those that provide services of it, and the ministry that manages it with its units.
/// A provider stands in its own field alone, whoever manages it.
@Component
public class SectorBodies {
    private final ProviderRows rows;
    private final Sectors sectors;
    private final Organisations organisations;
    private final Wall wall;
    private final ProductClock clock;

    SectorBodies(ProviderRows rows, Sectors sectors, Organisations organisations, Wall wall, ProductClock clock) {
        this.rows = rows;
        this.sectors = sectors;
        this.organisations = organisations;
        this.wall = wall;
        this.clock = clock;
    }

    /// Ids of the bodies of a field today, whatever the viewer sees of them.
    public List<Long> listMembers(Viewer viewer, String sector) {
        var today = clock.today();
        return wall.lifted(viewer, () -> rows.listMembers(sector, sectors.managing(sector, today), today));
    }

    /// Codes of the fields in which the acting organisation stands today.
    public List<String> listSectors(Viewer viewer) {
        return wall.lifted(viewer, () -> sectorsOf(viewer.organisation()));
    }

    private List<String> sectorsOf(@Nullable Long organisation) {
        var at = find(organisation);
        while (at != null) {
            var provided = rows.findSector(at.id());
            if (provided.isPresent()) {
                return List.of(provided.get());
            }
            var managed = sectors.managedBy(at.code(), clock.today());
            if (!managed.isEmpty()) {
                return managed;
            }
            at = find(at.parent());
        }
        return List.of();
    }

    private @Nullable Organisation find(@Nullable Long organisation) {
        return organisation == null
                ? null
                : organisations.find(organisation, clock.today()).orElse(null);
    }
}
