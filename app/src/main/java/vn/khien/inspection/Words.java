package vn.khien.inspection;

import java.util.List;
import vn.khien.platform.Problem;

/// What must hold for words that people type, whichever way they come.
final class Words {
    static final int WORDS_MAX = 4000;
    static final int TITLE_MAX = 200;

    private Words() {}

    /// There must be some, and not too many.
    static void demand(String field, String text, int max, List<Problem> problems) {
        if (text.isEmpty()) {
            problems.add(Problem.at(field, "inspection.problem.empty"));
        }
        longest(field, text, max, problems);
    }

    static void longest(String field, String text, int max, List<Problem> problems) {
        if (text.codePointCount(0, text.length()) > max) {
            problems.add(Problem.at(field, "inspection.problem.long", max));
        }
    }
}
