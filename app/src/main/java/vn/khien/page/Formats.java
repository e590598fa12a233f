package vn.khien.page;

import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import vn.khien.platform.VietnamTime;

/// How dates and numbers are written. Dates and times are the same in both languages (dd/MM/yyyy, 24 h, Viet Nam
/// time); numbers are `1.234,5` in Vietnamese and `1,234.5` in English.
public final class Formats {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd/MM/yyyy");
    private static final DateTimeFormatter DAY_MONTH = DateTimeFormatter.ofPattern("dd/MM");
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm, dd/MM/yyyy").withZone(VietnamTime.ZONE);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(VietnamTime.ZONE);

    private Formats() {}

    public static String date(LocalDate date) {
        return DATE.format(date);
    }

    public static String dayMonth(LocalDate date) {
        return DAY_MONTH.format(date);
    }

    /// `09:41, 25/04/2024`
    public static String moment(Instant instant) {
        return MINUTE.format(instant);
    }

    /// `09:41:08`
    public static String time(Instant instant) {
        return SECOND.format(instant);
    }

    public static String number(Locale locale, long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /// One decimal, with the percent sign directly behind: `73,4%`. The share of nothing is a dash.
    public static String percent(Locale locale, long part, long whole) {
        if (whole == 0) {
            return "–";
        }
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(100.0 * part / whole) + "%";
    }
}
