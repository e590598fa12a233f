package vn.khien.submission;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.khien.access.Viewer;
import vn.khien.assessment.Closing;
import vn.khien.audit.Trail;
import vn.khien.directive.Fulfilling;
import vn.khien.signature.HeadKey;
import vn.khien.signature.Room;

/// Seals what may be signed, in the transaction of its caller, which has locked and weighed it: signed document and
/// receipt are kept, what was owed is fulfilled, the answers are closed.
@Component
class SealingResults {
    private final SealRows rows;
    private final HeadKey headKey;
    private final ReceiptKey receiptKey;
    private final Fulfilling fulfilling;
    private final Closing closing;
    private final Trail trail;

    SealingResults(
            SealRows rows,
            HeadKey headKey,
            ReceiptKey receiptKey,
            Fulfilling fulfilling,
            Closing closing,
            Trail trail) {
        this.rows = rows;
        this.headKey = headKey;
        this.receiptKey = receiptKey;
        this.fulfilling = fulfilling;
        this.closing = closing;
        this.trail = trail;
    }

    /// What may be signed.
    ///
    /// @param room the document's, for one signature
    record Ready(SealRows.ToSign toSign, Room room) {
        private Viewer viewer() {
            return toSign.asked().viewer();
        }

        private long submission() {
            return toSign.asked().submission();
        }

        private @Nullable Duration late() {
            return toSign.due() == null || toSign.at().isBefore(toSign.due())
                    ? null
                    : Duration.ofSeconds(
                            Duration.between(toSign.due(), toSign.at()).toSeconds());
        }
    }

    /// @param all of different organisations or directives
    /// @return theirs, in their order
    List<Signing.Result.Sealed> seal(List<Ready> all) {
        if (all.isEmpty()) {
            return List.of();
        }
        var seals = all.parallelStream().map(this::make).toList();
        rows.insert(seals);
        fulfilling.fulfil(all.stream().map(SealingResults::fulfilled).toList());
        closing.sign(all.stream().map(SealingResults::signature).toList());
        trail.recordAll(all.stream().map(SealingResults::act).toList());
        return seals.stream()
                .map(seal -> new Signing.Result.Sealed(seal.receipt(), true))
                .toList();
    }

    private SealRows.Seal make(Ready ready) {
        var toSign = ready.toSign();
        var signed = headKey.sign(ready.room(), ready.viewer().name(), toSign.at());
        var late = ready.late();
        var receipt = receiptKey.receipt(new ReceiptKey.Facts(
                Submission.number(ready.submission()),
                toSign.directiveNumber(),
                toSign.organisationCode(),
                toSign.organisationName(),
                HexFormat.of().formatHex(toSign.sha256()),
                HexFormat.of().formatHex(signed.sha256()),
                ready.viewer().name(),
                toSign.at(),
                toSign.due(),
                late == null ? null : late.toSeconds(),
                toSign.replaces() == null ? null : Submission.number(toSign.replaces())));
        return new SealRows.Seal(
                ready.submission(),
                ready.viewer().person(),
                toSign.asked().declaration(),
                toSign.at(),
                late,
                signed.update(),
                receipt);
    }

    private static Fulfilling.Fulfilled fulfilled(Ready ready) {
        return new Fulfilling.Fulfilled(
                ready.viewer(),
                ready.toSign().directive(),
                ready.viewer().organisation(),
                ready.toSign().at(),
                "submission:" + ready.submission());
    }

    private static Closing.Signature signature(Ready ready) {
        return new Closing.Signature(
                ready.viewer(), ready.toSign().directive(), ready.toSign().at());
    }

    private static Trail.Act act(Ready ready) {
        return new Trail.Act(
                ready.viewer().actor(),
                "submission.sealed",
                "submission:" + ready.submission(),
                HexFormat.of().formatHex(ready.toSign().sha256()));
    }
}
