package vn.khien.register;

import java.util.List;
import java.util.regex.Pattern;
import vn.khien.platform.Folding;
import vn.khien.platform.Problem;

/// Which names can be entered: not empty, with at least one letter or digit, at most 300 characters.
final class Names {
    static final int LENGTH_MAX = 300;
    private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{N}]");

    private Names() {}

    /// The name as it is stored, in NFC; what is wrong with it goes to `problems`.
    static String check(String field, String typed, List<Problem> problems) {
        var name = Folding.clean(typed);
        if (name.isEmpty()) {
            problems.add(Problem.at(field, "register.problem.name-empty"));
        } else if (!LETTER_OR_DIGIT.matcher(name).find()) {
            problems.add(Problem.at(field, "register.problem.name-without-letters"));
        } else {
            checkLength(field, name, problems);
        }
        return name;
    }

    /// A text that may be absent.
    static String checkOptional(String field, String typed, List<Problem> problems) {
        var text = Folding.clean(typed);
        if (!text.isEmpty()) {
            check(field, text, problems);
        }
        return text;
    }

    private static void checkLength(String field, String name, List<Problem> problems) {
        var length = name.codePointCount(0, name.length());
        if (length > LENGTH_MAX) {
            problems.add(Problem.at(field, "register.problem.name-long", LENGTH_MAX, length));
        }
    }
}
