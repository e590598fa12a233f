package vn.khien.platform;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A line of a CSV file (RFC 4180) that a spreadsheet may open: no cell of it is a formula.
public final class CsvLine {
    /// What a file begins with, so that a spreadsheet reads the marks of UTF-8.
    public static final String BYTE_ORDER_MARK = "\ufeff";

    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r].*", Pattern.DOTALL);
    private static final Pattern PLAIN = Pattern.compile("[^\",\r\n]*");

    private CsvLine() {}

    /// The cells with the line's end. A cell that a spreadsheet would calculate gets an apostrophe before it.
    public static String of(List<String> cells) {
        return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String value) {
        var text = FORMULA.matcher(value).matches() ? "'" + value : value;
        return PLAIN.matcher(text).matches() ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
