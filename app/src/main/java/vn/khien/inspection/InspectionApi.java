package vn.khien.inspection;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
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
import vn.khien.page.Items;
import vn.khien.page.Problems;
import vn.khien.platform.Problem;
import vn.khien.platform.UnknownWord;

/// Inspections for other systems.
@RestController
@RequestMapping("/api/v1/inspections")
class InspectionApi {
    static final int LIMIT_MAX = 200;

    private final Inspections inspections;
    private final Planning planning;
    private final Starting starting;
    private final Recording recording;
    private final Minuting minuting;
    private final Concluding concluding;
    private final InspectionAnswers answers;
    private final Problems problems;

    InspectionApi(
            Inspections inspections,
            Planning planning,
            Starting starting,
            Recording recording,
            Minuting minuting,
            Concluding concluding,
            InspectionAnswers answers,
            Problems problems) {
        this.inspections = inspections;
        this.planning = planning;
        this.starting = starting;
        this.recording = recording;
        this.minuting = minuting;
        this.concluding = concluding;
        this.answers = answers;
        this.problems = problems;
    }

    record BecauseJson(String code, long count) {}

    /// @param stage `decision`, `preparation`, `on_site`, `minutes`, `remedy`, `conclusion` or `closed`
    record InspectionJson(
            String id,
            String code,
            String body,
            String bodyName,
            String reason,
            String detail,
            List<BecauseJson> because,
            LocalDate startsOn,
            LocalDate endsOn,
            String stage,
            String lead,
            @Nullable Instant announcedAt,
            @Nullable Instant openedAt,
            @Nullable Instant minutesAt,
            @Nullable Instant concludedAt,
            @Nullable Instant closedAt,
            int findings,
            int violations) {
        static InspectionJson of(Inspection one) {
            return new InspectionJson(
                    "" + one.id(),
                    one.code(),
                    one.bodyCode(),
                    one.bodyVi(),
                    one.reason(),
                    one.detail(),
                    one.reasonsOfProposal().stream()
                            .map(because -> new BecauseJson(because.code(), because.count()))
                            .toList(),
                    one.startsOn(),
                    one.endsOn(),
                    one.stage().code(),
                    one.leadName(),
                    one.announcedAt(),
                    one.openedAt(),
                    one.minutesAt(),
                    one.concludedAt(),
                    one.closedAt(),
                    one.minutesAt() == null ? 0 : one.findings(),
                    one.minutesAt() == null ? 0 : one.violations());
        }
    }

