package vn.khien.inventory;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Wall;
import vn.khien.audit.Actor;
import vn.khien.audit.Trail;
import vn.khien.notification.Notices;
import vn.khien.platform.ProductClock;

/// When a body is no more, its systems pass to its successor (kế thừa), as its duties do. Where several succeed it,
/// they are asked to choose: see [TakingOver].
@Component
class PassingOn {
    private final PassingRows rows;
    private final Notices notices;
    private final TransactionTemplate transaction;
    private final Wall wall;
    private final ProductClock clock;
    private final Trail trail;

    PassingOn(
            PassingRows rows,
            Notices notices,
            TransactionTemplate transaction,
            Wall wall,
            ProductClock clock,
            Trail trail) {
        this.rows = rows;
        this.notices = notices;
        this.transaction = transaction;
        this.wall = wall;
        this.clock = clock;
        this.trail = trail;
    }

    /// Work of the system itself, each hour: days pass without anybody's act. A second time on a day changes nothing.
    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void passOn() {
        transaction.executeWithoutResult(_ -> {
            wall.nation();
            rows.lock();
            var heirs = rows.listHeirs(clock.today()).stream()
                    .collect(Collectors.groupingBy(PassingRows.Heir::predecessor));
            var systems = rows.listOwnedBy(heirs.keySet()).stream()
                    .collect(Collectors.groupingBy(PassingRows.Waiting::owner));
            for (var owned : systems.entrySet()) {
                settle(heirs.getOrDefault(owned.getKey(), List.of()), owned);
            }
        });
    }

    private void settle(List<PassingRows.Heir> heirs, Map.Entry<Long, List<PassingRows.Waiting>> owned) {
        if (heirs.size() == 1) {
            pass(heirs.getFirst(), owned.getValue());
        } else {
            heirs.forEach(heir -> ask(heir, owned.getValue().size()));
        }
    }

    private void pass(PassingRows.Heir heir, List<PassingRows.Waiting> systems) {
        rows.passOn(systems.stream().map(PassingRows.Waiting::id).toList(), heir.organisation(), clock.instant(), null);
        systems.forEach(system -> trail.record(
                Actor.SYSTEM, "inventory.passed-on", "system:" + system.id(), "organisation:" + heir.organisation()));
        notices.tell(
                heir.organisation(),
                "inventory.notice.passed-on",
                List.of(heir.predecessorVi(), "" + systems.size()),
                "/systems");
    }

    private void ask(PassingRows.Heir heir, int systems) {
        if (rows.ask(heir, clock.instant())) {
            notices.tell(
                    heir.organisation(),
                    "inventory.notice.choose",
                    List.of(heir.predecessorVi(), "" + systems),
                    "/systems/takeovers");
        }
    }
}
