package vn.khien.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.khien.library.LegalClock;
import vn.khien.platform.Deadline;

/// A legal clock of one incident at one instant.
///
/// @param deadline null where the law prints no latest moment, or the clock does not run
record RunningClock(
        LegalClock law, Part part, @Nullable Deadline deadline, State state, List<Authorities.Recipient> recipients) {
    RunningClock {
        recipients = List.copyOf(recipients);
    }

    sealed interface State {
        /// Its event has not come, or its circumstance is not stated.
        record NotRunning() implements State {}

        /// Nothing was sent yet, and time is left or none is printed.
        record Running(Instant started, Duration gone) implements State {}

        /// The report was sent.
        ///
        /// @param late by how much; null where it was in time, or no latest moment is printed
        record Met(Instant started, Instant at, @Nullable Duration late) implements State {}

        /// The latest moment passed and nothing was sent.
        record Missed(Instant started, Duration late) implements State {}
    }

    /// `not_running`, `running`, `met`, `met_late` or `missed`.
    String code() {
        return switch (state) {
            case State.NotRunning() -> "not_running";
            case State.Running running -> "running";
            case State.Met(var _, var _, var late) -> late == null ? "met" : "met_late";
            case State.Missed missed -> "missed";
        };
    }

    /// Time that is left; null where it does not run, or no latest moment is printed.
    @Nullable
    Duration left(Instant now) {
        return state instanceof State.Running && deadline != null ? Duration.between(now, deadline.lateFrom()) : null;
    }

    boolean atOnce() {
        return law.length() instanceof LegalClock.Length.AtOnce;
    }
}
