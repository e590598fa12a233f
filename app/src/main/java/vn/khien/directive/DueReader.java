package vn.khien.directive;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a deadline from the words of a clause. A date without a year is the next one from the day of issue on; a date
/// that does not exist is left open, never guessed. All patterns are bounded, so reading takes linear time.
final class DueReader {
    private static final String DAY = "(\\d{1,2})(?:\\s?/\\s?|\\s{1,2}tháng\\s{1,2})(\\d{1,2})"
            + "(?:(?:\\s?/\\s?|\\s{1,2}năm\\s{1,2})(\\d{4}))?(?!\\d)";
    private static final String MONTH = "tháng\\s{1,2}(\\d{1,2})(?:\\s?/\\s?|\\s{1,2}năm\\s{1,2})(\\d{4})";
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    private static final Pattern BEFORE =
            Pattern.compile("trước\\s{1,2}(?:ngày\\s{1,2})?(?:\\p{L}{1,9}\\s{1,2}){0,3}" + DAY, FLAGS);
    private static final Pattern BY_DAY = Pattern.compile(
            "(?:chậm nhất|muộn nhất|hết|đến hết|hoàn thành)\\s{1,2}(?:là\\s{1,2})?(?:vào\\s{1,2})?(?:trong\\s{1,2})?ngày\\s{1,2}"
                    + DAY,
            FLAGS);
    private static final Pattern BY_MONTH =
            Pattern.compile("(?:chậm nhất\\s{1,2}(?:là\\s{1,2})?)?(?:trong|hết|vào|trước hết)\\s{1,2}" + MONTH, FLAGS);
    private static final Pattern BY_QUARTER =
            Pattern.compile("quý\\s{1,2}(I|II|III|IV|[1-4])\\s?(?:/|năm)\\s?(\\d{4})", FLAGS);
    private static final Pattern BY_YEAR = Pattern.compile("(?:trong|hết)\\s{1,2}năm\\s{1,2}(\\d{4})", FLAGS);
    private static final Pattern YEARS =
            Pattern.compile("(?:năm\\s{1,2})?(\\d{4})(?:\\s{0,2}[-–]\\s{0,2}(\\d{4}))?", FLAGS);
    private static final Pattern WITHIN = Pattern.compile(
            "trong\\s{1,2}(?:thời hạn|vòng|thời gian)\\s{1,2}(\\d{1,3})\\s{1,2}(?:ngày làm việc|ngày|giờ|tháng)",
            FLAGS);
    private static final Pattern EVERY =
            Pattern.compile("(?:định kỳ\\s{1,2})?(?:hằng|hàng)\\s{1,2}(?:năm|quý|tháng|tuần|ngày)", FLAGS);
    private static final Map<String, Integer> QUARTERS =
            Map.of("I", 1, "II", 2, "III", 3, "IV", 4, "1", 1, "2", 2, "3", 3, "4", 4);

    private final @Nullable LocalDate issuedOn;

    DueReader(@Nullable LocalDate issuedOn) {
        this.issuedOn = issuedOn;
    }

    /// The first deadline that the words name, or [Due#NONE].
    Due read(String words) {
        var before = BEFORE.matcher(words);
        if (before.find()) {
            return new Due(Due.Rule.BEFORE, day(before), before.group());
        }
        var byDay = BY_DAY.matcher(words);
        if (byDay.find()) {
            return new Due(Due.Rule.BY, day(byDay), byDay.group());
        }
        var byMonth = BY_MONTH.matcher(words);
        if (byMonth.find()) {
            return new Due(Due.Rule.BY, lastDayOf(byMonth.group(2), byMonth.group(1)), byMonth.group());
        }
        var byQuarter = BY_QUARTER.matcher(words);
        if (byQuarter.find()) {
            var month = 3 * QUARTERS.getOrDefault(byQuarter.group(1).toUpperCase(java.util.Locale.ROOT), 0);
            return new Due(Due.Rule.BY, lastDayOf(byQuarter.group(2), String.valueOf(month)), byQuarter.group());
        }
        var byYear = BY_YEAR.matcher(words);
        if (byYear.find()) {
            return new Due(Due.Rule.BY, lastDayOf(byYear.group(1), "12"), byYear.group());
        }
        return repeated(words);
    }

    /// The deadline in a cell of a table, where a bare year or span of years (`2022-2030`) stands for its last day.
    Due readCell(String words) {
        var span = YEARS.matcher(words.strip());
        if (span.matches()) {
            var last = span.group(2) == null ? span.group(1) : span.group(2);
            return new Due(Due.Rule.BY, lastDayOf(last, "12"), words.strip());
        }
        return read(words);
    }

    private static Due repeated(String words) {
        var within = WITHIN.matcher(words);
        if (within.find()) {
            return new Due(Due.Rule.WITHIN, null, within.group());
        }
        var every = EVERY.matcher(words);
        return every.find() ? new Due(Due.Rule.EVERY, null, every.group()) : Due.NONE;
    }

    private @Nullable LocalDate day(Matcher matcher) {
        var year = matcher.group(3);
        try {
            var monthDay =
                    java.time.MonthDay.of(Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(1)));
            if (year != null) {
                var exact = Integer.parseInt(year);
                return monthDay.isValidYear(exact) ? monthDay.atYear(exact) : null;
            }
            return issuedOn == null ? null : next(monthDay, issuedOn);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static LocalDate next(java.time.MonthDay monthDay, LocalDate from) {
        var sameYear = monthDay.atYear(from.getYear());
        return sameYear.isBefore(from) ? monthDay.atYear(from.getYear() + 1) : sameYear;
    }

    private static @Nullable LocalDate lastDayOf(String year, String month) {
        try {
            return YearMonth.of(Integer.parseInt(year), Integer.parseInt(month)).atEndOfMonth();
        } catch (DateTimeException noSuchMonth) {
            return null;
        }
    }
}
