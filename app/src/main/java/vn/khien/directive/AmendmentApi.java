package vn.khien.directive;

import java.util.List;
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
import org.springframework.web.bind.annotation.RestController;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.page.Items;
import vn.khien.page.Problems;
import vn.khien.platform.OpaqueId;
import vn.khien.platform.Problem;

/// Amendments for other systems.
@RestController
@RequestMapping("/api/v1/directives/{id}/amendments")
class AmendmentApi {
    private final Directives directives;
    private final Amending amending;
    private final Problems problems;

    AmendmentApi(Directives directives, Amending amending, Problems problems) {
        this.directives = directives;
        this.amending = amending;
        this.problems = problems;
    }

    record ClauseJson(
            String id, @Nullable String number, @Nullable String text) {}

    /// @param directive the later document
    /// @param clause its clause that stands instead; null: repealed
    /// @param amended the earlier document
    /// @param replaces its clause
    record AmendmentJson(
            String directive, @Nullable ClauseJson clause, String amended, ClauseJson replaces, String quote) {
        static AmendmentJson of(Amendment one) {
            return new AmendmentJson(
                    String.valueOf(one.directive()),
                    one.newClause() == null
                            ? null
                            : new ClauseJson(String.valueOf(one.newClause()), one.newNumber(), one.newText()),
                    String.valueOf(one.amended()),
                    new ClauseJson(String.valueOf(one.clause()), one.clauseNumber(), one.text()),
                    one.quote());
        }
    }

    @Requires(Right.READ_DIRECTIVES)
    @GetMapping
    Items<AmendmentJson> list(Viewer viewer, @PathVariable long id) {
        directives.read(viewer, id);
        return Items.all(
                amending.list(viewer, id).stream().map(AmendmentJson::of).toList());
    }

    /// @param replaces id of a clause of an earlier document in force
    /// @param clause id of the draft's clause that stands instead; absent: repealed
    record ReplaceJson(String replaces, @Nullable String clause) {}

    @Requires(Right.ISSUE_DIRECTIVES)
    @PostMapping
    ResponseEntity<?> replace(
            Viewer viewer,
            @PathVariable long id,
            @RequestBody ReplaceJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var clause = body.clause() == null ? null : OpaqueId.read(body.clause());
        return answer(viewer, id, amending.replace(viewer, id, OpaqueId.read(body.replaces()), clause), language);
    }

    @Requires(Right.ISSUE_DIRECTIVES)
    @DeleteMapping("/{clause}")
    ResponseEntity<?> leave(
            Viewer viewer,
            @PathVariable long id,
            @PathVariable long clause,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answer(viewer, id, amending.leave(viewer, id, clause), language);
    }

    private ResponseEntity<?> answer(Viewer viewer, long id, Amending.Result result, @Nullable String language) {
        return switch (result) {
            case Amending.Result.Done() -> ResponseEntity.ok(list(viewer, id));
            case Amending.Result.Refused(var problem) ->
                problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, List.of(problem));
            case Amending.Result.InForce() ->
                problems.refuse(
                        language, HttpStatus.CONFLICT, List.of(Problem.at("state", "directive.problem.in-force")));
        };
    }
}
