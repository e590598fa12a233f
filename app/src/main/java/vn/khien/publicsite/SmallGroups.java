package vn.khien.publicsite;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// Which groups of an open table are hidden, so that no single body or system is told by a figure: all with fewer than
/// five members; and, since totals are published, the next smallest where a hidden one could be reckoned from the rest.
final class SmallGroups {
    static final int LEAST = 5;

    private SmallGroups() {}

    /// @param sizes members of each group; a group of nobody tells nothing and stays
    static Set<String> hidden(Map<String, Long> sizes) {
        var hidden = new LinkedHashSet<String>();
        sizes.forEach((group, size) -> {
            if (size > 0 && size < LEAST) {
                hidden.add(group);
            }
        });
        var next = sizes.entrySet().stream()
                .filter(one -> one.getValue() >= LEAST)
                .sorted(Comparator.comparingLong((Map.Entry<String, Long> one) -> one.getValue())
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .iterator();
        while (tellsByDifference(sizes, hidden) && next.hasNext()) {
            hidden.add(next.next());
        }
        return hidden;
    }

    private static boolean tellsByDifference(Map<String, Long> sizes, Set<String> hidden) {
        if (hidden.isEmpty()) {
            return false;
        }
        var members = hidden.stream()
                .mapToLong(group -> sizes.getOrDefault(group, 0L))
                .sum();
        return hidden.size() == 1 || members < LEAST;
    }
}
