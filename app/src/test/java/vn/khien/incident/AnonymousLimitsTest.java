package vn.khien.incident;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AnonymousLimitsTest {
    /// A clock that stands until it is moved.
    static final class Standing implements TimeMeter {
        private long nanos;

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }

        void pass(Duration time) {
            nanos += time.toNanos();
        }
    }

    private final Standing time = new Standing();
    private final AnonymousLimits limits = new AnonymousLimits(time);

    private int taken(int tries, java.util.function.IntFunction<String> address) {
        var taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += limits.take(address.apply(i)) ? 1 : 0;
        }
        return taken;
    }

    @Test
    void tenThousandInAMinuteAreTakenUpToTheCommonLimit() {
        assertThat(taken(10_000, i -> "10.0." + i / 250 + "." + i % 250)).isEqualTo(AnonymousLimits.OF_ALL);
        time.pass(AnonymousLimits.ALL_WINDOW);
        assertThat(taken(10_000, i -> "10.1." + i / 250 + "." + i % 250)).isEqualTo(AnonymousLimits.OF_ALL);
    }

    @Test
    void oneAddressUsesUpItsOwnAndLeavesTheRestToOthers() {
        assertThat(taken(10_000, _ -> "192.0.2.1")).isEqualTo(AnonymousLimits.PER_ADDRESS);
        assertThat(limits.take("192.0.2.2")).isTrue();
    }
}
