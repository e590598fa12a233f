package vn.khien.directive;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// A clause as it is shown: its text in spans, each with the positions of the obligations that rest on it.
record Paragraph(long clause, List<Span> spans) {

    /// @param obligations positions of obligations; empty for plain text
    record Span(String text, List<Integer> obligations) {
        boolean marked() {
            return !obligations.isEmpty();
        }

        boolean rests(int obligation) {
            return obligations.contains(obligation);
        }
    }

    private record Mark(int from, int to, int obligation) {}

    static Paragraph of(KeptClause clause, List<KeptObligation> obligations) {
        var text = clause.what().text();
        var marks = new ArrayList<Mark>();
        for (var obligation : obligations) {
            var from = obligation.clauseId() == clause.id()
                    ? text.indexOf(obligation.what().quote())
                    : -1;
            if (from >= 0) {
                marks.add(new Mark(from, from + obligation.what().quote().length(), obligation.position()));
            }
        }
        var cuts = new TreeSet<Integer>(List.of(0, text.length()));
        marks.forEach(mark -> {
            cuts.add(mark.from());
            cuts.add(mark.to());
        });
        return new Paragraph(clause.id(), spans(text, List.copyOf(cuts), marks));
    }

    private static List<Span> spans(String text, List<Integer> cuts, List<Mark> marks) {
        var spans = new ArrayList<Span>();
        for (int i = 0; i + 1 < cuts.size(); i++) {
            int from = cuts.get(i);
            int to = cuts.get(i + 1);
            var obligations = marks.stream()
                    .filter(mark -> mark.from() <= from && to <= mark.to())
                    .map(Mark::obligation)
                    .toList();
            spans.add(new Span(text.substring(from, to), obligations));
        }
        return spans;
    }
}
