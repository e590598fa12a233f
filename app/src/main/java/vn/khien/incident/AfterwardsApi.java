package vn.khien.incident;

import static vn.khien.incident.IncidentAnswers.text;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
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
import vn.khien.page.Items;

/// Statements to the public and lessons, for other systems.
@RestController
@RequestMapping("/api/v1/incidents")
class AfterwardsApi {
    private final Incidents incidents;
    private final Stating stating;
    private final Learning learning;
    private final IncidentAnswers answers;

    AfterwardsApi(Incidents incidents, Stating stating, Learning learning, IncidentAnswers answers) {
        this.incidents = incidents;
        this.stating = stating;
        this.learning = learning;
        this.answers = answers;
    }

    record StatementJson(
            @Nullable String id,
            @Nullable String text,
            @Nullable String textEn,
            @Nullable Instant releasedAt) {}

    @Requires(Right.READ_INCIDENTS)
    @GetMapping("/{code}/statements")
    Items<StatementJson> statements(Viewer viewer, @PathVariable String code) {
        return Items.all(incidents.read(viewer, code).statements().stream()
                .map(one -> new StatementJson("" + one.id(), one.textVi(), one.textEn(), one.releasedAt()))
                .toList());
    }

    @Requires({Right.REPORT_INCIDENTS, Right.COORDINATE_INCIDENTS})
    @PostMapping("/{code}/statements")
    ResponseEntity<?> state(
            Viewer viewer,
            @PathVariable String code,
            @RequestBody StatementJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answers.written(language, stating.draft(viewer, code, text(body.text()), text(body.textEn())));
    }

    @Requires(Right.COORDINATE_INCIDENTS)
    @PostMapping("/{code}/statements/{statement}/release")
    ResponseEntity<?> release(Viewer viewer, @PathVariable String code, @PathVariable long statement) {
        stating.release(viewer, code, statement);
        return answers.answer(viewer, null, new Outcome.Done(code));
    }

    /// @param audience `all`, a class of bodies (`province`), or a field (`sector:health`)
    record LessonJson(
            @Nullable String id,
            @Nullable String title,
            @Nullable String words,
            @Nullable String audience,
            @Nullable Instant releasedAt) {
        static LessonJson of(AfterwardsRows.Lesson one) {
            return new LessonJson("" + one.id(), one.title(), one.words(), one.audience(), one.releasedAt());
        }
    }

    /// Released lessons for the caller's class of bodies and fields.
    @Requires(Right.READ_INCIDENTS)
    @GetMapping("/lessons")
    Items<LessonJson> lessons(
            Viewer viewer,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = IncidentApi.LAST) long cursor) {
        var size = Math.clamp(limit, 1, IncidentApi.LIMIT_MAX);
        var found = learning.listReleased(viewer, cursor, size + 1);
        return Items.of(found, size, LessonJson::of, AfterwardsRows.Lesson::id);
    }

    @Requires({Right.REPORT_INCIDENTS, Right.COORDINATE_INCIDENTS})
    @PostMapping("/{code}/lessons")
    ResponseEntity<?> write(
            Viewer viewer,
            @PathVariable String code,
            @RequestBody LessonJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answers.written(
                language, learning.write(viewer, code, text(body.title()), text(body.words()), text(body.audience())));
    }

    record ReleaseJson(@Nullable Boolean read) {}

    /// @param body `read` says that a person has read it and found nobody named
    @Requires(Right.COORDINATE_INCIDENTS)
    @PostMapping("/{code}/lessons/{lesson}/release")
    ResponseEntity<?> release(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable long lesson,
            @RequestBody ReleaseJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answers.answer(
                viewer, language, learning.release(viewer, code, lesson, Boolean.TRUE.equals(body.read())));
    }
}
