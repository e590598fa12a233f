package vn.khien.directive;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Cuts a document's text into clauses: one for each paragraph, numbered where the text numbers it (`1.`, `a)`, `(1)`,
/// Roman headings), with the number of the levels above in front (`1.a`). Works in one pass.
final class ClauseReader {
    private static final Pattern ROMAN = Pattern.compile("^([IVX]{1,5})\\.[ \\t]");
    private static final Pattern ARABIC = Pattern.compile("^(\\d{1,3})\\.[ \\t]");
    private static final Pattern LETTER = Pattern.compile("^([a-zđ])\\)[ \\t]");
    private static final Pattern BRACKET = Pattern.compile("^\\((\\d{1,2})\\)[ \\t]");
    private static final List<Pattern> LEVELS = List.of(ROMAN, ARABIC, LETTER, BRACKET);

    private final @Nullable String[] open = new String[LEVELS.size()];
    private final List<Clause> clauses = new ArrayList<>();

    private ClauseReader() {}

    /// The clauses of a text, in order. Empty lines separate nothing else than paragraphs.
    static List<Clause> read(String body) {
        var reader = new ClauseReader();
        int from = 0;
        while (from <= body.length()) {
            int end = body.indexOf('\n', from);
            if (end < 0) {
                end = body.length();
            }
            reader.paragraph(body, from, end);
            from = end + 1;
        }
        return List.copyOf(reader.clauses);
    }

    private void paragraph(String body, int from, int end) {
        int start = from;
        int stop = end;
        while (start < stop && Character.isWhitespace(body.charAt(start))) {
            start++;
        }
        while (stop > start && Character.isWhitespace(body.charAt(stop - 1))) {
            stop--;
        }
        if (start < stop) {
            var text = body.substring(start, stop);
            clauses.add(new Clause(clauses.size(), number(text), text, start, stop));
        }
    }

    private @Nullable String number(String text) {
        for (int level = 0; level < LEVELS.size(); level++) {
            var matcher = LEVELS.get(level).matcher(text);
            if (matcher.find()) {
                open[level] = matcher.group(1);
                for (int below = level + 1; below < open.length; below++) {
                    open[below] = null;
                }
                return joined();
            }
        }
        return null;
    }

    private String joined() {
        var number = new StringBuilder();
        for (var part : open) {
            if (part != null) {
                number.append(number.isEmpty() ? "" : ".").append(part);
            }
        }
        return number.toString();
    }
}
