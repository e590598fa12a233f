package vn.khien.picture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Takes the answers of a directive back to a past instant, by the log of changes: what was changed since has the value
/// that it had then, and what was opened since is not there. Systems are those of the present register.
@Component
class PastAnswers {
    private final Vectors vectors;
    private final PictureRows rows;

    PastAnswers(Vectors vectors, PictureRows rows) {
        this.vectors = vectors;
        this.rows = rows;
    }

    List<Vectors.Answered> of(long directive, Instant asOf) {
        var opened = rows.listOpened(directive, asOf);
        var values = new HashMap<Long, byte[]>();
        var present = vectors.of(directive);
        present.forEach(one -> values.put(one.assessment(), one.answers()));
        takeBack(rows.listChangedSince(directive, asOf), values);
        var past = new ArrayList<Vectors.Answered>();
        for (var one : present) {
            var answers = values.get(one.assessment());
            if (answers != null && opened.contains(one.assessment())) {
                past.add(one.with(answers));
            }
        }
        return past;
    }

    /// The arrays of the present are shared with others and stay as they are.
    private static void takeBack(List<PictureRows.WasRow> changed, Map<Long, byte[]> values) {
        var copied = new HashMap<Long, byte[]>();
        for (var change : changed) {
            var present = values.get(change.assessment());
            if (present != null) {
                copied.computeIfAbsent(change.assessment(), _ -> present.clone())[change.requirement()] =
                        (byte) change.was();
            }
        }
        values.putAll(copied);
    }
}
