package vn.khien.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.khien.guidance.Guidances;

/// Compares the counted picture with plain SQL over the stored answers.
@Component
public class Recounting {
    private final Pictures pictures;
    private final PictureRows rows;
    private final Vectors vectors;
    private final Guidances guidances;
    private final Snapshots snapshots;

    Recounting(Pictures pictures, PictureRows rows, Vectors vectors, Guidances guidances, Snapshots snapshots) {
        this.pictures = pictures;
        this.rows = rows;
        this.vectors = vectors;
        this.guidances = guidances;
        this.snapshots = snapshots;
    }

    /// One figure that is not the same.
    public record Difference(String directive, String requirement, int value, long inMemory, long inSql) {}

    /// All differences, over every review; nothing where all is equal.
    public List<Difference> differences() {
        var differences = new ArrayList<Difference>();
        for (var directive : pictures.listReviews()) {
            var answered = vectors.of(directive.id());
            compare(String.valueOf(directive.number()), directive.id(), answered, differences);
        }
        return differences;
    }

    private void compare(String number, long directive, List<Vectors.Answered> answered, List<Difference> differences) {
        if (answered.isEmpty()) {
            return;
        }
        var requirements = guidances.listRequirements(answered.getFirst().guidance());
        var inMemory = new HashMap<String, Long>();
        for (var one : answered) {
            for (var requirement : guidances.listRequirements(one.guidance())) {
                if (requirement.counts(one.level()) && requirement.position() < one.answers().length) {
                    inMemory.merge(requirement.position() + ":" + one.answers()[requirement.position()], 1L, Long::sum);
                }
            }
        }
        for (var row : snapshots.read(() -> rows.countInSql(directive))) {
            var counted = inMemory.getOrDefault(row.position() + ":" + row.value(), 0L);
            if (counted != row.count()) {
                differences.add(new Difference(
                        number, requirements.get(row.position()).code(), row.value(), counted, row.count()));
            }
            inMemory.remove(row.position() + ":" + row.value());
        }
        inMemory.forEach((place, count) -> differences.add(new Difference(number, place, 0, count, 0)));
    }
}
