package vn.khien.picture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.khien.guidance.Requirement;

/// Counts requirement × value × body in one pass over the answers.
public final class Counting {
    private static final int NONE = -1;
    private static final int LEVELS = 6;

    private final Map<String, Integer> bodyByPath = new HashMap<>();
    private final Map<String, Integer> resolved = new HashMap<>();
    private final LongFunction<List<Requirement>> requirements;
    private final Map<Long, long[][]> masks = new HashMap<>();
    private String lastPath = "";
    private int lastBody = NONE;

    /// @param bodies paths of the bodies; an assessment belongs to the deepest body on its owner's path, and where the
    ///     system passed to a successor, to the first of its owners that has one: that body was asked
    /// @param requirements of a guidance, in the order of positions
    public Counting(List<String> bodies, LongFunction<List<Requirement>> requirements) {
        for (int i = 0; i < bodies.size(); i++) {
            bodyByPath.put(bodies.get(i), i);
        }
        this.requirements = requirements;
    }

    /// What was counted.
    ///
    /// @param values for body, requirement and value: how many systems
    /// @param complete for each body: systems with every counted requirement answered
    public record Counts(int[][][] values, int[] complete) {
        /// How often a value was given in a body.
        public int of(int body, int value) {
            var sum = 0;
            for (var requirement : values[body]) {
                sum += requirement[value];
            }
            return sum;
        }
    }

    /// Fastest where neighbours have the same path, as in the order of paths.
    public Counts count(List<Vectors.Answered> all) {
        var width = all.stream().mapToInt(one -> one.answers().length).max().orElse(0);
        var tallies =
                Stream.generate(() -> new Tally(width)).limit(bodyByPath.size()).toList();
        var complete = new int[bodyByPath.size()];
        for (var one : all) {
            var body = placeOf(one.path(), one.before());
            if (body != NONE) {
                var open = tallies.get(body).add(one.answers(), mask(one.guidance())[one.level()]);
                complete[body] += open == 0 ? 1 : 0;
            }
        }
        return new Counts(tallies.stream().map(Tally::values).toArray(int[][][]::new), complete);
    }

    /// Which body a system belongs to.
    ///
    /// @param path of its owner
    /// @param before paths of those that owned it and are no more, the first one first
    public @Nullable Integer bodyOf(String path, List<String> before) {
        var body = placeOf(path, before);
        return body == NONE ? null : body;
    }

    private int placeOf(String path, List<String> before) {
        for (var earlier : before) {
            var body = placeOf(earlier);
            if (body != NONE) {
                return body;
            }
        }
        return placeOf(path);
    }

    private int placeOf(String path) {
        if (!path.equals(lastPath)) {
            lastPath = path;
            lastBody = resolved.computeIfAbsent(path, this::climb);
        }
        return lastBody;
    }

    private int climb(String path) {
        for (var at = path; at.length() > 1; at = at.substring(0, at.lastIndexOf('/', at.length() - 2) + 1)) {
            var body = bodyByPath.get(at);
            if (body != null) {
                return body;
            }
        }
        return NONE;
    }

    private long[][] mask(long guidance) {
        return masks.computeIfAbsent(guidance, id -> {
            var list = requirements.apply(id);
            var mask = new long[LEVELS][];
            for (int level = 1; level < LEVELS; level++) {
                var counts = new boolean[list.size()];
                for (var requirement : list) {
                    counts[requirement.position()] = requirement.counts(level);
                }
                mask[level] = Tally.mask(counts);
            }
            return mask;
        });
    }
}
