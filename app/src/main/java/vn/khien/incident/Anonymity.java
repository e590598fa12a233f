package vn.khien.incident;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import vn.khien.platform.Folding;

/// Whether a text names somebody. What stands in the register is found for certain and keeps a lesson from being
/// released; what merely looks like a name, an address or a code is marked, and a person decides.
final class Anonymity {
    private static final int NAME_MIN = 3;
    private static final Pattern LOOKS_LIKE_A_NAME = Pattern.compile(
            "(?U)[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+" // mail
                    + "|https?://\\S+"
                    + "|\\b(?:[\\w-]+\\.)+(?:vn|com|net|org|info|io|example)\\b"
                    + "|\\b\\d{1,3}(?:\\.\\d{1,3}){3}\\b" // address of a machine
                    + "|\\b(?:\\+84|0)(?:[ .-]?\\d){8,10}\\b" // telephone
                    + "|\\b[\\p{Lu}]{2,}(?:[-/][\\p{Lu}\\d]+)+\\b" // code
                    + "|\\p{Lu}[\\p{L}]*(?: \\p{Lu}[\\p{L}]*)+"); // words that begin with a capital, in a row

    private Anonymity() {}

    /// A run of a text.
    record Piece(String text, boolean marked) {}

    /// Those of the names that stand in the text, whatever their case and marks. They are matched as whole words.
    static List<String> named(String text, Collection<String> names) {
        var folded = Folding.fold(text);
        return names.stream()
                .filter(name -> name.strip().length() >= NAME_MIN)
                .distinct()
                .filter(name -> Pattern.compile(
                                "(?<![\\p{L}\\p{N}])" + Pattern.quote(Folding.fold(name)) + "(?![\\p{L}\\p{N}])")
                        .matcher(folded)
                        .find())
                .toList();
    }

    /// The text in runs, with what looks like a name marked.
    static List<Piece> marked(String text) {
        var pieces = new ArrayList<Piece>();
        var found = LOOKS_LIKE_A_NAME.matcher(text);
        var end = 0;
        while (found.find()) {
            if (found.start() > end) {
                pieces.add(new Piece(text.substring(end, found.start()), false));
            }
            pieces.add(new Piece(found.group(), true));
            end = found.end();
        }
        if (end < text.length()) {
            pieces.add(new Piece(text.substring(end), false));
        }
        return pieces;
    }
}
