package vn.khien.directive;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.notification.Notices;
import vn.khien.page.Formats;
import vn.khien.platform.ProductClock;

/// Reminds organisations that are late, at most once a day for each assignment.
@Component
public class Reminding {
    private final AssignmentRows rows;
    private final Notices notices;
    private final ProductClock clock;
    private final Trail trail;

    Reminding(AssignmentRows rows, Notices notices, ProductClock clock, Trail trail) {
        this.rows = rows;
        this.notices = notices;
        this.clock = clock;
        this.trail = trail;
    }

    /// Whom a reminder would reach now: late, not done, not reminded today.
    @Transactional(readOnly = true)
    public List<Assignment> preview(Viewer viewer, long directive) {
        return rows.listToRemind(directive, viewer.scope(), clock.instant(), clock.today());
    }

    /// Reminds them all, and gives how many were reached.
    @Transactional
    public int remindAll(Viewer viewer, long directive) {
        var reached = 0;
        for (var late : preview(viewer, directive)) {
            if (rows.remind(late.id(), clock.today(), clock.instant(), viewer.person())) {
                var due = late.deadline().orElseGet(late::acknowledgementDeadline);
                notices.tell(
                        late.organisation(),
                        "directive.notice.reminder",
                        List.of(
                                late.directiveNumber() == null ? "" : late.directiveNumber(),
                                String.valueOf(late.obligationPosition()),
                                Formats.date(due.lastDay())),
                        "/directives/" + directive);
                reached++;
            }
        }
        trail.record(viewer.actor(), "directive.reminded", "directive:" + directive, reached + " assignments");
        return reached;
    }
}
