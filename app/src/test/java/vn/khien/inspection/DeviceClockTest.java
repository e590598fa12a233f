package vn.khien.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeviceClockTest {
    private static final Instant RECEIVED = Instant.parse("2024-04-10T10:00:00Z");

    @Test
    void aClockThreeDaysAheadIsPutRight() {
        var threeDays = Duration.ofDays(3);
        var ahead = DeviceClock.ahead(RECEIVED.plus(threeDays), RECEIVED);
        assertThat(ahead).isEqualTo(threeDays.toSeconds());
        assertThat(DeviceClock.wrong(ahead)).isTrue();
        var recorded = RECEIVED.minus(Duration.ofHours(5));
        assertThat(DeviceClock.recordedAt(recorded.plus(threeDays), ahead, RECEIVED))
                .isEqualTo(recorded);
    }

    @Test
    void aClockThreeDaysBehindIsPutRight() {
        var ahead = DeviceClock.ahead(RECEIVED.minus(Duration.ofDays(3)), RECEIVED);
        assertThat(DeviceClock.recordedAt(RECEIVED.minus(Duration.ofDays(4)), ahead, RECEIVED))
                .isEqualTo(RECEIVED.minus(Duration.ofDays(1)));
    }

    @Test
    void nothingIsRecordedAfterItWasReceived() {
        assertThat(DeviceClock.recordedAt(RECEIVED.plusSeconds(90), 0, RECEIVED))
                .isEqualTo(RECEIVED);
    }

    @Test
    void aSecondOfTheNetworkIsNoWrongClock() {
        assertThat(DeviceClock.wrong(1)).isFalse();
        assertThat(DeviceClock.wrong(null)).isFalse();
    }
}
