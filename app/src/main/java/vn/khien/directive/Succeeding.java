package vn.khien.directive;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Wall;
import vn.khien.audit.Actor;
import vn.khien.audit.Trail;
import vn.khien.notification.Notices;
import vn.khien.platform.ProductClock;

/// When a body is no more, what it still owed passes to its successors (kế thừa), with the same deadline. Facts that
/// are settled stay with the body that settled them.
@Component
class Succeeding {
    private final SuccessionRows rows;
    private final Notices notices;
    private final TransactionTemplate transaction;
    private final Wall wall;
    private final ProductClock clock;
    private final Trail trail;

    Succeeding(
            SuccessionRows rows,
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
            var heirs = rows.listHeirs(clock.today());
            var now = clock.instant();
            heirs.forEach(heir -> rows.passOn(heir, now));
            heirs.stream()
                    .map(SuccessionRows.Heir::assignment)
                    .distinct()
                    .forEach(assignment -> rows.end(assignment, now));
            tell(heirs);
        });
    }

    /// One notice to each heir for each directive and body.
    private void tell(List<SuccessionRows.Heir> heirs) {
        var told = new LinkedHashSet<List<Object>>();
        for (var heir : heirs) {
            if (told.add(new ArrayList<>(List.of(heir.organisation(), heir.directive(), heir.predecessor())))) {
                notices.tell(
                        heir.organisation(),
                        "directive.notice.taken-over",
                        List.of(heir.predecessor(), heir.directive()),
                        "/duties");
            }
            trail.record(Actor.SYSTEM, "directive.taken-over", "assignment:" + heir.assignment());
        }
    }
}
