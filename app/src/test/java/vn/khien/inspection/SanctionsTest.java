package vn.khien.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.khien.library.LegalMark;
import vn.khien.support.KhienTest;

@KhienTest
class SanctionsTest {
    @Autowired
    private Sanctions sanctions;

    @Test
    void theDecreeOfTheDayOfTheActHolds() {
        var before = sanctions.bracket("report", LocalDate.of(2026, 6, 30)).orElseThrow();
        assertThat(before.number()).isEqualTo("15/2020/NĐ-CP");
        assertThat(before.mark()).isEqualTo(LegalMark.RECALLED);
        assertThat(before.article()).as("remembered bands have no article").isEqualTo("-");
        assertThat(before.of("organisation")).isEqualTo(new Sanctions.Amounts(10_000_000, 50_000_000));
        var after = sanctions.bracket("report", LocalDate.of(2026, 8, 19)).orElseThrow();
        assertThat(after.number()).isEqualTo("330/2026/NĐ-CP");
        assertThat(after.article()).isEqualTo("21.2");
        assertThat(after.of("organisation")).isEqualTo(new Sanctions.Amounts(40_000_000, 60_000_000));
    }

    @Test
    void betweenTheDecreesNoBracketIsKnown() {
        assertThat(sanctions.bracket("report", LocalDate.of(2026, 7, 1))).isEmpty();
        assertThat(sanctions.bracket("report", LocalDate.of(2026, 8, 18))).isEmpty();
        assertThat(sanctions.bracket("contact", LocalDate.of(2024, 4, 1))).isEmpty();
    }

    @Test
    void anIndividualPaysHalfOfAnOrganisation() {
        for (var day : new LocalDate[] {LocalDate.of(2024, 4, 1), LocalDate.of(2026, 9, 1)}) {
            var bracket = sanctions.bracket("level", day).orElseThrow();
            var organisation = bracket.of("organisation");
            assertThat(bracket.of("individual"))
                    .isEqualTo(new Sanctions.Amounts(organisation.from() / 2, organisation.to() / 2));
        }
    }

    @Test
    void bothEndsOfTheBracketAreStillInside() {
        var amounts = new Sanctions.Amounts(10, 20);
        assertThat(amounts.contains(10)).isTrue();
        assertThat(amounts.contains(20)).isTrue();
        assertThat(amounts.contains(9)).isFalse();
        assertThat(amounts.contains(21)).isFalse();
    }

    @Test
    void anActIsFinedWithinOneYear() {
        assertThat(sanctions.limitation(LocalDate.of(2024, 3, 8)).lastDay()).isEqualTo(LocalDate.of(2025, 3, 8));
    }
}
