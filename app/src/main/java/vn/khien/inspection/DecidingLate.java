package vn.khien.inspection;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.platform.Folding;
import vn.khien.platform.NotVisible;
import vn.khien.platform.ProductClock;

/// What a device sent after the work on site had ended is taken in, marked as late, or set aside; never silently. The
/// minutes stay as they were signed.
@Component
public class DecidingLate {
    static final int WORDS_MAX = 2_000;

    private final Held held;
    private final LateRows lates;
    private final Entering entering;
    private final Trail trail;
    private final ProductClock clock;
    private final JsonMapper json;

    DecidingLate(Held held, LateRows lates, Entering entering, Trail trail, ProductClock clock, JsonMapper json) {
        this.held = held;
        this.lates = lates;
        this.entering = entering;
        this.trail = trail;
        this.clock = clock;
        this.json = json;
    }

    /// What was decided before stays so: the same again changes nothing, anything else is a conflict.
    ///
    /// @param words why; what is set aside needs them
    @Transactional
    public Outcome decide(Viewer viewer, long id, long entry, boolean accept, String words) {
        var inspection = held.byLeadOrPlanner(viewer, id);
        var late = lates.find(id, entry).orElseThrow(() -> new NotVisible("late entry " + entry));
        var why = Folding.clean(words);
        if (why.length() > WORDS_MAX) {
            return Outcome.Refused.because("late-words", "inspection.problem.long", WORDS_MAX);
        }
        if (!accept && why.isEmpty()) {
            return Outcome.Refused.because("late-words", "inspection.problem.late-words");
        }
        if (late.decidedAt() != null) {
            return Outcome.DoneOtherwise.again(
                    List.of(),
                    new Outcome.Compared("late", accept, late.accepted()),
                    new Outcome.Compared("late-words", why, late.decidedWords()));
        }
        if (accept && inspection.closedAt() != null) {
            return Outcome.Refused.because("late", "inspection.problem.closed");
        }
        if (accept) {
            var problems = entering.enter(
                    id,
                    json.readValue(late.entry(), Entry.class),
                    new Entering.Origin(late.person(), late.receivedAt(), late.deviceAhead(), true));
            if (!problems.isEmpty()) {
                return new Outcome.Refused(List.copyOf(problems));
            }
        }
        lates.decide(late.id(), accept, why, clock.instant(), viewer.person());
        trail.record(
                viewer.actor(), accept ? "inspection.late-accepted" : "inspection.late-declined", "inspection:" + id);
        return new Outcome.Done();
    }
}
