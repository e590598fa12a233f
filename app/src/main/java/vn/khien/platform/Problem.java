package vn.khien.platform;

import java.util.Collection;
import java.util.List;

/// One thing wrong with what was handed in. The sentence for the reader is made at the edge from `code`.
///
/// @param place where: a field's name, or `row:column` for a table
/// @param code key of the text, such as `inventory.problem.level`
/// @param args values for the text's placeholders
public record Problem(String place, String code, List<String> args) {
    public Problem {
        args = List.copyOf(args);
    }

    /// Key of the text for a word that is none of those that a field takes.
    public static final String UNKNOWN_WORD = "page.problem.word";

    private static final String BETWEEN_WORDS = ", ";

    /// A word that is none of those that the field takes.
    ///
    /// @param place path of the field in the JSON, such as `addressees[2].kind`
    public static Problem unknownWord(String place, String given, Collection<String> allowed) {
        return at(place, UNKNOWN_WORD, given, String.join(BETWEEN_WORDS, allowed));
    }

    /// The words that the field takes; empty for any other problem.
    public List<String> allowed() {
        return code.equals(UNKNOWN_WORD) ? List.of(args.getLast().split(BETWEEN_WORDS)) : List.of();
    }

    public static Problem at(String place, String code, Object... args) {
        return new Problem(
                place, code, java.util.Arrays.stream(args).map(String::valueOf).toList());
    }
}
