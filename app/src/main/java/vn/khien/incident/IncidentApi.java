package vn.khien.incident;

import static vn.khien.incident.IncidentAnswers.text;

import java.time.Instant;
import java.util.List;
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
import vn.khien.platform.WrongParameter;

/// Incidents, their clocks and their coordination, for other systems.
@RestController
@RequestMapping("/api/v1/incidents")
class IncidentApi {
    static final int LIMIT_MAX = 200;
    static final String LAST = "9223372036854775807";

    private final Incidents incidents;
    private final Coordinating coordinating;
    private final NamingAdvisories naming;
    private final IncidentAnswers answers;

    IncidentApi(Incidents incidents, Coordinating coordinating, NamingAdvisories naming, IncidentAnswers answers) {
        this.incidents = incidents;
        this.coordinating = coordinating;
        this.naming = naming;
        this.answers = answers;
    }

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
        WrongParameter.among(Incident.State.CODES, "state", state);
        var found = incidents.list(viewer, state, cursor, size + 1);
        return Items.of(found, size, IncidentJson::of, Incident::id);
    }

    @Requires(Right.READ_INCIDENTS)
    @GetMapping("/{code}")
    IncidentJson one(Viewer viewer, @PathVariable String code) {
        return IncidentJson.of(incidents.read(viewer, code).incident());
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
        return Items.all(incidents.read(viewer, code).clocks().stream()
                .map(ClockJson::of)
                .toList());
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
        return answers.answer(
                viewer, language, coordinating.place(viewer, code, text(body.organisation()), text(body.system())));
    }

    record AdvisoryJson(@Nullable String number) {}

    /// Numbers of the advisories that have to do with it.
    @Requires(Right.READ_INCIDENTS)
    @GetMapping("/{code}/advisories")
    Items<AdvisoryJson> advisories(Viewer viewer, @PathVariable String code) {
        return Items.all(naming.read(viewer, code).stream()
                .map(one -> new AdvisoryJson(one.number()))
                .toList());
    }

    @Requires({Right.REPORT_INCIDENTS, Right.COORDINATE_INCIDENTS})
    @PostMapping("/{code}/advisories")
    ResponseEntity<?> nameAdvisory(
            Viewer viewer,
            @PathVariable String code,
            @RequestBody AdvisoryJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answers.answer(viewer, language, naming.name(viewer, code, text(body.number())));
    }

    record MergerJson(@Nullable String into) {}

    @Requires(Right.COORDINATE_INCIDENTS)
    @PostMapping("/{code}/merger")
    ResponseEntity<?> merge(
            Viewer viewer,
            @PathVariable String code,
            @RequestBody MergerJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answers.answer(viewer, language, coordinating.merge(viewer, code, text(body.into())));
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
        return answers.answer(
                viewer,
                language,
                serious == null
                        ? Outcome.Refused.of("serious", "incident.problem.choice")
                        : coordinating.grade(viewer, code, serious, text(body.words())));
    }
}
