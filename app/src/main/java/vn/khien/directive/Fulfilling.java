package vn.khien.directive;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// Records that what was owed is done. Review obligations are fulfilled by a sealed submission, others by words.
@Component
public class Fulfilling {
    private static final int HOW_MIN = 10;
    private static final int HOW_MAX = 2_000;

    private final AssignmentRows rows;
    private final ProductClock clock;
    private final Trail trail;

    Fulfilling(AssignmentRows rows, ProductClock clock, Trail trail) {
        this.rows = rows;
        this.clock = clock;
        this.trail = trail;
    }

    /// A body did what the review obligations of a directive ask of it.
    ///
    /// @param how what stands for it, such as `submission:17`
    public record Fulfilled(Viewer viewer, long directive, long organisation, Instant at, String how) {}

    /// Fulfils each body's assignments under the review obligations of the directive, in the caller's transaction.
    /// What is fulfilled already stays as it is; the trail has an entry for each of the others.
    public void fulfil(List<Fulfilled> all) {
        trail.recordAll(rows.fulfilReviews(all).stream()
                .map(done -> new Trail.Act(
                        done.by().viewer().actor(),
                        "directive.fulfilled",
                        "assignment:" + done.assignment(),
                        done.by().how()))
                .toList());
    }

    /// How reporting in words ended.
    public sealed interface Result {
        record Done(Assignment assignment) implements Result {}

        record Refused(Problem problem) implements Result {}
    }

    /// Reports one assignment of the acting organisation as done, in words. Reviews cannot be reported in words: their
    /// result is signed and sent.
    @Transactional
    public Result report(Viewer viewer, long assignment, String words) {
        var own = rows.find(assignment, viewer.scope())
                .filter(found -> found.organisation() == viewer.organisation())
                .orElseThrow(() -> new NotVisible("assignment " + assignment));
        if (own.review()) {
            return new Result.Refused(Problem.at("how", "directive.problem.review-in-words"));
        }
        if (own.ended(clock.instant())) {
            return new Result.Refused(Problem.at("how", "directive.problem.ended"));
        }
        if (words.strip().length() < HOW_MIN || words.length() > HOW_MAX) {
            return new Result.Refused(Problem.at("how", "directive.problem.how", HOW_MIN, HOW_MAX));
        }
        if (rows.fulfil(assignment, clock.instant(), viewer.person(), words.strip())) {
            trail.record(viewer.actor(), "directive.fulfilled", "assignment:" + assignment);
        }
        return new Result.Done(rows.find(assignment, viewer.scope()).orElseThrow());
    }
}
