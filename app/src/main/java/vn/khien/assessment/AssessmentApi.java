package vn.khien.assessment;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
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
import vn.khien.platform.NotVisible;
import vn.khien.platform.OpaqueId;
import vn.khien.platform.Problem;
import vn.khien.platform.UnknownWord;
import vn.khien.platform.VietnamTime;

/// Assessments for other systems.
@RestController
@RequestMapping("/api/v1/assessments")
class AssessmentApi {
    /// More than any requirement set has: a sheet comes as a whole where no less is asked for.
    static final int LIMIT_MAX = 1_000;

    private final Assessments assessments;
    private final Sheet.Reading sheets;
    private final Opening opening;
    private final SavingAnswers saving;
    private final AnsweringTogether together;
    private final Closing closing;
    private final Problems problems;

    AssessmentApi(
            Assessments assessments,
            Sheet.Reading sheets,
            Opening opening,
            SavingAnswers saving,
            AnsweringTogether together,
            Closing closing,
            Problems problems) {
        this.assessments = assessments;
        this.sheets = sheets;
        this.opening = opening;
        this.saving = saving;
        this.together = together;
        this.closing = closing;
        this.problems = problems;
    }

    /// @param system code of the system
    /// @param directive id of the directive
    record OpenJson(String system, String directive) {}

    record AssessmentJson(
            String id, String system, String directive, String guidance, int level, int requirements, int answered) {}

    @Requires(Right.ASSESS)
    @PostMapping
    ResponseEntity<?> open(
            Viewer viewer,
            @RequestBody OpenJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var system = assessments
                .findSystem(viewer, body.system())
                .orElseThrow(() -> new NotVisible("system " + body.system()));
        return switch (opening.open(viewer, system, OpaqueId.read(body.directive()))) {
            case Opening.Outcome.Opened(var id) -> opened(viewer, id);
            case Opening.Outcome.Already(var id) -> opened(viewer, id);
            case Opening.Outcome.LevelMissing(var code) ->
                problems.refuse(
                        language,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        List.of(Problem.at("system", "assessment.level-missing", code)));
        };
    }

    private ResponseEntity<AssessmentJson> opened(Viewer viewer, long id) {
        return ResponseEntity.created(URI.create("/api/v1/assessments/" + id)).body(one(viewer, id));
    }

    @Requires(Right.READ_ASSESSMENTS)
    @GetMapping("/{id}")
    AssessmentJson one(Viewer viewer, @PathVariable long id) {
        var found = assessments.find(viewer, id).orElseThrow(() -> new NotVisible("assessment " + id));
        var lines = sheets.lines(viewer, id);
        var answered = lines.stream()
                .filter(line -> line.standing().answer() != Answer.NONE)
                .count();
        return new AssessmentJson(
                String.valueOf(id),
                found.systemCode(),
                String.valueOf(found.directive()),
                String.valueOf(found.guidance()),
                found.level(),
                lines.size(),
                (int) answered);
    }

    record AnswerJson(
            String requirement,
            @Nullable String value,
            String note,
            @Nullable OffsetDateTime at,
            @Nullable String by) {}

