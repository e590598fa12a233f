package vn.khien.assessment;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.page.Formats;
import vn.khien.page.Items;
import vn.khien.page.Problems;
import vn.khien.platform.Problem;
import vn.khien.platform.VietnamTime;

/// Copying answers of the last period, for other systems.
@RestController
@RequestMapping("/api/v1/assessments/{id}/carried")
class CarryingApi {
    private final CarryingOver carrying;
    private final Sheet.Reading sheets;
    private final Problems problems;

    CarryingApi(CarryingOver carrying, Sheet.Reading sheets, Problems problems) {
        this.carrying = carrying;
        this.sheets = sheets;
        this.problems = problems;
    }

    /// A copied answer that waits to be confirmed.
    ///
    /// @param directive under which it was answered
    record CarriedJson(
            String requirement, @Nullable String value, String note, OffsetDateTime answeredAt, String directive) {}

    @Requires(Right.READ_ASSESSMENTS)
    @GetMapping
    Items<CarriedJson> list(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "" + AssessmentApi.LIMIT_MAX) int limit,
            @RequestParam(defaultValue = "0") int cursor) {
        return Items.part(
                sheets.lines(viewer, id).stream()
                        .filter(line -> line.carried() != null)
                        .toList(),
                Math.clamp(limit, 1, AssessmentApi.LIMIT_MAX),
                cursor,
                line -> json(line.requirement().code(), line.carried()));
    }

    private static CarriedJson json(String requirement, @Nullable Carried carried) {
        if (carried == null) {
            throw new IllegalArgumentException(requirement + " was not copied");
        }
        return new CarriedJson(
                requirement,
                carried.answer().code(),
                carried.note(),
                carried.answeredAt().atZone(VietnamTime.ZONE).toOffsetDateTime(),
                carried.directive());
    }

    /// @param answers how many were copied, taken back or confirmed
    record DoneJson(int answers) {}

    @Requires(Right.ASSESS)
    @PostMapping
    ResponseEntity<?> carryOver(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answer(carrying.carryOver(viewer, id), language);
    }

    @Requires(Right.ASSESS)
    @DeleteMapping
    ResponseEntity<?> takeBack(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answer(carrying.takeBack(viewer, id), language);
    }

    /// @param requirements codes of those whose copied answers hold today
    record ConfirmJson(@Nullable Set<String> requirements) {}

    @Requires(Right.ASSESS)
    @PostMapping("/confirmation")
    ResponseEntity<?> confirm(
            Viewer viewer,
            @PathVariable long id,
            @RequestBody ConfirmJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var codes = body.requirements() == null ? Set.<String>of() : body.requirements();
        return answer(carrying.confirm(viewer, id, codes), language);
    }

    private ResponseEntity<?> answer(CarryingOver.Outcome outcome, @Nullable String language) {
        return switch (outcome) {
            case CarryingOver.Outcome.Done(var answers) -> ResponseEntity.ok(new DoneJson(answers));
            case CarryingOver.Outcome.Closed(var signed) ->
                problems.refuse(
                        language,
                        HttpStatus.CONFLICT,
                        List.of(Problem.at(
                                "value", "assessment.closed", signed.organisationName(), Formats.moment(signed.at()))));
        };
    }
}
