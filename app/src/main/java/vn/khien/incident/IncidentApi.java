package vn.khien.incident;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.page.Problems;
import vn.khien.platform.Problem;

/// Incidents for other systems.
@RestController
@RequestMapping("/api/v1/incidents")
class IncidentApi {
    private static final int LIMIT_MAX = 200;
    private static final String LAST = "9223372036854775807";

    private final Incidents incidents;
    private final ReportingIncidents reporting;
    private final Coordinating coordinating;
    private final Stating stating;
    private final Learning learning;
    private final Problems problems;

    IncidentApi(
            Incidents incidents,
            ReportingIncidents reporting,
            Coordinating coordinating,
            Stating stating,
            Learning learning,
            Problems problems) {
        this.incidents = incidents;
        this.reporting = reporting;
        this.coordinating = coordinating;
        this.stating = stating;
        this.learning = learning;
        this.problems = problems;
    }

    record Items<T>(List<T> items, @Nullable String next) {}

    /// @param state `new`, `open`, `ended`, `closed`, `merged` or `dismissed`
    /// @param serious as a person confirmed; null where nobody has
    record IncidentJson(
            String code,
            String state,
            Instant toldAt,
            boolean anonymous,
            @Nullable Instant detectedAt,
            @Nullable String organisation,
            boolean personalData,
            @Nullable Boolean serious,
            @Nullable String mergedInto,
            @Nullable Instant closedAt) {
        static IncidentJson of(Incident one) {
            return new IncidentJson(
                    one.code(),
                    one.state().code(),
                    one.toldAt(),
                    one.anonymous(),
                    one.detectedAt(),
                    one.organisationCode(),
                    one.personalDataAt() != null,
                    one.serious(),
                    one.mergedInto(),
                    one.closedAt());
        }
    }

