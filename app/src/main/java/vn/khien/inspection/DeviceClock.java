package vn.khien.inspection;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The clock of a device may be wrong. A device says with what it sends what its clock shows at that moment; the server
/// compares it with its own and keeps both, so that the moment of recording can be put right, and seen to be.
final class DeviceClock {
    /// A device within this is as right as a network lets us measure.
    private static final Duration TOLERATED = Duration.ofMinutes(2);

    private DeviceClock() {}

    /// Seconds by which the device's clock is ahead; negative where it is behind.
    static int ahead(Instant sentByDevice, Instant receivedAt) {
        return Math.toIntExact(Math.clamp(
                Duration.between(receivedAt, sentByDevice).toSeconds(), Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    static boolean wrong(@Nullable Integer ahead) {
        return ahead != null && Math.abs((long) ahead) > TOLERATED.toSeconds();
    }

    /// Never after the moment of receipt.
    static Instant recordedAt(@Nullable Instant deviceAt, @Nullable Integer ahead, Instant receivedAt) {
        if (deviceAt == null) {
            return receivedAt;
        }
        var corrected = ahead == null ? deviceAt : deviceAt.minusSeconds(ahead);
        return corrected.isAfter(receivedAt) ? receivedAt : corrected;
    }
}
