package vn.khien.submission;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.notification.Notices;
import vn.khien.platform.Folding;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;

/// The head returns a prepared result to those who prepared it, with what is to be done; it will not be signed.
@Component
class Returning {
    private static final int WORDS_MIN = 10;
    private static final int WORDS_MAX = 2_000;

    private final SubmissionRows rows;
    private final SealRows seals;
    private final Notices notices;
    private final Trail trail;

    Returning(SubmissionRows rows, SealRows seals, Notices notices, Trail trail) {
        this.rows = rows;
        this.seals = seals;
        this.notices = notices;
        this.trail = trail;
    }

    /// How returning ended.
    sealed interface Outcome {
        record Done() implements Outcome {}

        record Refused(Problem problem) implements Outcome {}
    }

    /// A second time changes nothing; the words of the first stay.
    ///
    /// @param words what is to be done: 10 to 2,000 characters
    @Transactional
    Outcome giveBack(Viewer viewer, long id, String words) {
        seals.lock(viewer.scope(), id);
        var prepared = rows.find(viewer.scope(), id)
                .filter(found -> found.organisation() == viewer.organisation())
                .orElseThrow(() -> new NotVisible("submission " + id));
        if (prepared.sealed()) {
            return new Outcome.Refused(Problem.at("words", "submission.problem.sealed"));
        }
        var why = Folding.clean(words);
        if (why.length() < WORDS_MIN || why.length() > WORDS_MAX) {
            return new Outcome.Refused(Problem.at("words", "submission.problem.return-words", WORDS_MIN, WORDS_MAX));
        }
        if (rows.giveBack(id, viewer.person(), why)) {
            trail.record(viewer.actor(), "submission.returned", "submission:" + id, why);
            notices.tell(
                    prepared.organisation(),
                    "submission.notice.returned",
                    List.of(viewer.name(), prepared.directiveNumber(), why),
                    "/submissions/" + id);
        }
        return new Outcome.Done();
    }
}
