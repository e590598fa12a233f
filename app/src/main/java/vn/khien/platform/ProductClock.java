package vn.khien.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// The product's clock: real time plus a fixed shift. The shift is zero except where the demonstration nation is
/// loaded, which lives in April 2024. SQL reads the same time with `product_now()`.
public final class ProductClock extends Clock {
    private final Clock real;
    private volatile Duration shift = Duration.ZERO;

    public ProductClock(Clock real) {
        this.real = real;
    }

    public void shiftBy(Duration newShift) {
        this.shift = newShift;
    }

    /// Today's date in Viet Nam.
    public LocalDate today() {
        return VietnamTime.dateOf(instant());
    }

    @Override
    public ZoneId getZone() {
        return VietnamTime.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(real, shift).withZone(zone);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(shift);
    }
}
