package vn.khien.platform;

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

    public static Problem at(String place, String code, Object... args) {
        return new Problem(
                place, code, java.util.Arrays.stream(args).map(String::valueOf).toList());
    }
}
