package vn.khien.nation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import vn.khien.platform.ProductClock;
import vn.khien.platform.Settings;

/// Moves the product's time, so that what the nation did in April 2024 carries the time at which it did it.
@Component
class Calendar {
    private final ProductClock clock;
    private final Settings settings;

    Calendar(ProductClock clock, Settings settings) {
        this.clock = clock;
        this.settings = settings;
    }

    /// From here on it is `now`, and time runs on from there: for Java and for SQL in the present transaction.
    void turnTo(Instant now) {
        var shift = Duration.between(Clock.systemUTC().instant(), now);
        clock.shiftBy(shift);
        settings.put(Settings.CLOCK_SHIFT, shift.toSeconds() + " seconds");
    }
}
