package vn.khien.picture;

import java.time.temporal.ChronoUnit;
import java.util.Locale;
import vn.khien.page.Formats;
import vn.khien.platform.VietnamTime;

/// Submissions by day as a line in a box of 256 by 76 units, from the day of issue to the deadline.
record Trend(String line, String area, String from, String to) {
    private static final double LEFT = 34;
    private static final double WIDTH = 256;
    private static final double BOTTOM = 98;
    private static final double HEIGHT = 76;

    static Trend of(Picture picture) {
        var first = VietnamTime.dateOf(picture.since());
        var today = VietnamTime.dateOf(picture.asOf());
        var last = picture.due() == null ? today : VietnamTime.dateOf(picture.due());
        var days = Math.max(1, ChronoUnit.DAYS.between(first, last.isBefore(today) ? today : last));
        var all = Math.max(1, picture.totals().bodies());
        var line = new StringBuilder("M%.1f %.1f".formatted(LEFT, BOTTOM).replace(',', '.'));
        var x = LEFT;
        for (var day = first; !day.isAfter(today); day = day.plusDays(1)) {
            var until = day;
            var count = picture.byDay().entrySet().stream()
                    .filter(one -> !one.getKey().isAfter(until))
                    .mapToInt(java.util.Map.Entry::getValue)
                    .max()
                    .orElse(0);
            x = LEFT + WIDTH * ChronoUnit.DAYS.between(first, day) / days;
            line.append(String.format(Locale.ROOT, "L%.1f %.1f", x, BOTTOM - HEIGHT * count / all));
        }
        return new Trend(
                line.toString(),
                line + String.format(Locale.ROOT, "L%.1f %.1fZ", x, BOTTOM),
                Formats.dayMonth(first),
                Formats.dayMonth(last));
    }
}
