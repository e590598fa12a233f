package vn.khien.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.guidance.Guidances;
import vn.khien.guidance.Requirement;
import vn.khien.platform.NotVisible;
import vn.khien.platform.ProductClock;

/// Gives one answer to many requirements of an assessment, with one shared reason. Where somebody else answered in
/// between, that answer stays and is named.
@Component
public class AnsweringTogether {
    private final AnswerRows rows;
    private final ClosingRows closings;
    private final Guidances guidances;
    private final ProductClock clock;
    private final Trail trail;

    AnsweringTogether(AnswerRows rows, ClosingRows closings, Guidances guidances, ProductClock clock, Trail trail) {
        this.rows = rows;
        this.closings = closings;
        this.guidances = guidances;
        this.clock = clock;
        this.trail = trail;
    }

    public sealed interface Outcome {
        /// @param others codes of the requirements that somebody else answered in between
        record Saved(int saved, List<String> others) implements Outcome {}

        record NothingChosen() implements Outcome {}

        /// This answer must say why.
        record ReasonNeeded() implements Outcome {}

        /// The reason does not fit behind a note that is there.
        record NoteTooLong(String code, int most) implements Outcome {}

        record Closed(Closing.Standing signed) implements Outcome {}
    }

    /// A requirement with its note as it will be.
    private record Change(Requirement requirement, AnswerRows.Standing standing, String note) {}

    /// @param seen the chosen requirements by code, with the answer that the person saw
    /// @param reason added behind the note of each; a note that says it already stays as it is
    @Transactional
    public Outcome answer(Viewer viewer, long assessment, Map<String, Answer> seen, Answer value, String reason) {
        var place = rows.lockPlace(viewer.scope(), assessment)
                .orElseThrow(() -> new NotVisible("assessment " + assessment));
        if (place.closed()) {
            return new Outcome.Closed(closings.getSigned(assessment));
        }
        if (seen.isEmpty()) {
            return new Outcome.NothingChosen();
        }
        var added = Typed.note(reason);
        if (value.needsReason() && added.isBlank()) {
            return new Outcome.ReasonNeeded();
        }
        var changes = new ArrayList<Change>();
        var others = new ArrayList<String>();
        var standing = rows.listStanding(assessment);
        for (var requirement : chosen(place, seen)) {
            var present = standing.get(requirement.position());
            if (present.answer() != seen.get(requirement.code()) && present.answer() != value) {
                others.add(requirement.code());
                continue;
            }
            var note = joined(present.note(), added);
            if (note.length() > Typed.NOTE_LENGTH_MAX) {
                return new Outcome.NoteTooLong(requirement.code(), Typed.NOTE_LENGTH_MAX);
            }
            changes.add(new Change(requirement, present, note));
        }
        changes.forEach(change -> save(viewer, assessment, change, value));
        trail.record(
                viewer.actor(),
                "assessment.answered-together",
                "assessment:" + assessment,
                changes.size() + " answers");
        return new Outcome.Saved(changes.size(), List.copyOf(others));
    }

    private List<Requirement> chosen(AnswerRows.Place place, Map<String, Answer> seen) {
        var chosen = guidances.listRequirements(place.guidance()).stream()
                .filter(requirement -> seen.containsKey(requirement.code()) && requirement.asks(place.level()))
                .toList();
        if (chosen.size() < seen.size()) {
            throw new NotVisible("requirements " + seen.keySet() + " of level " + place.level());
        }
        return chosen;
    }

    private static String joined(String note, String added) {
        if (added.isEmpty() || note.contains(added)) {
            return note;
        }
        return note.isEmpty() ? added : note + "\n" + added;
    }

    private void save(Viewer viewer, long assessment, Change change, Answer value) {
        var position = change.requirement().position();
        var was = change.standing().answer();
        if (was != value) {
            rows.change(assessment, position, was, value, clock.instant(), viewer.person());
        }
        if (!change.note().equals(change.standing().note())) {
            rows.putNote(assessment, position, change.note(), clock.instant(), viewer.person());
        }
    }
}
