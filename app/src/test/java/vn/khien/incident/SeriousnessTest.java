package vn.khien.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.khien.incident.Seriousness.Truth;
import vn.khien.incident.Seriousness.Verdict;

/// Decision 05/2017, article 9: three conditions, all needed.
class SeriousnessTest {
    private static final LocalDate DAY = LocalDate.of(2024, 4, 25);

    private static Seriousness of(LocalDate on, Truth system, Truth effect, Truth capacity) {
        var level = system == Truth.YES ? Integer.valueOf(4) : system == Truth.NO ? Integer.valueOf(3) : null;
        return Seriousness.of(
                on,
                level,
                new Content(Map.of(
                        Field.NATIONAL,
                        system == Truth.NO ? "no" : Field.UNKNOWN,
                        Field.EFFECTS,
                        effect == Truth.YES ? "control_lost,spread" : effect == Truth.NO ? "none" : Field.UNKNOWN,
                        Field.CAPACITY,
                        capacity == Truth.YES ? "beyond" : capacity == Truth.NO ? "alone" : Field.UNKNOWN)));
    }

    @Test
    void everyCombinationIsSeriousOnlyWithAllThreeAndUnknownUnlessOneFails() {
        for (var system : Truth.values()) {
            for (var effect : Truth.values()) {
                for (var capacity : Truth.values()) {
                    var found = of(DAY, system, effect, capacity);
                    var fails = system == Truth.NO || effect == Truth.NO || capacity == Truth.NO;
                    var all = system == Truth.YES && effect == Truth.YES && capacity == Truth.YES;
                    assertThat(found.verdict())
                            .as("%s %s %s", system, effect, capacity)
                            .isEqualTo(fails ? Verdict.NOT_SERIOUS : all ? Verdict.SERIOUS : Verdict.NOT_KNOWN);
                    assertThat(found.conditions())
                            .extracting(Seriousness.Condition::holds)
                            .containsExactly(system, effect, capacity);
                }
            }
        }
    }

    @Test
    void nationalImportanceStandsForALevelAndEachEffectIsOne() {
        for (var effect : Field.EFFECTS.options().stream()
                .filter(one -> !one.equals("none"))
                .toList()) {
            var said = new Content(Map.of(Field.NATIONAL, "yes", Field.EFFECTS, effect, Field.CAPACITY, "beyond"));
            assertThat(Seriousness.of(DAY, 1, said).verdict()).as(effect).isEqualTo(Verdict.SERIOUS);
        }
    }

    @Test
    void aLowLevelAloneDoesNotRuleOutNationalImportance() {
        var said = new Content(Map.of(Field.EFFECTS, "spread", Field.CAPACITY, "beyond"));
        assertThat(Seriousness.of(DAY, 3, said).verdict()).isEqualTo(Verdict.NOT_KNOWN);
    }

    @Test
    void afterTheDecisionEndedNothingIsProposed() {
        assertThat(of(LocalDate.of(2026, 6, 30), Truth.YES, Truth.YES, Truth.YES)
                        .verdict())
                .isEqualTo(Verdict.SERIOUS);
        var later = of(LocalDate.of(2026, 7, 1), Truth.YES, Truth.YES, Truth.YES);
        assertThat(later.verdict()).isEqualTo(Verdict.NOT_DEFINED);
        assertThat(later.conditions()).isEmpty();
    }
}
