package vn.khien.page;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import vn.khien.platform.Deadline;
import vn.khien.platform.VietnamTime;

/// A deadline as a chip: outline above seven days, amber within seven days, amber with hours on the last day, solid
/// red after. The text always holds the date ("before 30/04/2024") and the exact distance.
///
/// @param style class names of the chip
/// @param text date and distance
/// @param distance the distance alone: "4 days left"
public record DeadlineChip(String style, String icon, String text, String distance) {

    static DeadlineChip of(Shell shell, Deadline deadline, Instant now) {
        return switch (deadline.standing(now)) {
            case Deadline.Standing.Left(var left) ->
                chip(
                        shell,
                        deadline,
                        left.compareTo(Duration.ofDays(7)) > 0 ? "out" : "warn",
                        shell.t("page.deadline.days", daysBetween(now, deadline)));
            case Deadline.Standing.LastDay(var left) ->
                chip(
                        shell,
                        deadline,
                        "warn",
                        left.toMinutes() < 120
                                ? shell.t("page.deadline.minutes", left.toMinutes())
                                : shell.t("page.deadline.hours", left.toHours()));
            case Deadline.Standing.Late(var late) ->
                chip(shell, deadline, "solid", shell.t("page.deadline.late", distance(shell, late)));
        };
    }

    private static DeadlineChip chip(Shell shell, Deadline deadline, String style, String distance) {
        var date = shell.date(deadline.lastDay().plusDays(1));
        var icon = style.equals("solid") ? "alert" : "clock";
        return new DeadlineChip(style, icon, shell.t("page.deadline", date, distance), distance);
    }

    /// Whole days until the last day in time: on 25/04, "before 30/04" has four days left (26, 27, 28, 29).
    private static long daysBetween(Instant now, Deadline deadline) {
        return ChronoUnit.DAYS.between(VietnamTime.dateOf(now), deadline.lastDay());
    }

    /// Whole days above 48 hours, hours below, minutes below two hours.
    public static String distance(Shell shell, Duration duration) {
        if (duration.toHours() >= 48) {
            return shell.t("page.distance.days", duration.toDays());
        }
        return duration.toMinutes() >= 120
                ? shell.t("page.distance.hours", duration.toHours())
                : shell.t("page.distance.minutes", duration.toMinutes());
    }
}
