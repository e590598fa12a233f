package vn.khien.nation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.khien.organisation.Organisation;
import vn.khien.platform.VietnamTime;

/// A body that the dispatch addresses, with its units and how it goes about the task.
///
/// @param rank place among all of them, from 0: the first have come furthest
record Body(Organisation top, List<Organisation> units, Diligence diligence, int rank) {
    /// The day of the dispatch.
    static final LocalDate DAY = LocalDate.of(2024, 4, 7);

    private static final int SUBMITTED = 61;
    private static final int READY = 15;
    private static final List<String> NEVER_ACKNOWLEDGED = List.of("BKN", "CBG", "VNF2");

    String code() {
        return top.code();
    }

    static boolean acknowledges(String code) {
        return !NEVER_ACKNOWLEDGED.contains(code);
    }

    boolean acknowledges() {
        return acknowledges(code());
    }

    /// Whether all is answered by the end.
    static boolean isThorough(int rank) {
        return rank < SUBMITTED + READY;
    }

    /// Whether its head sends a signed result.
    boolean submits() {
        return rank < SUBMITTED && acknowledges();
    }

    /// A time so many days after the dispatch.
    static Instant daysLater(int days, int hour) {
        return DAY.plusDays(days).atTime(hour, 0).atZone(VietnamTime.ZONE).toInstant();
    }
}
