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
import vn.khien.signature.HeadKey;

/// The head declares and signs: signed document, receipt and fulfilment stand in one transaction, and the answers are
/// closed, or nothing does. A second signature on the same result (a double click, a lost reply) gives the same
/// receipt.
@Component
public class Signing {
    private final SubmissionRows rows;
    private static final String REASON = "Ky bao cao ket qua ra soat, danh gia";

    private final HeadKey headKey;
    private final ReceiptKey receiptKey;
    private final Fulfilling fulfilling;
    private final Closing closing;
    private final Delegating delegating;
    private final Trail trail;

    Signing(
            SubmissionRows rows,
            HeadKey headKey,
            ReceiptKey receiptKey,
            Fulfilling fulfilling,
            Closing closing,
            Delegating delegating,
            Trail trail) {
        this.rows = rows;
        this.headKey = headKey;
        this.receiptKey = receiptKey;
        this.fulfilling = fulfilling;
        this.closing = closing;
        this.delegating = delegating;
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
        var prepared = own(viewer, id);
        rows.lock(id);
        var present = own(viewer, id);
        var bytes = rows.findBytes(viewer.scope(), id).orElseThrow();
        if (present.sealed() && bytes.receipt() != null) {
            return new Result.Sealed(present, bytes.receipt(), false);
        }
        if (declaration.isBlank()) {
            return refuse("declaration", "submission.problem.declaration");
        }
        var delegation = delegating.find(viewer).map(Delegation::id).orElse(null);
        if (!Objects.equals(delegation, present.delegation())) {
            return refuse("submission", "submission.problem.other-signatory");
        }
        if (present.returned() != null) {
            return refuse("submission", "submission.problem.returned");
        }
        var standing =
                rows.findStanding(prepared.organisation(), prepared.directive()).orElse(null);
        if (standing != null && !standing.equals(prepared.replaces())) {
            return refuse("submission", "submission.problem.outdated");
        }
        return seal(viewer, present, bytes, declaration);
    }

    private static Result refuse(String place, String code) {
        return new Result.Refused(List.of(Problem.at(place, code)));
    }

    private Result seal(Viewer viewer, Submission prepared, SubmissionRows.Bytes bytes, String declaration) {
        var receivedAt = rows.now();
        var signedPdf = headKey.sign(bytes.pdf(), viewer.name(), REASON, receivedAt);
        var due = rows.findDue(prepared.organisation(), prepared.directive()).orElse(null);
        var late = lateSeconds(due, receivedAt);
        var receipt = receiptKey.receipt(new ReceiptKey.Facts(
                prepared.receiptNumber(),
                prepared.directiveNumber(),
                prepared.organisationCode(),
                prepared.organisationName(),
                prepared.sha256(),
                HexFormat.of().formatHex(Gathering.sha256(signedPdf)),
                viewer.name(),
                receivedAt,
                due,
                late,
                prepared.replaces() == null ? null : Submission.number(prepared.replaces())));
        rows.seal(prepared.id(), viewer.person(), declaration, receivedAt, late, signedPdf, receipt);
        fulfilling.fulfil(
                viewer, prepared.directive(), prepared.organisation(), receivedAt, "submission:" + prepared.id());
        closing.sign(viewer, prepared.directive(), receivedAt);
        trail.record(viewer.actor(), "submission.sealed", "submission:" + prepared.id(), prepared.sha256());
        return new Result.Sealed(own(viewer, prepared.id()), receipt, true);
    }

    private static @Nullable Long lateSeconds(@Nullable Instant due, Instant receivedAt) {
        return due == null || receivedAt.isBefore(due)
                ? null
                : Duration.between(due, receivedAt).toSeconds();
    }

    private Submission own(Viewer viewer, long id) {
        return rows.find(viewer.scope(), id)
                .filter(found -> found.organisation() == viewer.organisation())
                .orElseThrow(() -> new NotVisible("submission " + id));
    }
}
