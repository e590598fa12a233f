package vn.khien.directive;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/// How many stand in each state; states in which nobody stands are absent.
record Standing(Map<Assignment.State, Integer> counts) {

    static Standing of(Stream<Assignment.State> states) {
        var counts = new EnumMap<Assignment.State, Integer>(Assignment.State.class);
        states.forEach(state -> counts.merge(state, 1, Integer::sum));
        return new Standing(counts);
    }

    /// Of the assignments passed down from a branch, at any depth.
    static Standing below(Branch branch, Instant now) {
        return of(all(branch).skip(1).map(one -> one.counted(now)));
    }

    private static Stream<Assignment> all(Branch branch) {
        return Stream.concat(
                Stream.of(branch.assignment()), branch.below().stream().flatMap(Standing::all));
    }

    int in(Assignment.State state) {
        return counts.getOrDefault(state, 0);
    }

    int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