    @Requires(Right.READ_INSPECTIONS)
    @GetMapping
    Items<InspectionJson> list(
            Viewer viewer,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "9223372036854775807") long cursor) {
        var size = Math.clamp(limit, 1, LIMIT_MAX);
        var found = inspections.list(viewer, cursor, size + 1);
        return Items.of(found, size, InspectionJson::of, Inspection::id);
    }

    @Requires(Right.READ_INSPECTIONS)
    @GetMapping("/{id}")
    InspectionJson one(Viewer viewer, @PathVariable long id) {
        return InspectionJson.of(inspections.read(viewer, id).inspection());
    }

    @Requires(Right.READ_INSPECTIONS)
    @GetMapping("/{id}/findings")
    Items<FindingApi.FindingJson> findings(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "0") int cursor) {
        var whole = inspections.read(viewer, id);
        return Items.part(
                whole.findings(),
                Math.clamp(limit, 1, LIMIT_MAX),
                cursor,
                one -> FindingApi.FindingJson.of(whole.inspection(), one));
    }

    /// @param members ids of persons; `lead` is one of them
    record PlanJson(
            @Nullable String reason,
            @Nullable String detail,
            @Nullable List<String> bodies,
            @Nullable List<String> systems,
            @Nullable String startsOn,
            @Nullable String endsOn,
            @Nullable List<Long> members,
            @Nullable Long lead) {}

    @Requires(Right.PLAN_INSPECTIONS)
    @PostMapping
    ResponseEntity<?> plan(
            Viewer viewer,
            @RequestBody PlanJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var typed = new Planning.Typed(
                UUID.randomUUID(),
                text(UnknownWord.among(Inspection.REASONS, "reason", body.reason())),
                text(body.detail()),
                Objects.requireNonNullElse(body.bodies(), List.of()),
                Objects.requireNonNullElse(body.systems(), List.of()),
                text(body.startsOn()),
                text(body.endsOn()),
                Objects.requireNonNullElse(body.members(), List.of()),
                body.lead());
        return switch (planning.plan(viewer, typed)) {
            case Planning.Planned.Done(var ids) ->
                ResponseEntity.created(URI.create("/api/v1/inspections/" + ids.getFirst()))
                        .body(Items.all(ids.stream().map(id -> one(viewer, id)).toList()));
            case Planning.Planned.Refused(var wrong) -> refused(language, wrong);
        };
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private ResponseEntity<?> refused(@Nullable String language, List<Problem> wrong) {
        return problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, wrong);
    }

    private ResponseEntity<?> answer(Viewer viewer, long id, Outcome outcome, @Nullable String language) {
        return answers.answer(outcome, language, HttpStatus.OK, () -> one(viewer, id));
    }

    @Requires(Right.PLAN_INSPECTIONS)
    @PostMapping("/{id}/announcement")
    ResponseEntity<?> announce(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answer(viewer, id, starting.announce(viewer, id), language);
    }

    @Requires(Right.PLAN_INSPECTIONS)
    @PostMapping("/{id}/opening")
    ResponseEntity<?> open(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answer(viewer, id, starting.open(viewer, id), language);
    }

    @Requires(Right.INSPECT)
    @PostMapping("/{id}/minutes")
    ResponseEntity<?> end(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answer(viewer, id, minuting.end(viewer, id), language);
    }

    @Requires({Right.INSPECT, Right.ANSWER_INSPECTIONS})
    @PostMapping("/{id}/signature")
    ResponseEntity<?> sign(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answer(viewer, id, minuting.sign(viewer, id), language);
    }

    record WordsJson(@Nullable String words) {}

    /// The other side refuses to sign the minutes; the words say why.
    @Requires(Right.INSPECT)
    @PostMapping("/{id}/refusal")
    ResponseEntity<?> refuse(
            Viewer viewer,
            @PathVariable long id,
            @RequestBody WordsJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answer(viewer, id, minuting.refuse(viewer, id, text(body.words())), language);
    }

    /// The draft of the conclusion goes to the body.
    @Requires(Right.INSPECT)
    @PostMapping("/{id}/draft")
    ResponseEntity<?> draft(
            Viewer viewer,
            @PathVariable long id,
            @RequestBody WordsJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answer(viewer, id, concluding.draft(viewer, id, text(body.words())), language);
    }

    /// The body comments on the draft.
    @Requires(Right.ANSWER_INSPECTIONS)
    @PostMapping("/{id}/comments")
    ResponseEntity<?> comment(
            Viewer viewer,
            @PathVariable long id,
            @RequestBody WordsJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answer(viewer, id, concluding.comment(viewer, id, text(body.words())), language);
    }

    /// The conclusion, as an official document.
    @Requires(Right.INSPECT)
    @PostMapping("/{id}/conclusion")
    ResponseEntity<?> conclude(
            Viewer viewer,
            @PathVariable long id,
            @RequestBody WordsJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answer(viewer, id, concluding.conclude(viewer, id, text(body.words())), language);
    }

    /// Ends it. Its team sees nothing of it any more, so there is nothing to give back.
    @Requires(Right.INSPECT)
    @PostMapping("/{id}/closing")
    ResponseEntity<?> close(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return switch (concluding.close(viewer, id)) {
            case Outcome.Done done -> ResponseEntity.noContent().build();
            case Outcome.DoneOtherwise(var problem) -> problems.refuse(language, HttpStatus.CONFLICT, List.of(problem));
            case Outcome.Refused(var wrong) -> refused(language, wrong);
        };
    }

    /// An entry, with the id that the client made, and what its clock shows.
    record RecordJson(@Nullable Entry entry, @Nullable Instant sentAt) {}

    record NumberJson(int number) {}

    @Requires(Right.INSPECT)
    @PostMapping("/{id}/findings")
    ResponseEntity<?> record(
            Viewer viewer,
            @PathVariable long id,
            @RequestBody RecordJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var entry = body.entry() == null
                ? new Entry(UUID.randomUUID(), "", "", "", "", "", "", "", "", "", null, "", false)
                : body.entry();
        UnknownWord.among(Entry.KINDS, "entry.kind", entry.kind());
        UnknownWord.among(Finding.GRADES, "entry.grade", entry.grade());
        return switch (recording.record(viewer, id, entry, body.sentAt())) {
            case Recording.Result.Recorded(var number) ->
                ResponseEntity.created(URI.create("/api/v1/inspections/" + id + "/findings"))
                        .body(new NumberJson(number));
            case Recording.Result.Conflict(var other) ->
                problems.refuse(
                        language,
                        HttpStatus.CONFLICT,
                        List.of(Problem.at(
                                "requirement", "inspection.problem.conflict", other.no(), other.by(), other.title())));
            case Recording.Result.Late(var closed, var declined) ->
                problems.refuse(
                        language,
                        HttpStatus.GONE,
                        List.of(Problem.at(
                                "entry", closed ? "inspection.site.late.closed" : "inspection.site.late.ended")));
            case Recording.Result.Refused(var wrong) -> refused(language, wrong);
        };
    }
}
