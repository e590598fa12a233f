package vn.khien.organisation;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.audit.Actor;
import vn.khien.audit.Trail;
import vn.khien.platform.ProductClock;

/// Keeps the present place of each body where the tree of the product's day has it. When a day comes from which a body
/// stands below another one, it moves there with all that is below it: grants, the wall, systems and answers go by the
/// present place.
@Component
public class Moving {
    private final MovingRows rows;
    private final ProductClock clock;
    private final Trail trail;

    Moving(MovingRows rows, ProductClock clock, Trail trail) {
        this.rows = rows;
        this.clock = clock;
        this.trail = trail;
    }

    /// Work of the system itself, each minute: a day begins without anybody's act, and from its first minute on the
    /// versions of the tree speak of the new place. Where all stand as they should, nothing is written.
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    @Transactional
    public void follow() {
        var day = clock.today();
        if (rows.listMisplaced(day).isEmpty()) {
            return;
        }
        rows.lock();
        var misplaced = rows.listMisplaced(day);
        rows.continueVersions(
                misplaced.stream().filter(MovingRows.Misplaced::continued).toList());
        rows.rewriteVersions(
                misplaced.stream().filter(MovingRows.Misplaced::rewritten).toList());
        var moved = misplaced.stream().filter(MovingRows.Misplaced::moved).toList();
        rows.place(moved);
        trail.recordAll(Actor.SYSTEM, "organisation.moved", moves(moved));
    }

    /// One entry for each body that has another one above it; what is below goes with it.
    private static List<Trail.Done> moves(List<MovingRows.Misplaced> moved) {
        return moved.stream()
                .filter(one -> !one.parentBefore().equals(one.parent()))
                .map(one ->
                        new Trail.Done("organisation:" + one.organisation(), one.parentBefore() + " > " + one.parent()))
                .toList();
    }
}
