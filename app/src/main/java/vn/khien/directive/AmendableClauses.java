package vn.khien.directive;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Clauses of a document that another one can replace: not its letterhead, its headings, nor whom it is sent to.
final class AmendableClauses {
    private static final String ENDS_OF_SENTENCES = ".;:,…!?”\"";

    private AmendableClauses() {}

    /// Of a document that numbers its clauses, the numbered ones that say something; of another one, all that do. What
    /// an obligation rests on is among them in any case.
    static List<KeptClause> of(List<KeptClause> clauses, List<KeptObligation> obligations) {
        var resting = new HashSet<Long>();
        obligations.forEach(kept -> resting.add(kept.clauseId()));
        var numbers = clauses.stream().anyMatch(clause -> clause.what().number() != null);
        var amendable = new ArrayList<KeptClause>();
        for (int i = 0; i < clauses.size(); i++) {
            var clause = clauses.get(i);
            var left = numbers && clause.what().number() == null || isHeading(clauses, i);
            if (!left || resting.contains(clause.id())) {
                amendable.add(clause);
            }
        }
        return List.copyOf(amendable);
    }

    /// Capitals alone, or no sentence: an unnumbered line that ends like none, or a numbered one above others that
    /// does.
    private static boolean isHeading(List<KeptClause> clauses, int at) {
        var clause = clauses.get(at).what();
        var text = clause.text();
        var words = clause.number() == null ? text : text.substring(text.indexOf(' ') + 1);
        if (words.chars().noneMatch(Character::isLowerCase)) {
            return true;
        }
        var sentence = ENDS_OF_SENTENCES.indexOf(text.charAt(text.length() - 1)) >= 0;
        return !sentence && (clause.number() == null || hasBelow(clauses, at));
    }

    private static boolean hasBelow(List<KeptClause> clauses, int at) {
        var next = at + 1 < clauses.size() ? clauses.get(at + 1).what().number() : null;
        return next != null && next.startsWith(clauses.get(at).what().number() + ".");
    }
}
