package vn.khien.platform;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Folds Vietnamese text for search: no case, no marks, đ as d. `Cổng dịch vụ` becomes `cong dich vu`.
public final class Folding {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");

    private Folding() {}

    public static String fold(String text) {
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        var bare = MARKS.matcher(decomposed).replaceAll("").replace('đ', 'd').replace('Đ', 'D');
        return BLANKS.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    /// What people typed, as it is stored: NFC, blanks of any kind folded into single spaces, no control characters.
    public static String clean(String typed) {
        var composed = Normalizer.normalize(typed, Normalizer.Form.NFC);
        return BLANKS.matcher(composed)
                .replaceAll(" ")
                .replaceAll("[\\p{Cc}\\p{Cf}]", "")
                .strip();
    }

    /// Escapes `%`, `_` and `\` for a `like` pattern.
    public static String likePattern(String folded) {
        return "%" + folded.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
