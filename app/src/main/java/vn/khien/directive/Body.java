package vn.khien.directive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import vn.khien.platform.Deadline;

/// An organisation with all that it owes by one directive.
record Body(List<Assignment> assignments) {

    /// In the order of the tree.
    static List<Body> gather(List<Assignment> assignments) {
        var bodies = new LinkedHashMap<Long, List<Assignment>>();
        assignments.forEach(one -> bodies.computeIfAbsent(one.organisation(), _ -> new ArrayList<>())
                .add(one));
        return bodies.values().stream().map(Body::new).toList();
    }

    Assignment first() {
        return assignments.getFirst();
    }

    /// The state that matters: late before open, open before acknowledged; done only when all dated duties are. Late is
    /// also who has not acknowledged in time, as in the national picture.
    Assignment.State state(Instant now) {
        var standing = assignments.stream()
                .filter(one -> standing(one, now))
                .map(one -> one.state(now))
                .toList();
        if (standing.isEmpty()) {
            return Assignment.State.ENDED;
        }
        if (assignments.stream().anyMatch(one -> one.missed(now).isPresent())) {
            return Assignment.State.LATE;
        }
        if (standing.contains(Assignment.State.OPEN)) {
            return Assignment.State.OPEN;
        }
        var dated = assignments.stream()
                .filter(one -> !one.ended(now) && (one.due() != null || one.review()))
                .toList();
        var done = !dated.isEmpty() && dated.stream().allMatch(one -> one.fulfilledAt() != null);
        return done ? Assignment.State.DONE : Assignment.State.ACKNOWLEDGED;
    }

    private static boolean standing(Assignment one, Instant now) {
        return one.state(now) != Assignment.State.ENDED;
    }

    /// Whether it is found under the state: by what matters most, and under "not acknowledged" whenever something
    /// waits for that, late or not.
    ///
    /// @param state code of a state
    boolean is(String state, Instant now) {
        return state.equals(Assignment.State.OPEN.code())
                ? !acknowledged(now)
                : state(now).code().equals(state);
    }

    /// Whether nothing that is still owed waits to be acknowledged.
    boolean acknowledged(Instant now) {
        return assignments.stream().noneMatch(one -> one.acknowledgedAt() == null && one.owed(now));
    }

    /// The assignment that shows the state: of the late ones the one that is late the longest, or else the review
    /// before
    /// others that stand so.
    Assignment telling(Instant now) {
        var state = state(now);
        return assignments.stream()
                .filter(one -> one.missed(now).isPresent())
                .min(Comparator.comparing(
                        one -> one.missed(now).map(Deadline::lateFrom).orElseThrow()))
                .or(() -> assignments.stream()
                        .filter(one -> one.state(now) == state)
                        .max(Comparator.comparing(Assignment::review)))
                .orElseGet(this::first);
    }

    long done() {
        return assignments.stream().filter(one -> one.fulfilledAt() != null).count();
    }
}
