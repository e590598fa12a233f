package vn.khien.advisory;

import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.khien.inventory.ProductsEntered;
import vn.khien.notification.Notices;
import vn.khien.platform.ProductClock;

/// Products that are entered after an advisory was issued are reached by it in the same transaction.
@Component
class ReachingLater {
    private final ReachRows rows;
    private final Notices notices;
    private final ProductClock clock;

    ReachingLater(ReachRows rows, Notices notices, ProductClock clock) {
        this.rows = rows;
        this.notices = notices;
        this.clock = clock;
    }

    @EventListener
    void entered(ProductsEntered entered) {
        for (var later : rows.insertLater(entered.systems(), clock.instant())) {
            notices.tell(
                    later.organisation(),
                    "advisory.notice.later",
                    List.of(later.number()),
                    "/advisories/" + later.number());
        }
    }
}
