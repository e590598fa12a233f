package vn.khien.picture;

import org.jspecify.annotations.Nullable;

/// By how much the five figures of the picture moved since the day before ended; below zero where they fell.
///
/// @param met share of the answers that are met, in tenths of a percent of all answers; null where there was no answer
///     yet on either day
public record Moved(
        long submitted,
        long toSign,
        long late,
        long assessed,
        @Nullable Long met) {

    static Moved between(Picture.Totals before, Picture.Totals now) {
        return new Moved(
                now.submitted() - before.submitted(),
                now.toSign() - before.toSign(),
                now.late() - before.late(),
                now.assessed() - before.assessed(),
                before.answered() == 0 || now.answered() == 0 ? null : tenths(now) - tenths(before));
    }

    private static long tenths(Picture.Totals totals) {
        return Math.round(1000.0 * totals.met() / totals.answered());
    }
}
