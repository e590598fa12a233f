package vn.khien.picture;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Takes the answers of a directive back to a past instant, by the log of changes: what was changed since has the
/// value that it had then, and what was opened since is not there. Systems are those of the present register.
@Component
class PastAnswers {
    private final Vectors vectors;
    private final PictureRows rows;
    private final Snapshots snapshots;

    PastAnswers(Vectors vectors, PictureRows rows, Snapshots snapshots) {
        this.vectors = vectors;
        this.rows = rows;
        this.snapshots = snapshots;
    }

    List<Vectors.Answered> of(long directive, Instant asOf) {
        var present = vectors.of(directive);
        return snapshots.read(() -> {
            var openedSince = rows.listOpenedSince(directive, asOf);
            var then = takeBack(present, directive, asOf);
            return present.stream()
                    .filter(one -> !openedSince.contains(one.assessment()))
                    .map(one -> then.getOrDefault(one.assessment(), one))
                    .toList();
        });
    }

    /// Those that were changed since, by assessment. The arrays of the present are shared with others and stay as
    /// they are.
    private Map<Long, Vectors.Answered> takeBack(List<Vectors.Answered> present, long directive, Instant asOf) {
        var known = new HashMap<Long, Vectors.Answered>();
        present.forEach(one -> known.put(one.assessment(), one));
        var then = new HashMap<Long, Vectors.Answered>();
        rows.changedSince(directive, asOf, change -> {
            var one = known.get(change.assessment());
            if (one != null) {
                then.computeIfAbsent(
                                        change.assessment(),
                                        _ -> one.with(one.answers().clone()))
                                .answers()[change.requirement()] =
                        (byte) change.was();
            }
        });
        return then;
    }
}
