package vn.khien.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DeadlineTest {
    private final Deadline before30April = Deadline.before(LocalDate.of(2024, 4, 30));

    @Test
    void beforeADayIsLateFromTheFirstInstantOfThatDayInVietNam() {
        assertThat(before30April.lateFrom()).isEqualTo(Instant.parse("2024-04-29T17:00:00Z"));
        assertThat(before30April.lastDay()).isEqualTo(LocalDate.of(2024, 4, 29));
    }

    @Test
    void theLastSecondOfThe29thIsInTime() {
        var lastSecond = Instant.parse("2024-04-29T16:59:59Z");
        assertThat(before30April.standing(lastSecond)).isEqualTo(new Deadline.Standing.LastDay(Duration.ofSeconds(1)));
    }

    @Test
    void theFirstInstantOfThe30thIsLate() {
        assertThat(before30April.standing(before30April.lateFrom()))
                .isEqualTo(new Deadline.Standing.Late(Duration.ZERO));
    }

    @Test
    void byTheEndOfAMonthHoldsTheWholeLastDay() {
        var inSeptember = Deadline.by(LocalDate.of(2024, 9, 30));
        assertThat(inSeptember.isLate(Instant.parse("2024-09-30T16:59:59Z"))).isFalse();
        assertThat(inSeptember.isLate(Instant.parse("2024-09-30T17:00:00Z"))).isTrue();
    }
}
