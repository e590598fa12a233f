package vn.khien.inspection;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vn.khien.access.Viewer;
import vn.khien.page.Problems;

/// How the API answers a step: with what the step was about as it stands now, or with everything that is wrong.
@Component
class InspectionAnswers {
    private final Inspections inspections;
    private final Problems problems;

    InspectionAnswers(Inspections inspections, Problems problems) {
        this.inspections = inspections;
        this.problems = problems;
    }

    /// A step, once it is found on which finding of which inspection.
    interface OnFinding {
        Outcome take(long inspection, int number);
    }

    ResponseEntity<?> onFinding(
            Viewer viewer, long finding, OnFinding step, @Nullable String language, Supplier<?> standing) {
        var place = inspections.findFinding(viewer, finding);
        return answer(step.take(place.inspection(), place.number()), language, HttpStatus.CREATED, standing);
    }

    /// A step that was taken before with other content is a conflict, with what stands.
    ///
    /// @param done status of a step that was taken
    /// @param standing asked after the step
    ResponseEntity<?> answer(Outcome outcome, @Nullable String language, HttpStatus done, Supplier<?> standing) {
        return switch (outcome) {
            case Outcome.Done _ -> ResponseEntity.status(done).body(standing.get());
            case Outcome.DoneOtherwise(var problem) -> problems.conflict(language, List.of(problem), standing.get());
            case Outcome.Refused(var wrong) -> problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, wrong);
        };
    }
}
