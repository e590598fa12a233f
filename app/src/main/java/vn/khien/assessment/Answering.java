package vn.khien.assessment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.guidance.Guidances;
import vn.khien.guidance.Requirement;
import vn.khien.platform.NotVisible;
import vn.khien.platform.ProductClock;

/// Answers one requirement. An answer is saved only over the answer that the person saw; otherwise both are shown.
@Component
public class Answering {
    private final AnswerRows rows;
    private final ClosingRows closings;
    private final Guidances guidances;
    private final ProductClock clock;
    private final Trail trail;

    Answering(AnswerRows rows, ClosingRows closings, Guidances guidances, ProductClock clock, Trail trail) {
        this.rows = rows;
        this.closings = closings;
        this.guidances = guidances;
        this.clock = clock;
        this.trail = trail;
    }

    /// What the person wants to stand, and what stood before their eyes.
    ///
    /// @param note absent: the note stays as it is
    /// @param noteWas absent: the person did not see the note, so it is not compared
    public record Given(
            Answer value,
            Answer was,
            @Nullable String note,
            @Nullable String noteWas) {
        /// Another value that needs no words, and none are given.
        boolean isValueAlone() {
            return note == null && value != was && !value.needsReason();
        }
    }

    public sealed interface Outcome {
        record Saved(Instant at) implements Outcome {}

        /// Somebody else was there in between: what stands now.
        record Conflict(Present present) implements Outcome {}

        /// This answer must say why.
        record ReasonNeeded() implements Outcome {}

        record NoteTooLong(int most) implements Outcome {}

        /// A signature stands on the answers: who signed, and when.
        record Closed(Closing.Standing signed) implements Outcome {}
    }

    /// What stands: the answer, its note, and the last change of either.
    public record Present(
            Answer value,
            String note,
            @Nullable Instant at,
            @Nullable String by) {}

    /// In the transaction of the caller, or in one of its own.
    @Transactional
    public Outcome answer(Viewer viewer, long assessment, String code, Given given) {
        var place = rows.lockPlace(viewer.scope(), assessment)
                .orElseThrow(() -> new NotVisible("assessment " + assessment));
        var position = asked(place, code).position();
        if (place.closed()) {
            return new Outcome.Closed(closings.getSigned(assessment));
        }
        var note = given.note() == null ? null : Typed.note(given.note());
        if (note != null && note.length() > Typed.NOTE_LENGTH_MAX) {
            return new Outcome.NoteTooLong(Typed.NOTE_LENGTH_MAX);
        }
        var now = clock.instant();
        if (given.value().needsReason() || note != null || given.value() == given.was()) {
            var present = rows.getPresent(assessment, position);
            if (overrules(given, note, present)) {
                return new Outcome.Conflict(present);
            }
            if (given.value().needsReason() && (note == null ? present.note() : note).isBlank()) {
                return new Outcome.ReasonNeeded();
            }
        }
        if (given.value() != given.was()
                && !rows.change(assessment, position, given.was(), given.value(), now, viewer.person())) {
            var present = rows.getPresent(assessment, position);
            if (present.value() != given.value()) {
                return new Outcome.Conflict(present);
            }
            now = present.at() == null ? now : present.at();
        }
        if (note != null) {
            rows.putNote(assessment, position, note, clock.instant(), viewer.person());
        }
        trail.record(viewer.actor(), "assessment.answered", "assessment:" + assessment, code);
        return new Outcome.Saved(now);
    }

    /// Whether what is given would silently replace what somebody else did in between. The same thing twice does not.
    private static boolean overrules(Given given, @Nullable String note, Present present) {
        var answer = present.value() != given.was() && present.value() != given.value();
        var text = note != null
                && given.noteWas() != null
                && !present.note().equals(Typed.note(given.noteWas()))
                && !present.note().equals(note);
        return answer || text;
    }

    private Requirement asked(AnswerRows.Place place, String code) {
        return guidances.listRequirements(place.guidance()).stream()
                .filter(requirement -> requirement.code().equals(code) && requirement.asks(place.level()))
                .findFirst()
                .orElseThrow(() -> new NotVisible("requirement " + code + " of level " + place.level()));
    }
}
