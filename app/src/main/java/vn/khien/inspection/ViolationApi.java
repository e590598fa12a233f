package vn.khien.inspection;

import java.time.LocalDate;
import java.util.Objects;
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
import vn.khien.platform.NotVisible;
import vn.khien.platform.UnknownWord;

/// Violations from the referral to the end, for other systems. A violation has the id of its finding.
@RestController
class ViolationApi {
    private final Inspections inspections;
    private final Sanctioning sanctioning;
    private final InspectionAnswers answers;

    ViolationApi(Inspections inspections, Sanctioning sanctioning, InspectionAnswers answers) {
        this.inspections = inspections;
        this.sanctioning = sanctioning;
        this.answers = answers;
    }

    /// Amounts in dong; the bracket is null where none is known for the day of the act.
    record ViolationJson(
            String id,
            String inspection,
            String number,
            String body,
            String act,
            LocalDate actOn,
            String subject,
            String state,
            @Nullable String decision,
            @Nullable LocalDate decidedOn,
            @Nullable Long fine,
            @Nullable Long bracketFrom,
            @Nullable Long bracketTo,
            @Nullable String byHand,
            @Nullable String appeal,
            @Nullable String appealOutcome,
            @Nullable String appealAnswer,
            @Nullable LocalDate paidOn,
            @Nullable String paymentReference) {
        static ViolationJson of(Violation one) {
            return new ViolationJson(
                    "" + one.finding(),
                    one.inspectionCode(),
                    one.no(),
                    one.bodyCode(),
                    one.act(),
                    one.actOn(),
                    one.subject(),
                    one.state().code(),
                    one.decision(),
                    one.decidedOn(),
                    one.fine(),
                    one.bracketFrom(),
                    one.bracketTo(),
                    one.byHand(),
                    one.appeal(),
                    outcome(one.upheld()),
                    one.answer(),
                    one.paidOn(),
                    one.paymentReference());
        }

        private static @Nullable String outcome(@Nullable Boolean upheld) {
            if (upheld == null) {
                return null;
            }
            return upheld ? "upheld" : "withdrawn";
        }
    }

    private Inspections.Handled handled(Viewer viewer, SeenRows.Place place) {
        return inspections.handled(viewer, place.inspection(), place.number());
    }

    @Requires(Right.READ_INSPECTIONS)
    @GetMapping("/api/v1/violations")
    Items<ViolationJson> violations(
            Viewer viewer,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "0") long cursor) {
        var size = Math.clamp(limit, 1, InspectionApi.LIMIT_MAX);
        var found = inspections.listViolations(viewer, cursor, size + 1);
        return Items.of(
                found,
                size,
                place -> ViolationJson.of(
                        Objects.requireNonNull(handled(viewer, place).violation())),
                SeenRows.Place::finding);
    }

    @Requires(Right.READ_INSPECTIONS)
    @GetMapping("/api/v1/violations/{id}")
    ViolationJson violation(Viewer viewer, @PathVariable long id) {
        var found = handled(viewer, inspections.findFinding(viewer, id)).violation();
        if (found == null) {
            throw new NotVisible("violation " + id);
        }
        return ViolationJson.of(found);
    }

    record ReferralJson(
            @Nullable String act,
            @Nullable String actOn,
            @Nullable String subject) {}

    /// The finding with this id becomes a violation that is referred for sanction.
    @Requires(Right.INSPECT)
    @PostMapping("/api/v1/violations/{id}")
    ResponseEntity<?> refer(
            Viewer viewer,
            @PathVariable long id,
            @RequestBody ReferralJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answers.onFinding(
                viewer,
                id,
                (inspection, number) -> sanctioning.refer(
                        viewer,
                        inspection,
                        number,
                        InspectionApi.text(body.act()),
                        InspectionApi.text(body.actOn()),
                        InspectionApi.text(UnknownWord.among(Sanctions.SUBJECTS, "subject", body.subject()))),
                language,
                () -> violation(viewer, id));
    }

    /// @param fine in dong
    record DecisionJson(
            @Nullable String number,
            @Nullable String decidedOn,
            @Nullable Long fine,
            @Nullable String byHand) {}

    @Requires(Right.INSPECT)
    @PostMapping("/api/v1/violations/{id}/decision")
    ResponseEntity<?> decide(
            Viewer viewer,
            @PathVariable long id,
            @RequestBody DecisionJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answers.onFinding(
                viewer,
                id,
                (inspection, number) -> sanctioning.decide(
                        viewer,
                        inspection,
                        number,
                        new Sanctioning.Decision(
                                InspectionApi.text(body.number()),
                                InspectionApi.text(body.decidedOn()),
                                body.fine() == null ? "" : "" + body.fine(),
                                InspectionApi.text(body.byHand()))),
                language,
                () -> violation(viewer, id));
    }

    record WordsJson(@Nullable String words) {}

    /// The body contests the decision.
    @Requires(Right.ANSWER_INSPECTIONS)
    @PostMapping("/api/v1/violations/{id}/appeal")
    ResponseEntity<?> appeal(
            Viewer viewer,
            @PathVariable long id,
            @RequestBody WordsJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answers.onFinding(
                viewer,
                id,
                (inspection, number) ->
                        sanctioning.appeal(viewer, inspection, number, InspectionApi.text(body.words())),
                language,
                () -> violation(viewer, id));
    }

    /// @param outcome `upheld` or `withdrawn`: what became of the decision
    record AppealAnswerJson(
            @Nullable String outcome, @Nullable String words) {}

    @Requires(Right.INSPECT)
    @PostMapping("/api/v1/violations/{id}/appeal-answer")
    ResponseEntity<?> answerAppeal(
            Viewer viewer,
            @PathVariable long id,
            @RequestBody AppealAnswerJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answers.onFinding(
                viewer,
                id,
                (inspection, number) -> sanctioning.answer(
                        viewer,
                        inspection,
                        number,
                        InspectionApi.text(UnknownWord.among(Sanctioning.APPEAL_OUTCOMES, "outcome", body.outcome())),
                        InspectionApi.text(body.words())),
                language,
                () -> violation(viewer, id));
    }

    record PaymentJson(@Nullable String paidOn, @Nullable String reference) {}

    @Requires(Right.INSPECT)
    @PostMapping("/api/v1/violations/{id}/payment")
    ResponseEntity<?> pay(
            Viewer viewer,
            @PathVariable long id,
            @RequestBody PaymentJson body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answers.onFinding(
                viewer,
                id,
                (inspection, number) -> sanctioning.pay(
                        viewer,
                        inspection,
                        number,
                        InspectionApi.text(body.paidOn()),
                        InspectionApi.text(body.reference())),
                language,
                () -> violation(viewer, id));
    }

    @Requires(Right.INSPECT)
    @PostMapping("/api/v1/violations/{id}/closing")
    ResponseEntity<?> close(
            Viewer viewer,
            @PathVariable long id,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answers.onFinding(
                viewer,
                id,
                (inspection, number) -> sanctioning.close(viewer, inspection, number),
                language,
                () -> violation(viewer, id));
    }
}
