package vn.khien.directive;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.page.Formats;
import vn.khien.page.Items;
import vn.khien.page.Problems;
import vn.khien.platform.Problem;

/// Directives for other systems: bringing in, confirming, issuing, reading.
@RestController
@RequestMapping("/api/v1/directives")
class DirectiveApi {
    private final Directives directives;
    private final Intake intake;
    private final Drafting drafting;
    private final Issuing issuing;
    private final Problems problems;

    DirectiveApi(Directives directives, Intake intake, Drafting drafting, Issuing issuing, Problems problems) {
        this.directives = directives;
        this.intake = intake;
        this.drafting = drafting;
        this.issuing = issuing;
        this.problems = problems;
    }

    @Requires(Right.READ_DIRECTIVES)
    @GetMapping
    Items<DirectiveJson.Brief> list(
            Viewer viewer,
            @RequestParam(defaultValue = "200") int limit,
            @RequestParam(defaultValue = "0") int cursor) {
        return Items.part(
                directives.list(viewer),
                Math.clamp(limit, 1, AssignmentApi.LIMIT_MAX),
                cursor,
                DirectiveJson.Brief::of);
    }

    @Requires(Right.ISSUE_DIRECTIVES)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> bringInFile(
            Viewer viewer,
            @RequestParam MultipartFile file,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language)
            throws IOException {
        var name = file.getOriginalFilename();
        return broughtIn(viewer, intake.bringIn(viewer, name == null ? "" : name, file.getBytes()), language);
    }

    @Requires(Right.ISSUE_DIRECTIVES)
    @PostMapping(consumes = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<?> bringInText(
            Viewer viewer,
            @RequestBody byte[] text,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return broughtIn(viewer, intake.bringIn(viewer, "", text), language);
    }

    private ResponseEntity<?> broughtIn(Viewer viewer, Intake.Result result, @Nullable String language) {
        return switch (result) {
            case Intake.Result.Drafted(var id) ->
                ResponseEntity.created(URI.create("/api/v1/directives/" + id)).body(whole(viewer, id));
            case Intake.Result.Refused(var problem) ->
                problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, List.of(problem));
        };
    }

    @Requires(Right.READ_DIRECTIVES)
    @GetMapping("/{id}")
    DirectiveJson whole(Viewer viewer, @PathVariable long id) {
        return DirectiveJson.of(
                directives.read(viewer, id), directives.listClauses(viewer, id), directives.listObligations(id));
    }

    @Requires(Right.ISSUE_DIRECTIVES)
    @PostMapping("/{id}/obligations")
    ResponseEntity<?> add(
            Viewer viewer,
            @PathVariable long id,
            @RequestBody DirectiveJson.ObligationJson obligation,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var clauses = directives.listClauses(viewer, id);
        var unread = obligation.problems();
        if (!unread.isEmpty()) {
            return problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, unread);
        }
        var result = drafting.add(viewer, id, obligation.read(clauses));
        return edited(viewer, id, result, HttpStatus.CREATED, language);
    }

    @Requires(Right.ISSUE_DIRECTIVES)
    @PutMapping("/{id}/obligations/{obligation}")
    ResponseEntity<?> edit(
            Viewer viewer,
            @PathVariable long id,
            @PathVariable("obligation") long oid,
            @RequestBody DirectiveJson.ObligationJson obligation,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var clauses = directives.listClauses(viewer, id);
        var unread = obligation.problems();
        if (!unread.isEmpty()) {
            return problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, unread);
        }
        var result = drafting.edit(viewer, id, oid, obligation.read(clauses));
        return edited(viewer, id, result, HttpStatus.OK, language);
    }

    @Requires(Right.ISSUE_DIRECTIVES)
    @DeleteMapping("/{id}/obligations/{obligation}")
    ResponseEntity<?> remove(
            Viewer viewer,
            @PathVariable long id,
            @PathVariable("obligation") long oid,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return edited(viewer, id, drafting.remove(viewer, id, oid), HttpStatus.NO_CONTENT, language);
    }

    private ResponseEntity<?> edited(
            Viewer viewer, long id, Drafting.Result result, HttpStatus status, @Nullable String language) {
        return switch (result) {
            case Drafting.Result.Done(var oid) ->
                status == HttpStatus.NO_CONTENT
                        ? ResponseEntity.noContent().build()
                        : ResponseEntity.status(status).body(obligation(id, oid));
            case Drafting.Result.InForce() ->
                problems.refuse(
                        language, HttpStatus.CONFLICT, List.of(Problem.at("state", "directive.problem.in-force")));
            case Drafting.Result.Refused(var wrong) ->
                problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, wrong);
        };
    }

    private DirectiveJson.ObligationJson obligation(long directive, long oid) {
        return directives.listObligations(directive).stream()
                .filter(kept -> kept.id() == oid)
                .findFirst()
                .map(DirectiveJson.ObligationJson::of)
                .orElseThrow();
    }

    /// @param effectiveOn the day of signing where it is absent
    record IssueJson(@Nullable LocalDate effectiveOn) {}

    @Requires(Right.ISSUE_DIRECTIVES)
    @PostMapping("/{id}/issue")
    ResponseEntity<?> issue(
            Viewer viewer,
            @PathVariable long id,
            @RequestBody(required = false) @Nullable IssueJson issue,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return switch (issuing.issue(viewer, id, issue == null ? null : issue.effectiveOn())) {
            case Issuing.Result.Issued issued -> ResponseEntity.ok(whole(viewer, id));
            case Issuing.Result.AlreadyInForce() -> ResponseEntity.ok(whole(viewer, id));
            case Issuing.Result.InForceFrom(var present) ->
                problems.conflict(
                        language,
                        List.of(Problem.at("effectiveOn", "directive.problem.in-force-from", Formats.date(present))),
                        whole(viewer, id));
            case Issuing.Result.Refused(var wrong) ->
                problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, wrong);
        };
    }
}
