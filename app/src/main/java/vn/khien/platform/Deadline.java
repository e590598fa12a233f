package vn.khien.platform;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;

/// A deadline (hạn), kept as the first instant that is late: "before 30 April 2024" is 2024-04-30T00:00+07:00.
/// This is the one place that answers "left, last day or late" for pages, jobs, reports and the API.
public record Deadline(Instant lateFrom) {

    /// "trước ngày D" (before D): day D itself is late.
    public static Deadline before(LocalDate day) {
        return new Deadline(VietnamTime.startOf(day));
    }

    /// "chậm nhất ngày D", "trong tháng M" (by D, in month M): the whole of the last day is still in time.
    public static Deadline by(LocalDate lastDay) {
        return before(lastDay.plusDays(1));
    }

    /// The last calendar day on which it is still in time.
    public LocalDate lastDay() {
        return VietnamTime.dateOf(lateFrom.minusNanos(1));
    }

    public Standing standing(Instant now) {
        if (!now.isBefore(lateFrom)) {
            return new Standing.Late(Duration.between(lateFrom, now));
        }
        var left = Duration.between(now, lateFrom);
        return VietnamTime.dateOf(now).equals(lastDay()) ? new Standing.LastDay(left) : new Standing.Left(left);
    }

    public boolean isLate(Instant now) {
        return !now.isBefore(lateFrom);
    }

    /// How a deadline stands at an instant.
    public sealed interface Standing {
        /// Time is left, and it is not the last day yet.
        record Left(Duration left) implements Standing {}

        /// It is the last day.
        record LastDay(Duration left) implements Standing {}

        /// The first late instant has come.
        record Late(Duration late) implements Standing {}
    }
}