    @Requires(Right.READ_INCIDENTS)
    @GetMapping
    Items<IncidentJson> list(
            Viewer viewer,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = LAST) long cursor) {
        var size = Math.clamp(limit, 1, LIMIT_MAX);
        var found = incidents.list(viewer, state, cursor, size + 1);
        return new Items<>(
                found.stream().limit(size).map(IncidentJson::of).toList(),
                found.size() > size ? "" + found.get(size - 1).id() : null);
    }

    @Requires(Right.READ_INCIDENTS)
    @GetMapping("/{code}")
    IncidentJson one(Viewer viewer, @PathVariable String code) {
        return IncidentJson.of(incidents.read(viewer, code).incident());
    }

    /// @param answers by names of fields; moments in ISO 8601 with an offset, `unknown` for what is not known yet
    record ReportJson(
            @Nullable String system,
            @Nullable String part,
            @Nullable String kind,
            @Nullable Map<String, String> answers) {
        Map<String, String> given() {
            return Objects.requireNonNullElse(answers, Map.of());
        }
    }

    @Requires(Right.REPORT_INCIDENTS)
    @PostMapping
    ResponseEntity<?> report(
            Viewer viewer,
            @RequestBody ReportJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answer(viewer, language, reporting.report(viewer, "", body.given(), text(body.system())));
    }

    private ResponseEntity<?> answer(Viewer viewer, @Nullable String language, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(var code) ->
                ResponseEntity.created(URI.create("/api/v1/incidents/" + code)).body(one(viewer, code));
            case Outcome.Refused(var wrong) -> refuse(language, wrong);
        };
    }

    private ResponseEntity<?> refuse(@Nullable String language, List<Problem> wrong) {
        return problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, wrong);
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    record ReceiptJson(long organisation, boolean coordinating, Instant at) {}

    record SentJson(
            String id,
            String incident,
            String part,
            String kind,
            Instant at,
            Map<String, String> answers,
            List<ReceiptJson> receipts) {
        static SentJson of(Report one) {
            return new SentJson(
                    "" + one.id(),
                    one.incident(),
                    one.part().code(),
                    one.kind().code(),
                    one.at(),
                    one.content().byName(),
                    one.receipts().stream()
                            .map(got -> new ReceiptJson(got.organisation(), got.coordinating(), got.at()))
                            .toList());
        }
    }

    /// Those of the parts that the caller may see.
    @Requires(Right.READ_INCIDENTS)
    @GetMapping("/{code}/reports")
    Items<SentJson> reports(Viewer viewer, @PathVariable String code) {
        return new Items<>(
                incidents.listReports(viewer, code).stream().map(SentJson::of).toList(), null);
    }

    @Requires(Right.REPORT_INCIDENTS)
    @PostMapping("/{code}/reports")
    ResponseEntity<?> send(
            Viewer viewer,
            @PathVariable String code,
            @RequestBody ReportJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var part = text(body.part()).equals(Part.PERSONAL_DATA.code()) ? Part.PERSONAL_DATA : Part.NETWORK;
        var kind = text(body.kind()).equals(Report.Kind.CLOSING.code()) ? Report.Kind.CLOSING : Report.Kind.PROGRESS;
        return answer(viewer, language, reporting.send(viewer, code, part, kind, "", body.given()));
    }

    @Requires({Right.REPORT_INCIDENTS, Right.COORDINATE_INCIDENTS})
    @PostMapping("/{code}/reports/{report}/receipt")
    ResponseEntity<?> confirm(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable long report,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answer(viewer, language, reporting.confirm(viewer, code, report));
    }

    /// @param state `not_running`, `running`, `met`, `met_late` or `missed`
    /// @param due the first instant that is late; null where the law prints none or it does not run
    /// @param mark `verified`, `secondary` or `recalled`: only what is verified may be shown as law
    record ClockJson(
            String code,
            String name,
            String part,
            String state,
            @Nullable Instant due,
            @Nullable Long lateSeconds,
            List<String> basis,
            String mark,
            List<String> to) {
        static ClockJson of(RunningClock one) {
            var due = one.deadline();
            return new ClockJson(
                    one.law().code(),
                    one.law().nameVi(),
                    one.part().code(),
                    one.code(),
                    due == null ? null : due.lateFrom(),
                    late(one.state()),
                    one.law().basis().stream()
                            .map(basis -> basis.article() + " " + basis.number())
                            .toList(),
                    one.law().mark().code(),
                    one.recipients().stream()
                            .map(to -> to.organisation() == null
                                    ? to.role()
                                    : to.organisation().code())
                            .toList());
        }

        private static @Nullable Long late(RunningClock.State state) {
            return switch (state) {
                case RunningClock.State.Met(var _, var _, var late) -> late == null ? null : late.toSeconds();
                case RunningClock.State.Missed(var _, var late) -> late.toSeconds();
                default -> null;
            };
        }
    }

    @Requires(Right.READ_INCIDENTS)
    @GetMapping("/{code}/clocks")
    Items<ClockJson> clocks(Viewer viewer, @PathVariable String code) {
        return new Items<>(
                incidents.read(viewer, code).clocks().stream()
                        .map(ClockJson::of)
                        .toList(),
                null);
    }

    record PlaceJson(
            @Nullable String organisation, @Nullable String system) {}

    @Requires(Right.COORDINATE_INCIDENTS)
    @PostMapping("/{code}/place")
    ResponseEntity<?> place(
            Viewer viewer,
            @PathVariable String code,
            @RequestBody PlaceJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answer(
                viewer, language, coordinating.place(viewer, code, text(body.organisation()), text(body.system())));
    }

    record MergerJson(@Nullable String into) {}

    @Requires(Right.COORDINATE_INCIDENTS)
    @PostMapping("/{code}/merger")
    ResponseEntity<?> merge(
            Viewer viewer,
            @PathVariable String code,
            @RequestBody MergerJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answer(viewer, language, coordinating.merge(viewer, code, text(body.into())));
    }

    record GradingJson(@Nullable Boolean serious, @Nullable String words) {}

    @Requires(Right.COORDINATE_INCIDENTS)
    @PostMapping("/{code}/grading")
    ResponseEntity<?> grade(
            Viewer viewer,
            @PathVariable String code,
            @RequestBody GradingJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var serious = body.serious();
        return answer(
                viewer,
                language,
                serious == null
                        ? Outcome.Refused.of("serious", "incident.problem.choice")
                        : coordinating.grade(viewer, code, serious, text(body.words())));
    }

    record StatementJson(
            @Nullable String id,
            @Nullable String text,
            @Nullable String textEn,
            @Nullable Instant releasedAt) {}

    @Requires(Right.READ_INCIDENTS)
    @GetMapping("/{code}/statements")
    Items<StatementJson> statements(Viewer viewer, @PathVariable String code) {
        return new Items<>(
                incidents.read(viewer, code).statements().stream()
                        .map(one -> new StatementJson("" + one.id(), one.textVi(), one.textEn(), one.releasedAt()))
                        .toList(),
                null);
    }

    @Requires({Right.REPORT_INCIDENTS, Right.COORDINATE_INCIDENTS})
    @PostMapping("/{code}/statements")
    ResponseEntity<?> state(
            Viewer viewer,
            @PathVariable String code,
            @RequestBody StatementJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return written(language, stating.draft(viewer, code, text(body.text()), text(body.textEn())));
    }

    @Requires(Right.COORDINATE_INCIDENTS)
    @PostMapping("/{code}/statements/{statement}/release")
    ResponseEntity<?> release(Viewer viewer, @PathVariable String code, @PathVariable long statement) {
        stating.release(viewer, code, statement);
        return ResponseEntity.status(HttpStatus.CREATED).body(one(viewer, code));
    }

    private ResponseEntity<?> written(@Nullable String language, Written written) {
        return switch (written) {
            case Written.Done(var id) ->
                ResponseEntity.status(HttpStatus.CREATED).body(Map.of("id", "" + id));
            case Written.Refused(var wrong) -> refuse(language, wrong);
        };
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
            @RequestParam(defaultValue = LAST) long cursor) {
        var size = Math.clamp(limit, 1, LIMIT_MAX);
        var found = learning.listReleased(viewer, cursor, size + 1);
        return new Items<>(
                found.stream().limit(size).map(LessonJson::of).toList(),
                found.size() > size ? "" + found.get(size - 1).id() : null);
    }

    @Requires({Right.REPORT_INCIDENTS, Right.COORDINATE_INCIDENTS})
    @PostMapping("/{code}/lessons")
    ResponseEntity<?> write(
            Viewer viewer,
            @PathVariable String code,
            @RequestBody LessonJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return written(
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
        return answer(viewer, language, learning.release(viewer, code, lesson, Boolean.TRUE.equals(body.read())));
    }
}
