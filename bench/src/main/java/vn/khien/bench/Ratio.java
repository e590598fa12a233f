package vn.khien.bench;

import java.util.Locale;

/// A measured ratio and its goal.
///
/// @param atMost whether the goal is an upper limit (otherwise a lower one)
/// @param detail what was measured, with units
record Ratio(String bench, double value, boolean atMost, double goal, String detail) {

    boolean reached() {
        return atMost ? value <= goal : value >= goal;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-10s %10.3f  (%s %s, %s)  %s",
                bench,
                value,
                atMost ? "at most" : "at least",
                goal,
                reached() ? "reached" : "NOT reached",
                detail);
    }
}
