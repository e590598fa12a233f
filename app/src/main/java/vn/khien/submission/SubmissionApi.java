package vn.khien.submission;

import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.page.Items;
import vn.khien.page.Problems;
import vn.khien.page.Texts;
import vn.khien.platform.OpaqueId;
import vn.khien.platform.VietnamTime;

/// Results for other systems: prepare, sign, fetch.
@RestController
@RequestMapping("/api/v1/submissions")
class SubmissionApi {
    private static final int LIMIT_MAX = 1_000;

    private final Submissions submissions;
    private final Preparing preparing;
    private final SigningTogether signing;
    private final Returning returning;
    private final Problems problems;
    private final Texts texts;
    private final JsonMapper json;

    SubmissionApi(
            Submissions submissions,
            Preparing preparing,
            SigningTogether signing,
            Returning returning,
            Problems problems,
            Texts texts,
            JsonMapper json) {
        this.submissions = submissions;
        this.preparing = preparing;
        this.signing = signing;
        this.returning = returning;
        this.problems = problems;
        this.texts = texts;
        this.json = json;
    }

    /// @param directive id of the directive
    /// @param organisation code of the organisation
    record PrepareJson(String directive, String organisation) {}

    record Missing(String code, String message, String where) {}

    record SubmissionJson(
            String id,
            String directive,
            String organisation,
            String sha256,
            int systems,
            List<Missing> missing,
            @Nullable OffsetDateTime receivedAt,
            @Nullable Long lateBySeconds,
            @Nullable String signedBy,
            @Nullable String replaces) {}

    private SubmissionJson json(Submission one, @Nullable String language) {
        var locale = Problems.locale(language);
        return new SubmissionJson(
                String.valueOf(one.id()),
                String.valueOf(one.directive()),
                one.organisationCode(),
                one.sha256(),
                one.systems(),
                one.missing().stream()
                        .map(problem -> new Missing(
                                problem.code(),
                                texts.text(
                                        locale, problem.code(), problem.args().toArray()),
                                problem.place()))
                        .toList(),
                one.receivedAt() == null
                        ? null
                        : one.receivedAt().atZone(VietnamTime.ZONE).toOffsetDateTime(),
                one.lateBy() == null ? null : one.lateBy().toSeconds(),
                one.signedBy(),
                one.replaces() == null ? null : String.valueOf(one.replaces()));
    }

    @Requires(Right.READ_SUBMISSIONS)
    @GetMapping
    Items<SubmissionJson> list(
            Viewer viewer,
            @RequestParam(defaultValue = "0") long directive,
            @RequestParam(defaultValue = "200") int limit,
            @RequestParam(defaultValue = "" + Long.MAX_VALUE) long cursor,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var size = Math.clamp(limit, 1, LIMIT_MAX);
        return Items.of(
                submissions.list(viewer, directive, cursor, size + 1),
                size,
                one -> json(one, language),
                Submission::id);
    }

    @Requires(Right.PREPARE_SUBMISSION)
    @PostMapping
    ResponseEntity<SubmissionJson> prepare(
            Viewer viewer,
            @RequestBody PrepareJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var prepared = preparing.prepare(viewer, OpaqueId.read(body.directive()), body.organisation());
        return ResponseEntity.created(URI.create("/api/v1/submissions/" + prepared.id()))
                .body(json(prepared, language));
    }

    @Requires(Right.READ_SUBMISSIONS)
    @GetMapping("/{id}")
    SubmissionJson one(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return json(submissions.read(viewer, id), language);
    }

    /// @param words what is to be done before the head signs
    record ReturnJson(@Nullable String words) {}

    @Requires(Right.SIGN)
    @PostMapping("/{id}/return")
    ResponseEntity<?> giveBack(
            Viewer viewer,
            @PathVariable long id,
            @RequestBody ReturnJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return switch (returning.giveBack(viewer, id, body.words() == null ? "" : body.words())) {
            case Returning.Outcome.Done done -> ResponseEntity.noContent().build();
            case Returning.Outcome.Refused(var problem) ->
                problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, List.of(problem));
        };
    }

    /// @param declaration the words that the head confirms
    record SignJson(@Nullable String declaration) {}

    record SealedJson(JsonNode receipt) {}

    @Requires(Right.SIGN)
    @PostMapping("/{id}/signature")
    ResponseEntity<?> sign(
            Viewer viewer,
            @PathVariable long id,
            @RequestBody SignJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var words = body.declaration() == null ? "" : body.declaration();
        return switch (signing.sign(viewer, id, words)) {
            case Signing.Result.Sealed(var receipt, var first) ->
                ResponseEntity.status(HttpStatus.CREATED)
                        .body(new SealedJson(json.readTree(new String(receipt, StandardCharsets.UTF_8))));
            case Signing.Result.Refused(var wrong) ->
                problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, wrong);
        };
    }
}
