package vn.khien.inventory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.platform.Folding;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// Takes a system out of use. It leaves the register and every count; what was answered and signed about it stays.
@Component
class Retiring {
    private static final int WORDS_MIN = 10;
    private static final int WORDS_MAX = 2_000;

    private final SystemRows rows;
    private final ProductClock clock;
    private final Trail trail;

    Retiring(SystemRows rows, ProductClock clock, Trail trail) {
        this.rows = rows;
        this.clock = clock;
        this.trail = trail;
    }

    /// How retiring ended.
    sealed interface Outcome {
        record Done() implements Outcome {}

        record Refused(Problem problem) implements Outcome {}
    }

    /// A second time (a double click) changes nothing.
    ///
    /// @param words why, and what takes over: 10 to 2,000 characters
    @Transactional
    Outcome retire(Viewer viewer, String code, String words) {
        var id = rows.findIdByCode(viewer.scope(), code).orElseThrow(() -> new NotVisible("system " + code));
        var why = Folding.clean(words);
        if (why.length() < WORDS_MIN || why.length() > WORDS_MAX) {
            return new Outcome.Refused(Problem.at("words", "inventory.problem.retire-words", WORDS_MIN, WORDS_MAX));
        }
        if (rows.retire(viewer.scope(), id, clock.instant(), why)) {
            trail.record(viewer.actor(), "inventory.retired", "system:" + id, why);
        }
        return new Outcome.Done();
    }
}
