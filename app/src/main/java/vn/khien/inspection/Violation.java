package vn.khien.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.khien.platform.Deadline;

/// A violation (vi phạm) that was referred for sanction: the act and its day decide which bracket holds.
///
/// @param finding id of the finding that it is
/// @param act code in `sanctions.yaml`
/// @param subject `organisation` or `individual`
/// @param byHand basis that a person checked where no bracket is known; empty otherwise
public record Violation(
        long finding,
        long inspection,
        int inspectionYear,
        int inspectionNumber,
        int number,
        String bodyCode,
        String title,
        String act,
        LocalDate actOn,
        String subject,
        Instant referredAt,
        @Nullable String decision,
        @Nullable LocalDate decidedOn,
        @Nullable Long fine,
        @Nullable Long bracketFrom,
        @Nullable Long bracketTo,
        @Nullable String byHand,
        @Nullable Instant decisionAt,
        @Nullable String appeal,
        @Nullable Instant appealAt,
        @Nullable Boolean upheld,
        @Nullable String answer,
        @Nullable Instant answerAt,
        @Nullable LocalDate paidOn,
        @Nullable String paymentReference,
        @Nullable Instant closedAt) {

    /// How far it is.
    public enum State {
        REFERRED,
        DECIDED,
        APPEALED,
        WITHDRAWN,
        PAID,
        CLOSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public State state() {
        if (closedAt != null) {
            return State.CLOSED;
        }
        if (Boolean.FALSE.equals(upheld)) {
            return State.WITHDRAWN;
        }
        if (paidOn != null) {
            return State.PAID;
        }
        if (appealAt != null && answerAt == null) {
            return State.APPEALED;
        }
        return decidedOn == null ? State.REFERRED : State.DECIDED;
    }

    /// The fine is paid, there is none, or the decision was withdrawn.
    public boolean fineSettled() {
        return decidedOn != null
                && (paidOn != null
                        || Boolean.FALSE.equals(upheld)
                        || Long.valueOf(0).equals(fine));
    }

    /// Until when it may be decided.
    public Deadline limitation(Sanctions sanctions) {
        return sanctions.limitation(actOn);
    }

    public String inspectionCode() {
        return "KT-%02d/%d".formatted(inspectionNumber, inspectionYear);
    }

    public String no() {
        return "%02d".formatted(number);
    }
}
