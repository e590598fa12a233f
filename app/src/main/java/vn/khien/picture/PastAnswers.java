package vn.khien.picture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Takes the answers of a directive back to a past instant, by the log of changes: what was changed since has the value
/// that it had then, and what was opened since is not there. Systems are those of the present register.
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
        var openedSince = snapshots.read(() -> rows.listOpenedSince(directive, asOf));
        var changedSince = snapshots.read(() -> rows.listChangedSince(directive, asOf)).stream()
                .collect(Collectors.groupingBy(PictureRows.WasRow::assessment));
        var past = new ArrayList<Vectors.Answered>();
        for (var one : vectors.of(directive)) {
            if (!openedSince.contains(one.assessment())) {
                var changed = changedSince.get(one.assessment());
                past.add(changed == null ? one : takeBack(one, changed));
            }
        }
        return past;
    }

    /// The array of the present is shared with others and stays as it is.
    private static Vectors.Answered takeBack(Vectors.Answered present, List<PictureRows.WasRow> changed) {
        var then = present.answers().clone();
        changed.forEach(change -> then[change.requirement()] = (byte) change.was());
        return present.with(then);
    }
}
