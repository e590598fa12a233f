package vn.khien.assessment;

import java.text.Normalizer;

/// What a person typed, made safe to keep: one form of Unicode, no characters that a database or a reader cannot hold.
/// Nothing is taken away that has a meaning.
final class Typed {
    static final int NOTE_LENGTH_MAX = 4000;
    private static final int NAME_LENGTH_MAX = 160;

    private Typed() {}

    /// A note: several lines are allowed, control characters are not.
    static String note(String typed) {
        return clean(typed.replace("\r\n", "\n"), true).strip();
    }

    /// The name of a file: no folders, no marks that turn the direction of writing, never empty, not endless.
    static String fileName(String given) {
        var name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        var visible = new StringBuilder();
        clean(name, false).codePoints().filter(point -> !turns(point)).forEach(visible::appendCodePoint);
        var cut = shorten(visible.toString().strip());
        return cut.isEmpty() || cut.equals(".") || cut.equals("..") ? "tep" : cut;
    }

    private static String shorten(String name) {
        if (name.codePointCount(0, name.length()) <= NAME_LENGTH_MAX) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        var ending = dot > 0 && name.length() - dot <= 12 ? name.substring(dot) : "";
        var kept = NAME_LENGTH_MAX - ending.length();
        return name.substring(0, name.offsetByCodePoints(0, kept)) + ending;
    }

    private static String clean(String typed, boolean lines) {
        var kept = new StringBuilder(typed.length());
        typed.codePoints()
                .filter(point -> lines && (point == '\n' || point == '\t') || !Character.isISOControl(point))
                .map(point -> point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point)
                .forEach(kept::appendCodePoint);
        return Normalizer.normalize(kept, Normalizer.Form.NFC);
    }

    private static boolean turns(int point) {
        return point == 0x061C
                || point == 0x200E
                || point == 0x200F
                || point >= 0x202A && point <= 0x202E
                || point >= 0x2066 && point <= 0x2069;
    }
}
