package vn.khien.incident;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.inventory.InformationSystem;
import vn.khien.inventory.Systems;

/// The systems that a body chooses from when it reports.
@Component
class OwnSystems {
    private static final int MOST = 300;

    private final Systems systems;

    OwnSystems(Systems systems) {
        this.systems = systems;
    }

    /// Those of the acting organisation first, then of those below it; whoever has more than fit a list types a code.
    @Transactional(readOnly = true)
    public List<InformationSystem> list(Viewer viewer) {
        return systems.list(viewer.scope()).stream().limit(MOST).toList();
    }
}
