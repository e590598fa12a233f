package vn.khien.directive;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.notification.ReadingNotices;
import vn.khien.platform.NotVisible;
import vn.khien.platform.ProductClock;

/// An organisation acknowledges that a directive reached it, with name and time (Decree 30/2020 art. 21: by the end of
/// the day of receipt; later is late, and still recorded).
@Component
public class Acknowledging {
    private final AssignmentRows rows;
    private final ReadingNotices notices;
    private final ProductClock clock;
    private final Trail trail;

    Acknowledging(AssignmentRows rows, ReadingNotices notices, ProductClock clock, Trail trail) {
        this.rows = rows;
        this.notices = notices;
        this.clock = clock;
        this.trail = trail;
    }

    /// What stands after acknowledging.
    ///
    /// @param first false where somebody had acknowledged before
    public record Outcome(boolean first, Assignment assignment) {}

    /// Acknowledges one assignment of the acting organisation.
    @Transactional
    public Outcome acknowledge(Viewer viewer, long assignment) {
        return acknowledgeAt(viewer, assignment, clock.instant());
    }

    /// As [#acknowledge], at a past moment.
    @Transactional
    public Outcome acknowledgeAt(Viewer viewer, long assignment, Instant at) {
        own(viewer, assignment);
        var first = rows.acknowledge(assignment, at, viewer.person());
        if (first) {
            trail.record(viewer.actor(), "directive.acknowledged", "assignment:" + assignment);
        }
        return new Outcome(first, own(viewer, assignment));
    }

    /// Acknowledges everything that the acting organisation owes by one directive.
    @Transactional
    public List<Assignment> acknowledgeAll(Viewer viewer, long directive) {
        return acknowledgeAllAt(viewer, directive, clock.instant());
    }

    @Transactional
    public List<Assignment> acknowledgeAllAt(Viewer viewer, long directive, Instant at) {
        var owed = rows.listOwed(viewer.organisation(), viewer.scope()).stream()
                .filter(assignment -> assignment.directive() == directive)
                .toList();
        if (owed.isEmpty()) {
            throw new NotVisible("directive " + directive);
        }
        var first = rows.acknowledgeAll(owed.stream().map(Assignment::id).toList(), at, viewer.person());
        trail.recordAll(
                viewer.actor(),
                "directive.acknowledged",
                first.stream().map(id -> new Trail.Done("assignment:" + id)).toList());
        notices.done(viewer, Issuing.NOTICE, "/directives/" + directive);
        return owed;
    }

    private Assignment own(Viewer viewer, long assignment) {
        return rows.find(assignment, viewer.scope())
                .filter(found -> found.organisation() == viewer.organisation())
                .orElseThrow(() -> new NotVisible("assignment " + assignment));
    }
}
