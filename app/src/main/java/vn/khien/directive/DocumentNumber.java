package vn.khien.directive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Numbers and signs of documents (Decree 30/2020, annex I), read through the damage that print and PDF do to them:
/// `1478⁄CĐ-TTg`, `06/2019/TTBTTTT`, `37/2009/TT- BTTTT`, `12/QD-UBND`. Party documents (`15-NQ/TW`) stay as they are.
final class DocumentNumber {
    private static final String TYPES = "CĐ|CD|CT|NQ|NĐ|ND|QĐ|QD|TT|CV|KH|TB|BC";
    /// Signs that are not written in capitals alone, or lose a stroke, by how they are typed in small letters.
    private static final Map<String, String> SMALL = Map.of("ttg", "TTg", "cd", "CĐ", "qd", "QĐ", "nd", "NĐ");
    private static final Pattern PARTY = Pattern.compile("^(\\d{1,6})-(\\p{Lu}{2})/(\\p{Lu}{2,8})$");
    private static final Pattern STATE = Pattern.compile("^(\\d{1,6}(?:\\([a-z]\\))?)((?:/\\d{4})?)/(.{2,20})$");
    private static final Pattern GLUED = Pattern.compile("^(" + TYPES + ")(\\p{L}{2,12})$");
    private static final Pattern IN_TEXT = Pattern.compile(
            "\\d{1,6}(?:\\([a-z]\\))?(?:-\\p{Lu}{2}/\\p{Lu}{2,8}|(?:[/⁄]\\d{4})?[/⁄](?:QH\\d{2}|\\p{Lu}{2,6}(?:[-. ]{0,2}\\p{Lu}\\p{L}{1,11}){0,2}))");

    private DocumentNumber() {}

    /// A number found in a text.
    ///
    /// @param canonical how it is written properly
    /// @param quote the very words
    record Found(String canonical, String quote, int start) {}

    /// The proper form of a number as seen, or nothing where it is none (a draft without a number yet).
    static Optional<String> canonical(String seen) {
        var tidy = seen.replace('⁄', '/').replaceAll("-\\s+", "-").strip();
        if (tidy.matches("\\d{1,6}")) {
            return Optional.of(tidy);
        }
        if (PARTY.matcher(tidy).matches()) {
            return Optional.of(tidy);
        }
        var state = STATE.matcher(tidy);
        return state.matches() ? Optional.of(proper(state)) : Optional.empty();
    }

    private static String proper(Matcher state) {
        var sign = capitals(state.group(3).replace('.', '-'));
        var glued = GLUED.matcher(sign);
        if (glued.matches()) {
            sign = glued.group(1) + "-" + glued.group(2);
        }
        sign = sign.replaceFirst("^QD-", "QĐ-").replaceFirst("^CD-", "CĐ-").replaceFirst("^ND-", "NĐ-");
        var digits = state.group(1);
        var numbered = digits.length() == 1 ? "0" + digits : digits;
        return numbered + state.group(2) + "/" + sign;
    }

    /// Who types in a hurry leaves out the capitals, and the stroke of đ with them: `33/cd-ttg`.
    private static String capitals(String sign) {
        return sign.equals(sign.toLowerCase(Locale.ROOT))
                ? Arrays.stream(sign.split("-"))
                        .map(part -> SMALL.getOrDefault(part, part.toUpperCase(Locale.ROOT)))
                        .collect(Collectors.joining("-"))
                : sign;
    }

    /// All numbers with a sign in a text, in order.
    static List<Found> findAll(String text) {
        var all = new ArrayList<Found>();
        var matcher = IN_TEXT.matcher(text);
        while (matcher.find()) {
            var quote = matcher.group().strip();
            canonical(quote).ifPresent(canonical -> all.add(new Found(canonical, quote, matcher.start())));
        }
        return all;
    }
}
