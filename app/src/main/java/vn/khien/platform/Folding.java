package vn.khien.platform;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// Folds Vietnamese text for search: no case, no marks, đ as d. `Cổng dịch vụ` becomes `cong dich vu`.
public final class Folding {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}]");

    private static final char SOFT_HYPHEN = 0x00AD;
    private static final char LATIN_END = 0x0300;
    private static final char VIETNAMESE_START = 0x1EA0;
    private static final char VIETNAMESE_END = 0x1EFA;

    /// For each composed letter what it folds to; 0 where it is not one letter.
    private static final char[] FOLDED = foldedLetters();

    private Folding() {}

    private static char[] foldedLetters() {
        var folded = new char[VIETNAMESE_END];
        for (char letter = 0; letter < VIETNAMESE_END; letter++) {
            if (isComposedLatin(letter)) {
                var one = foldAny(String.valueOf(letter));
                folded[letter] = one.length() == 1 ? one.charAt(0) : 0;
            }
        }
        return folded;
    }

    /// Most texts are composed Latin letters between single blanks, and fold letter by letter.
    public static String fold(String text) {
        var folded = new char[text.length()];
        var length = 0;
        for (int i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            if (letter == ' ') {
                if (length > 0 && folded[length - 1] != ' ') {
                    folded[length++] = ' ';
                }
            } else if (letter < VIETNAMESE_END && FOLDED[letter] != 0) {
                folded[length++] = FOLDED[letter];
            } else {
                return foldAny(text);
            }
        }
        return new String(folded, 0, length > 0 && folded[length - 1] == ' ' ? length - 1 : length);
    }

    private static String foldAny(String text) {
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        var bare = MARKS.matcher(decomposed).replaceAll("").replace('đ', 'd').replace('Đ', 'D');
        return BLANKS.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }

    /// Whether a text has nothing but composed Latin letters and what stands in their ranges: no marks of their own, no
    /// other alphabet.
    public static boolean isComposedLatin(String text) {
        return text.chars().allMatch(letter -> isComposedLatin((char) letter));
    }

    private static boolean isComposedLatin(char letter) {
        return letter < LATIN_END || (letter >= VIETNAMESE_START && letter < VIETNAMESE_END);
    }

    /// What people typed, as it is stored: NFC, blanks of any kind folded into single spaces, no control characters.
    public static String clean(String typed) {
        if (isClean(typed)) {
            return typed;
        }
        var composed = Normalizer.normalize(typed, Normalizer.Form.NFC);
        var single = BLANKS.matcher(composed).replaceAll(" ");
        return CONTROLS.matcher(single).replaceAll("").strip();
    }

    private static boolean isClean(String typed) {
        var before = ' ';
        for (int i = 0; i < typed.length(); i++) {
            var letter = typed.charAt(i);
            if (letter == ' ' ? before == ' ' : !isVisible(letter)) {
                return false;
            }
            before = letter;
        }
        return typed.isEmpty() || before != ' ';
    }

    /// A composed letter or sign: what is a blank of another kind folds to nothing.
    private static boolean isVisible(char letter) {
        return letter < VIETNAMESE_END
                && FOLDED[letter] != 0
                && letter != SOFT_HYPHEN
                && !Character.isISOControl(letter);
    }

    /// Escapes `%`, `_` and `\` for a `like` pattern.
    public static String likePattern(String folded) {
        return "%" + folded.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
