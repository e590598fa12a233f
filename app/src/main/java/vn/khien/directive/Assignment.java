package vn.khien.directive;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.khien.platform.Deadline;

/// An assignment (giao nhiệm vụ): one obligation as one organisation owes it.
///
/// @param organisationKind code of its kind, such as `province`
/// @param parent assignment that it was passed down from; null where the directive itself addresses the organisation
/// @param due first instant that is late; null where no day is named
/// @param acknowledgedBy name of the person
/// @param how what stands for the fulfilment: `submission:17`, or words
/// @param endedAt from when on nothing is owed any more, though nothing was fulfilled; may lie ahead
/// @param endedBy number of the document that replaced the clause; null where the organisation itself ended
/// @param takenOver names of the organisations of which this was taken over; null where there are none
/// @param below assignments passed down from here, at any depth
/// @param belowDone of these, those fulfilled
public record Assignment(
        long id,
        long directive,
        @Nullable String directiveNumber,
        String directiveTitle,
        long obligation,
        int obligationPosition,
        String duty,
        String kind,
        boolean review,
        long organisation,
        String organisationCode,
        String organisationVi,
        String organisationEn,
        String organisationKind,
        String path,
        @Nullable Long parent,
        @Nullable Instant due,
        Instant receivedAt,
        String note,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant fulfilledAt,
        @Nullable String how,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable String takenOver,
        int below,
        int belowDone) {

    /// How an assignment stands. Derived, never stored.
    public enum State {
        OPEN,
        ACKNOWLEDGED,
        DONE,
        LATE,
        /// The clause was replaced, or the organisation is no more.
        ENDED;

        static final List<String> CODES =
                Arrays.stream(values()).map(State::code).toList();

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public State state(Instant now) {
        if (fulfilledAt != null) {
            return State.DONE;
        }
        if (ended(now)) {
            return State.ENDED;
        }
        if (due != null && !now.isBefore(due)) {
            return State.LATE;
        }
        return acknowledgedAt == null ? State.OPEN : State.ACKNOWLEDGED;
    }

    /// As lists count it: late is also who has not acknowledged in time, as in the national picture.
    State counted(Instant now) {
        return missed(now).isPresent() ? State.LATE : state(now);
    }

    public boolean ended(Instant now) {
        return endedAt != null && !now.isBefore(endedAt);
    }

    /// Whether something is still to be done.
    public boolean owed(Instant now) {
        return fulfilledAt == null && !ended(now);
    }

    public Optional<Deadline> deadline() {
        return Optional.ofNullable(due).map(Deadline::new);
    }

    /// By the end of the day of receipt (Decree 30/2020 art. 21).
    public Deadline acknowledgementDeadline() {
        return Deadline.by(vn.khien.platform.VietnamTime.dateOf(receivedAt));
    }

    public boolean acknowledgementLate(Instant now) {
        return acknowledgedAt == null && owed(now) && acknowledgementDeadline().isLate(now);
    }

    /// The deadline that was missed: that of the result where it has passed, or else that of acknowledging.
    public Optional<Deadline> missed(Instant now) {
        return deadline()
                .filter(one -> owed(now) && one.isLate(now))
                .or(() -> acknowledgementLate(now) ? Optional.of(acknowledgementDeadline()) : Optional.empty());
    }

    public String organisationName(Locale locale) {
        return locale.getLanguage().equals("en") ? organisationEn : organisationVi;
    }
}