    @Requires(Right.READ_ASSESSMENTS)
    @GetMapping("/{id}/answers")
    Items<AnswerJson> answers(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "" + LIMIT_MAX) int limit,
            @RequestParam(defaultValue = "0") int cursor) {
        return Items.part(
                sheets.lines(viewer, id),
                Math.clamp(limit, 1, LIMIT_MAX),
                cursor,
                line -> new AnswerJson(
                        line.requirement().code(),
                        line.standing().answer().code(),
                        line.standing().note(),
                        local(line.standing().at()),
                        line.standing().by()));
    }

    private static @Nullable OffsetDateTime local(@Nullable Instant at) {
        return at == null ? null : at.atZone(VietnamTime.ZONE).toOffsetDateTime();
    }

    private static Answer read(String place, @Nullable String code) {
        return Answer.parse(UnknownWord.among(Answer.CODES, place, code)).orElseThrow();
    }

    record GivenJson(
            @Nullable String value,
            @Nullable String was,
            @Nullable String note) {}

    record SavedJson(
            String requirement,
            @Nullable String value,
            @Nullable OffsetDateTime at) {}

    @Requires(Right.ASSESS)
    @PutMapping("/{id}/answers/{requirement}")
    ResponseEntity<?> answer(
            Viewer viewer,
            @PathVariable long id,
            @PathVariable String requirement,
            @RequestBody GivenJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var value = read("value", body.value());
        var given = new Answering.Given(value, read("was", body.was()), body.note(), null);
        return switch (saving.save(viewer, id, requirement, given)) {
            case Answering.Outcome.Saved(var at) ->
                ResponseEntity.ok(new SavedJson(requirement, value.code(), local(at)));
            case Answering.Outcome.Conflict(var present) -> conflict(present, language);
            case Answering.Outcome.ReasonNeeded() -> refuse(language, "note", "assessment.reason-needed");
            case Answering.Outcome.NoteTooLong(var most) -> refuse(language, "note", "assessment.note-too-long", most);
            case Answering.Outcome.Closed(var signed) -> closed(signed, language);
        };
    }

    /// @param requirements those that get the answer, each with the answer that was seen
    record TogetherJson(
            @Nullable String value,
            @Nullable String reason,
            @Nullable List<SeenJson> requirements) {
        List<SeenJson> chosen() {
            return requirements == null
                    ? List.of()
                    : requirements.stream().filter(Objects::nonNull).toList();
        }
    }

    record SeenJson(@Nullable String requirement, @Nullable String was) {}

    /// @param others requirements that somebody else answered in between; they stay as they are
    record SavedTogetherJson(int saved, List<String> others) {}

    /// One answer for many requirements, with one shared reason.
    @Requires(Right.ASSESS)
    @PutMapping("/{id}/answers")
    ResponseEntity<?> answerTogether(
            Viewer viewer,
            @PathVariable long id,
            @RequestBody TogetherJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var value = read("value", body.value());
        var seen = new LinkedHashMap<String, Answer>();
        for (var one : body.chosen()) {
            var code = one.requirement() == null ? "" : one.requirement();
            if (seen.put(code, read("requirements[" + seen.size() + "].was", one.was())) != null) {
                return refuse(language, "requirements", "assessment.together.twice", code);
            }
        }
        var reason = body.reason() == null ? "" : body.reason();
        return switch (together.answer(viewer, id, seen, value, reason)) {
            case AnsweringTogether.Outcome.Saved(var saved, var others) ->
                ResponseEntity.ok(new SavedTogetherJson(saved, others));
            case AnsweringTogether.Outcome.NothingChosen() ->
                refuse(language, "requirements", "assessment.together.nothing");
            case AnsweringTogether.Outcome.ReasonNeeded() ->
                refuse(language, "reason", "assessment.together.reason-needed");
            case AnsweringTogether.Outcome.NoteTooLong(var code, var most) ->
                refuse(language, code, "assessment.note-too-long", most);
            case AnsweringTogether.Outcome.Closed(var signed) -> closed(signed, language);
        };
    }

    /// @param reason why what was signed is to be replaced
    record ReplacementJson(@Nullable String reason) {}

    @Requires(Right.PREPARE_SUBMISSION)
    @PostMapping("/{id}/replacement")
    ResponseEntity<?> openReplacement(
            Viewer viewer,
            @PathVariable long id,
            @RequestBody ReplacementJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return switch (closing.open(viewer, id, body.reason() == null ? "" : body.reason())) {
            case Closing.Outcome.Opened() -> ResponseEntity.noContent().build();
            case Closing.Outcome.NothingClosed() -> ResponseEntity.noContent().build();
            case Closing.Outcome.Refused(var problem) ->
                problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, List.of(problem));
        };
    }

    private ResponseEntity<ProblemDetail> closed(Closing.Standing signed, @Nullable String language) {
        var problem = Problem.at("value", "assessment.closed", signed.organisationName(), Formats.moment(signed.at()));
        return problems.refuse(language, HttpStatus.CONFLICT, List.of(problem));
    }

    private ResponseEntity<?> refuse(@Nullable String language, String field, String code, Object... args) {
        return problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, List.of(Problem.at(field, code, args)));
    }

    private ResponseEntity<ProblemDetail> conflict(Answering.Present present, @Nullable String language) {
        var answer =
                problems.refuse(language, HttpStatus.CONFLICT, List.of(Problem.at("was", "assessment.other-value")));
        var body = answer.getBody();
        if (body != null) {
            body.setProperty("value", present.value().code());
            body.setProperty("note", present.note());
            body.setProperty("at", local(present.at()));
            body.setProperty("by", present.by());
        }
        return ResponseEntity.status(HttpStatus.CONFLICT)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }
}
