package vn.khien.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Eight answers at a time give what one at a time gives, at any width and past what a byte can hold.
class TallyTest {

    @Property(tries = 100)
    void equalsAddingOneByOne(
            @ForAll @IntRange(min = 1, max = 40) int width,
            @ForAll @IntRange(max = 700) int systems,
            @ForAll long seed) {
        var random = new Random(seed);
        var tally = new Tally(width);
        var expected = new int[width][Tally.VALUES];
        for (int system = 0; system < systems; system++) {
            var counts = new boolean[width];
            var answers = new byte[width];
            var open = 0;
            for (int i = 0; i < width; i++) {
                counts[i] = random.nextInt(4) > 0;
                answers[i] = (byte) random.nextInt(Tally.VALUES);
                expected[i][answers[i]] += counts[i] ? 1 : 0;
                open += counts[i] && answers[i] == 0 ? 1 : 0;
            }
            assertThat(tally.add(answers, Tally.mask(counts))).isEqualTo(open);
        }
        assertThat(tally.values()).isDeepEqualTo(expected);
    }
}
