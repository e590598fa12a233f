package vn.khien.inspection;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
import vn.khien.platform.UnknownWord;

/// Findings and their remedies for other systems.
@RestController
class FindingApi {
    private final Inspections inspections;
    private final Remedying remedying;
    private final InspectionAnswers answers;

    FindingApi(Inspections inspections, Remedying remedying, InspectionAnswers answers) {
        this.inspections = inspections;
        this.remedying = remedying;
        this.answers = answers;
    }

    /// @param claimed what the body had answered (`met`, `partly` …), null without an answer
    /// @param standing of the remedy
    /// @param recordedAt by the device's clock, put right where `clockCorrected`
    record FindingJson(
            String id,
            String inspection,
            String number,
            String grade,
            String title,
            String words,
            @Nullable String system,
            @Nullable String requirement,
            @Nullable String claimed,
            String document,
            String article,
            @Nullable Instant lateFrom,
            String standing,
            int photographs,
            Instant recordedAt,
            boolean clockCorrected,
            boolean cameLate) {
        private static final List<String> ANSWERS = List.of("", "met", "partly", "not_met", "not_applicable");

        static FindingJson of(Inspection inspection, Finding.Whole whole) {
            var one = whole.finding();
            var due = whole.due();
            return new FindingJson(
                    "" + one.id(),
                    inspection.code(),
                    one.no(),
                    one.grade(),
                    one.title(),
                    one.words(),
                    one.systemCode(),
                    one.requirement(),
                    one.claimed() == null || one.claimed() == 0 ? null : ANSWERS.get(one.claimed()),
                    one.document(),
                    one.article(),
                    due == null ? null : due.lateFrom(),
                    whole.standing().code(),
                    whole.photographs().size(),
                    one.recordedAt(),
                    one.timeCorrected(),
                    one.cameLate());
        }
    }

    private Inspections.Handled handled(Viewer viewer, SeenRows.Place place) {
        return inspections.handled(viewer, place.inspection(), place.number());
    }

    @Requires(Right.READ_INSPECTIONS)
    @GetMapping("/api/v1/findings")
    Items<FindingJson> findings(
            Viewer viewer,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "0") long cursor) {
        var size = Math.clamp(limit, 1, InspectionApi.LIMIT_MAX);
        var found = inspections.listFindings(viewer, cursor, size + 1);
        return Items.of(found, size, place -> json(handled(viewer, place)), SeenRows.Place::finding);
    }

    @Requires(Right.READ_INSPECTIONS)
    @GetMapping("/api/v1/findings/{id}")
    FindingJson finding(Viewer viewer, @PathVariable long id) {
        return json(handled(viewer, inspections.findFinding(viewer, id)));
    }

    private static FindingJson json(Inspections.Handled one) {
        return FindingJson.of(one.inspection(), one.whole());
    }

    /// @param percent empty with a proof in words
    record ProofJson(@Nullable String percent, @Nullable String words) {}

    @Requires(Right.ANSWER_INSPECTIONS)
    @PostMapping("/api/v1/findings/{id}/proofs")
    ResponseEntity<?> tell(
            Viewer viewer,
            @PathVariable long id,
            @RequestBody ProofJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answers.onFinding(
                viewer,
                id,
                (inspection, number) -> remedying.tell(
                        viewer,
                        inspection,
                        number,
                        InspectionApi.text(body.percent()),
                        InspectionApi.text(body.words()),
                        null),
                language,
                () -> finding(viewer, id));
    }

    /// @param kind `confirmed`, `returned` or `extended`
    /// @param dueOn only for `extended`
    record CheckJson(
            @Nullable String kind,
            @Nullable String words,
            @Nullable String dueOn) {}

    /// Inspectors look again at what the body says to have remedied.
    @Requires(Right.INSPECT)
    @PostMapping("/api/v1/findings/{id}/checks")
    ResponseEntity<?> check(
            Viewer viewer,
            @PathVariable long id,
            @RequestBody CheckJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answers.onFinding(
                viewer,
                id,
                (inspection, number) -> remedying.check(
                        viewer,
                        inspection,
                        number,
                        InspectionApi.text(UnknownWord.among(Remedying.DECISIONS, "kind", body.kind())),
                        InspectionApi.text(body.words()),
                        InspectionApi.text(body.dueOn())),
                language,
                () -> finding(viewer, id));
    }
}
