package vn.khien.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.khien.platform.Deadline;

class LegalClocksTest {
    private static final LegalClocks CLOCKS = new LegalClocks(new Library());

    private static List<String> startedByDetection(String day) {
        return CLOCKS.listStartedBy("detection", LocalDate.parse(day)).stream()
                .map(LegalClock::code)
                .toList();
    }

    @Test
    void theDateOfTheEventChoosesTheEdition() {
        assertThat(startedByDetection("2023-06-30")).containsExactly("inc-first");
        assertThat(startedByDetection("2024-04-26")).containsExactly("inc-first", "pd-breach");
        assertThat(startedByDetection("2026-06-30")).containsExactly("inc-first", "pd-breach-2026", "pd26-subject");
        assertThat(startedByDetection("2026-08-19"))
                .containsExactly("pd-breach-2026", "pd26-subject", "inc26-now", "inc26-first", "inc26-report");
    }

    @Test
    void fiveDaysEndAtTheSameTimeOfDay() {
        var detected = Instant.parse("2024-04-26T01:35:00Z");
        assertThat(CLOCKS.find("inc-first").orElseThrow().deadline(detected))
                .contains(new Deadline(Instant.parse("2024-05-01T01:35:00Z")));
    }

    @Test
    void whatIsDueAtOnceHasNoLatestMoment() {
        assertThat(CLOCKS.find("inc-urgent").orElseThrow().deadline(Instant.EPOCH))
                .isEmpty();
        assertThat(CLOCKS.find("inc26-close").orElseThrow().deadline(Instant.EPOCH))
                .isEmpty();
    }

    @Test
    void whatIsOnlyRecalledIsMarkedAsSuch() {
        assertThat(CLOCKS.find("pd-breach").orElseThrow().mark().verified()).isFalse();
        assertThat(CLOCKS.find("inc-first").orElseThrow().mark().verified()).isTrue();
    }
}
