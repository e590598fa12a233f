package vn.khien.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DutiesTest {
    private static final LocalDate APRIL_2024 = LocalDate.of(2024, 4, 25);
    private final Duties duties = new Duties();

    private static Service service(long users, long subjects, @Nullable Integer level) {
        return new Service(1, 1, "Sàn mua bán", "", users, subjects, subjects > 0, level);
    }

    private List<String> codes(String sector, LocalDate day, Service... services) {
        return duties.owed(sector, List.of(services), day).stream()
                .map(owed -> owed.duty().code())
                .toList();
    }

    @Test
    void withoutAServiceOnlyTheDutiesOfEverybodyApply() {
        assertThat(codes("commerce", APRIL_2024)).containsExactly("NV-01", "NV-02", "NV-07");
    }

    @Test
    void tenThousandPeopleMakeLevelThreeADutyAndOneLessDoesNot() {
        assertThat(codes("commerce", APRIL_2024, service(20_000, 10_000, 2))).contains("NV-03", "NV-09");
        assertThat(codes("commerce", APRIL_2024, service(20_000, 9_999, 2))).doesNotContain("NV-03");
        assertThat(codes("commerce", APRIL_2024, service(20_000, 10_000, 3)))
                .doesNotContain("NV-03")
                .contains("NV-05", "NV-06", "NV-08");
    }

    @Test
    void whyADutyAppliesNamesTheServiceAndTheFacts() {
        var owed = duties.owed("commerce", List.of(service(20_000, 15_000, null)), APRIL_2024).stream()
                .filter(one -> one.duty().code().equals("NV-03"))
                .findFirst()
                .orElseThrow();
        assertThat(owed.because())
                .containsExactly(new Duties.Because(
                        "Sàn mua bán",
                        List.of(new Duties.Fact("data-subjects", 15_000), new Duties.Fact("no-level", 0))));
    }

    @Test
    void theDayChoosesTheLaw() {
        var personal = service(10, 5, null);
        assertThat(codes("finance", LocalDate.of(2025, 12, 31), personal))
                .contains("NV-09")
                .doesNotContain("NV-10");
        assertThat(codes("finance", LocalDate.of(2026, 1, 1), personal))
                .contains("NV-10", "NV-13")
                .doesNotContain("NV-09");
        assertThat(codes("health", LocalDate.of(2026, 1, 1), personal)).doesNotContain("NV-13");
        assertThat(codes("finance", LocalDate.of(2026, 8, 19), personal))
                .doesNotContain("NV-01")
                .contains("NV-12");
    }

    @Test
    void whatWasNotReadInItsSourceIsMarked() {
        assertThat(duties.owed("finance", List.of(service(1_000_000, 5, null)), APRIL_2024))
                .filteredOn(owed -> !owed.duty().mark().verified())
                .extracting(owed -> owed.duty().code())
                .containsExactly("NV-09", "NV-11", "NV-14");
    }
}
