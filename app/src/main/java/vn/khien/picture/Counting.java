package vn.khien.picture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import vn.khien.guidance.Requirement;

/// Counts requirement × value × body in one pass over the answers.
public final class Counting {
    private static final int VALUES = 5;
    private static final int LEVELS = 6;

    private final Map<String, Integer> bodyByPath = new HashMap<>();
    private final Map<String, Integer> resolved = new HashMap<>();
    private final LongFunction<List<Requirement>> requirements;
    private final Map<Long, boolean[][]> masks = new HashMap<>();

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

    public Counts count(List<Vectors.Answered> all) {
        var width = all.stream().mapToInt(one -> one.answers().length).max().orElse(0);
        var values = new int[bodyByPath.size()][width][VALUES];
        var complete = new int[bodyByPath.size()];
        for (var one : all) {
            var body = bodyOf(one.path(), one.before());
            if (body != null) {
                var mask = mask(one.guidance())[one.level()];
                var rows = values[body];
                var answers = one.answers();
                var open = 0;
                for (int i = 0; i < answers.length; i++) {
                    if (mask[i]) {
                        rows[i][answers[i]]++;
                        open += answers[i] == 0 ? 1 : 0;
                    }
                }
                complete[body] += open == 0 ? 1 : 0;
            }
        }
        return new Counts(values, complete);
    }

    /// Which body an organisation belongs to.
    public @Nullable Integer bodyOf(String path) {
        var known = resolved.get(path);
        if (known == null) {
            known = climb(path);
            resolved.put(path, known);
        }
        return known < 0 ? null : known;
    }

    /// Which body a system belongs to.
    ///
    /// @param path of its owner
    /// @param before paths of those that owned it and are no more, the first one first
    public @Nullable Integer bodyOf(String path, List<String> before) {
        for (var earlier : before) {
            var body = bodyOf(earlier);
            if (body != null) {
                return body;
            }
        }
        return bodyOf(path);
    }

    private int climb(String path) {
        for (var at = path; at.length() > 1; at = at.substring(0, at.lastIndexOf('/', at.length() - 2) + 1)) {
            var body = bodyByPath.get(at);
            if (body != null) {
                return body;
            }
        }
        return -1;
    }

    private boolean[][] mask(long guidance) {
        return masks.computeIfAbsent(guidance, id -> {
            var list = requirements.apply(id);
            var mask = new boolean[LEVELS][list.size()];
            for (int level = 1; level < LEVELS; level++) {
                for (var requirement : list) {
                    mask[level][requirement.position()] = requirement.counts(level);
                }
            }
            return mask;
        });
    }
}
