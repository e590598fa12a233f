package vn.khien.submission;

import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Delegating;
import vn.khien.access.Delegation;
import vn.khien.access.Viewer;
import vn.khien.assessment.Closing;
import vn.khien.audit.Trail;
import vn.khien.directive.Fulfilling;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;
import vn.khien.signature.HeadKey;
import vn.khien.signature.Room;

/// The head who is in office on the day declares and signs, or a deputy: signed document, receipt and fulfilment stand
/// in one transaction, and the answers are closed, or nothing does. A second signature on the same result (a double
/// click, a lost reply) gives the same receipt.
@Component
public class Signing {
    /// Shown by readers of the document.
    static final String REASON = "Ky bao cao ket qua ra soat, danh gia";

    private final SubmissionRows rows;
    private final HeadKey headKey;
    private final ReceiptKey receiptKey;
    private final Fulfilling fulfilling;
    private final Closing closing;
    private final Delegating delegating;
    private final ProductClock clock;
    private final Trail trail;

    Signing(
            SubmissionRows rows,
            HeadKey headKey,
            ReceiptKey receiptKey,
            Fulfilling fulfilling,
            Closing closing,
            Delegating delegating,
            ProductClock clock,
            Trail trail) {
        this.rows = rows;
        this.headKey = headKey;
        this.receiptKey = receiptKey;
        this.fulfilling = fulfilling;
        this.closing = closing;
        this.delegating = delegating;
        this.clock = clock;
        this.trail = trail;
    }

    /// How signing ended.
    public sealed interface Result {
        /// @param first false where it was sealed before
        record Sealed(Submission submission, byte[] receipt, boolean first) implements Result {}

        record Refused(List<Problem> problems) implements Result {}
    }

    /// @param declaration the words that the head confirmed
    @Transactional
    public Result sign(Viewer viewer, long id, String declaration) {
        rows.lock(viewer.scope(), id);
        var prepared = rows.find(viewer.scope(), id)
                .filter(found -> found.organisation() == viewer.organisation())
                .orElseThrow(() -> new NotVisible("submission " + id));
        var toSign = rows.getToSign(prepared, viewer, clock.today());
        if (toSign.receipt() != null) {
            return new Result.Sealed(prepared, toSign.receipt(), false);
        }
        if (declaration.isBlank()) {
            return refuse("declaration", "submission.problem.declaration");
        }
        var delegation = delegating.find(viewer).map(Delegation::id).orElse(null);
        if (!Objects.equals(delegation, prepared.delegation())
                || !toSign.signatory().named()) {
            return refuse("submission", "submission.problem.other-signatory");
        }
        if (!toSign.signatory().inOffice()) {
            return refuse("submission", "submission.problem.not-in-office");
        }
        if (prepared.returned() != null) {
            return refuse("submission", "submission.problem.returned");
        }
        if (toSign.standing() != null && !toSign.standing().equals(prepared.replaces())) {
            return refuse("submission", "submission.problem.outdated");
        }
        return seal(viewer, prepared, toSign, declaration);
    }

    private static Result refuse(String place, String code) {
        return new Result.Refused(List.of(Problem.at(place, code)));
    }

    private Result seal(Viewer viewer, Submission prepared, SubmissionRows.ToSign toSign, String declaration) {
        var receivedAt = toSign.at();
        var signed = headKey.sign(room(viewer, prepared, toSign), viewer.name(), receivedAt);
        var late = late(toSign.due(), receivedAt);
        var receipt = receiptKey.receipt(new ReceiptKey.Facts(
                prepared.receiptNumber(),
                prepared.directiveNumber(),
                prepared.organisationCode(),
                prepared.organisationName(),
                prepared.sha256(),
                HexFormat.of().formatHex(signed.sha256()),
                viewer.name(),
                receivedAt,
                toSign.due(),
                late == null ? null : late.toSeconds(),
                prepared.replaces() == null ? null : Submission.number(prepared.replaces())));
        rows.seal(prepared.id(), viewer.person(), declaration, receivedAt, late, signed.update(), receipt);
        fulfilling.fulfil(
                viewer, prepared.directive(), prepared.organisation(), receivedAt, "submission:" + prepared.id());
        closing.sign(viewer, prepared.directive(), receivedAt);
        trail.record(viewer.actor(), "submission.sealed", "submission:" + prepared.id(), prepared.sha256());
        return new Result.Sealed(prepared.sealedBy(viewer.name(), receivedAt, late), receipt, true);
    }

    private Room room(Viewer viewer, Submission prepared, SubmissionRows.ToSign toSign) {
        return toSign.room() != null
                ? toSign.room()
                : headKey.makeRoom(
                        rows.findBytes(viewer.scope(), prepared.id())
                                .orElseThrow()
                                .pdf(),
                        REASON);
    }

    /// Null: in time. Whole seconds.
    private static @Nullable Duration late(@Nullable Instant due, Instant receivedAt) {
        return due == null || receivedAt.isBefore(due)
                ? null
                : Duration.ofSeconds(Duration.between(due, receivedAt).toSeconds());
    }
}
