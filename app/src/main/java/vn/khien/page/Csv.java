package vn.khien.page;

import java.util.List;
import java.util.stream.Collectors;

/// Lines of a table as CSV (RFC 4180) that people open in a spreadsheet.
public final class Csv {
    /// So that a spreadsheet reads UTF-8.
    public static final String BYTE_ORDER_MARK = "\uFEFF";

    private Csv() {}

    /// One line with its end. What a spreadsheet would take for a formula gets an apostrophe before it.
    public static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String value) {
        var harmless =
                value.matches("(?s)[=+\\-@\\t\\r].*") && !value.matches("-?\\d+([.,]\\d+)?") ? "'" + value : value;
        return harmless.matches("[^\",\r\n]*") ? harmless : "\"" + harmless.replace("\"", "\"\"") + "\"";
    }
}
