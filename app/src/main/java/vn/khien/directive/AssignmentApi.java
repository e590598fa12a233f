package vn.khien.directive;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.page.Items;
import vn.khien.page.Problems;
import vn.khien.platform.ProductClock;
import vn.khien.platform.WrongParameter;

/// Assignments for other systems: reading, acknowledging, passing down.
@RestController
class AssignmentApi {
    static final int LIMIT_MAX = 1_000;

    private final Directives directives;
    private final Acknowledging acknowledging;
    private final PassingDown passingDown;
    private final Problems problems;
    private final ProductClock clock;

    AssignmentApi(
            Directives directives,
            Acknowledging acknowledging,
            PassingDown passingDown,
            Problems problems,
            ProductClock clock) {
        this.directives = directives;
        this.acknowledging = acknowledging;
        this.passingDown = passingDown;
        this.problems = problems;
        this.clock = clock;
    }

    record Acknowledged(OffsetDateTime at, @Nullable String by) {}

    /// @param due first instant that is late
    /// @param passedDownFrom id of the assignment above
    record AssignmentJson(
            String id,
            String directive,
            String organisation,
            String obligation,
            @Nullable OffsetDateTime due,
            String state,
            @Nullable Acknowledged acknowledged,
            @Nullable OffsetDateTime doneAt,
            @Nullable String passedDownFrom,
            String note) {}

    private AssignmentJson json(Assignment one) {
        var acknowledged = one.acknowledgedAt() == null
                ? null
                : new Acknowledged(DirectiveJson.local(one.acknowledgedAt()), one.acknowledgedBy());
        return new AssignmentJson(
                String.valueOf(one.id()),
                String.valueOf(one.directive()),
                one.organisationCode(),
                String.valueOf(one.obligation()),
                one.due() == null ? null : DirectiveJson.local(one.due()),
                one.state(clock.instant()).code(),
                acknowledged,
                one.fulfilledAt() == null ? null : DirectiveJson.local(one.fulfilledAt()),
                one.parent() == null ? null : String.valueOf(one.parent()),
                one.note());
    }

    @Requires(Right.READ_DIRECTIVES)
    @GetMapping("/api/v1/directives/{id}/assignments")
    Items<AssignmentJson> list(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "200") int limit,
            @RequestParam(defaultValue = "0") int cursor) {
        WrongParameter.among(Assignment.State.CODES, "state", state);
        directives.read(viewer, id);
        var filtered = directives.listAssignments(viewer, id, null, Integer.MAX_VALUE, 0).stream()
                .filter(one -> organisation.isEmpty() || one.organisationCode().equals(organisation))
                .filter(one ->
                        state.isEmpty() || one.state(clock.instant()).code().equals(state))
                .toList();
        return Items.part(filtered, Math.clamp(limit, 1, LIMIT_MAX), cursor, this::json);
    }

    @Requires(Right.ACKNOWLEDGE)
    @PostMapping("/api/v1/assignments/{id}/acknowledgement")
    ResponseEntity<AssignmentJson> acknowledge(Viewer viewer, @PathVariable long id) {
        var outcome = acknowledging.acknowledge(viewer, id);
        return ResponseEntity.status(outcome.first() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(json(outcome.assignment()));
    }

    /// @param dueOn last day in time
    record PassingDownJson(
            @Nullable List<String> organisations,
            @Nullable LocalDate dueOn,
            @Nullable String note) {}

    @Requires(Right.PASS_DOWN)
    @PostMapping("/api/v1/assignments/{id}/passing-down")
    ResponseEntity<?> passDown(
            Viewer viewer,
            @PathVariable long id,
            @RequestBody PassingDownJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var codes = body.organisations() == null ? List.<String>of() : body.organisations();
        var note = body.note() == null ? "" : body.note();
        return switch (passingDown.passDown(viewer, id, codes, body.dueOn(), note)) {
            case PassingDown.Result.Passed(var made) ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .body(Items.all(made.stream().map(this::json).toList()));
            case PassingDown.Result.Refused(var wrong) ->
                problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, wrong);
            case PassingDown.Result.GivenOtherwise otherwise ->
                problems.conflict(
                        language,
                        otherwise.problems(),
                        otherwise.present().stream().map(this::json).toList());
        };
    }
}
