package vn.khien.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import vn.khien.guidance.Requirement;

/// Counting requirement × value × body gives what counting one by one gives.
class CountingTest {
    private static final long GUIDANCE = 1;
    private static final List<String> BODIES = List.of("/1/", "/2/", "/2/3/");

    /// Each binds systems of its level and above; the fourth is an annex, which nothing counts.
    private static final List<Requirement> REQUIREMENTS = List.of(
            requirement(0, List.of(1, 2, 3, 4, 5), false),
            requirement(1, List.of(3, 4, 5), false),
            requirement(2, List.of(5), false),
            requirement(3, List.of(1, 2, 3, 4, 5), true));

    private static Requirement requirement(int position, List<Integer> levels, boolean annex) {
        return new Requirement(
                position,
                "R" + position,
                "all",
                annex,
                levels,
                1,
                "Yêu cầu",
                "Requirement",
                List.of(),
                "[]",
                "",
                "",
                "V");
    }

    @Property(tries = 200)
    void equalsCountingOneByOne(@ForAll List<@IntRange(max = 625 * 5 * 4 - 1) Integer> systems) {
        var all = new ArrayList<Vectors.Answered>();
        for (var system : systems) {
            all.add(answered(all.size(), system));
        }
        var counts = new Counting(BODIES, _ -> REQUIREMENTS).count(all);
        for (int body = 0; body < BODIES.size(); body++) {
            for (var requirement : REQUIREMENTS) {
                for (int value = 0; value < 5; value++) {
                    if (!all.isEmpty()) {
                        assertThat(counts.values()[body][requirement.position()][value])
                                .isEqualTo(count(all, BODIES.get(body), requirement, value));
                    }
                }
            }
            assertThat(counts.complete()[body]).isEqualTo(complete(all, BODIES.get(body)));
        }
    }

    @Test
    void aSystemBelongsToTheDeepestBodyOnItsOwnersPath() {
        var counting = new Counting(BODIES, _ -> REQUIREMENTS);
        assertThat(counting.bodyOf("/2/3/17/", List.of())).isEqualTo(2);
        assertThat(counting.bodyOf("/2/17/", List.of())).isEqualTo(1);
        assertThat(counting.bodyOf("/17/", List.of())).isNull();
    }

    @Test
    void whatPassedToASuccessorBelongsToTheFirstOwnerThatWasAsked() {
        var counting = new Counting(BODIES, _ -> REQUIREMENTS);
        assertThat(counting.bodyOf("/2/17/", List.of("/1/4/"))).isEqualTo(0);
        assertThat(counting.bodyOf("/2/17/", List.of("/17/", "/2/3/"))).isEqualTo(2);
        assertThat(counting.bodyOf("/2/17/", List.of("/17/"))).isEqualTo(1);
    }

    /// A number stands for a system: an owner, a level, and four answers.
    private static Vectors.Answered answered(int id, int number) {
        var answers = new byte[REQUIREMENTS.size()];
        var left = number;
        for (int i = 0; i < answers.length; i++) {
            answers[i] = (byte) (left % 5);
            left /= 5;
        }
        var path = List.of("/1/", "/2/9/", "/2/3/8/", "/7/").get(left % 4);
        return new Vectors.Answered(id, 1, id, GUIDANCE, 1 + left / 4, path, List.of(), answers);
    }

    private static boolean isOf(Vectors.Answered one, String body) {
        return body.equals(
                Map.of("/1/", "/1/", "/2/9/", "/2/", "/2/3/8/", "/2/3/").get(one.path()));
    }

    private static long count(List<Vectors.Answered> all, String body, Requirement requirement, int value) {
        return all.stream()
                .filter(one -> isOf(one, body) && requirement.counts(one.level()))
                .filter(one -> one.answers()[requirement.position()] == value)
                .count();
    }

    private static long complete(List<Vectors.Answered> all, String body) {
        return all.stream()
                .filter(one -> isOf(one, body))
                .filter(one -> REQUIREMENTS.stream()
                        .noneMatch(requirement ->
                                requirement.counts(one.level()) && one.answers()[requirement.position()] == 0))
                .count();
    }
}
