package vn.khien.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/// Dates as officials type them: `07/04/2024`, `7/4/24`, `07.04.2024`, `7-4-2024`; and `2024-04-07` as browsers send.
public final class Dates {
    private static final Pattern TYPED = Pattern.compile("(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{2}|\\d{4})");
    private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");

    private Dates() {}

    /// The day, or nothing where the text is none or the day does not exist (31/02/2025).
    public static Optional<LocalDate> read(String text) {
        var iso = ISO.matcher(text.strip());
        if (iso.matches()) {
            return day(iso.group(1), iso.group(2), iso.group(3));
        }
        var typed = TYPED.matcher(text.strip());
        if (!typed.matches()) {
            return Optional.empty();
        }
        var year = typed.group(3).length() == 2 ? "20" + typed.group(3) : typed.group(3);
        return day(year, typed.group(2), typed.group(1));
    }

    private static Optional<LocalDate> day(String year, String month, String day) {
        try {
            return Optional.of(LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }
}
