package vn.khien.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import vn.khien.directive.Assignment;

/// What one organisation owes by one directive. People acknowledge it at once, so that it is missing is said once.
///
/// @param name number of the directive, or its title where it has none
public record OwedByDirective(long directive, String name, List<Assignment> duties) {
    /// In the order of the first duty of each directive.
    static List<OwedByDirective> group(List<Assignment> owed) {
        var byDirective = new LinkedHashMap<Long, List<Assignment>>();
        owed.forEach(one -> byDirective
                .computeIfAbsent(one.directive(), _ -> new ArrayList<>())
                .add(one));
        return byDirective.values().stream().map(OwedByDirective::of).toList();
    }

    private static OwedByDirective of(List<Assignment> duties) {
        var first = duties.getFirst();
        return new OwedByDirective(
                first.directive(),
                Objects.requireNonNullElse(first.directiveNumber(), first.directiveTitle()),
                List.copyOf(duties));
    }

    /// The duty that has waited longest to be acknowledged, if one waits.
    public Optional<Assignment> unacknowledged(Instant now) {
        return duties.stream()
                .filter(duty -> duty.state(now) == Assignment.State.OPEN)
                .min(Comparator.comparing(Assignment::receivedAt));
    }
}
