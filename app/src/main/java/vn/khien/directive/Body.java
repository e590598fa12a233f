package vn.khien.directive;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// An organisation with all that it owes by one directive.
record Body(List<Assignment> assignments) {

    /// Those whose worst state is the wanted one (all for an empty wish), in the order of the tree.
    static List<Body> gather(List<Assignment> assignments, Instant now, String state) {
        var bodies = new LinkedHashMap<Long, List<Assignment>>();
        assignments.forEach(one -> bodies.computeIfAbsent(one.organisation(), _ -> new ArrayList<>())
                .add(one));
        return bodies.values().stream()
                .map(Body::new)
                .filter(body -> state.isEmpty() || body.state(now).code().equals(state))
                .toList();
    }

    Assignment first() {
        return assignments.getFirst();
    }

    /// The state that matters: late before open, open before acknowledged; done only when all dated duties are.
    Assignment.State state(Instant now) {
        var states = assignments.stream()
                .map(one -> one.state(now))
                .filter(state -> state != Assignment.State.ENDED)
                .toList();
        if (states.isEmpty()) {
            return Assignment.State.ENDED;
        }
        if (states.contains(Assignment.State.LATE)) {
            return Assignment.State.LATE;
        }
        if (states.contains(Assignment.State.OPEN)) {
            return Assignment.State.OPEN;
        }
        var dated = assignments.stream()
                .filter(one -> !one.ended(now) && (one.due() != null || one.review()))
                .toList();
        var done = !dated.isEmpty() && dated.stream().allMatch(one -> one.fulfilledAt() != null);
        return done ? Assignment.State.DONE : Assignment.State.ACKNOWLEDGED;
    }

    long done() {
        return assignments.stream().filter(one -> one.fulfilledAt() != null).count();
    }
}
