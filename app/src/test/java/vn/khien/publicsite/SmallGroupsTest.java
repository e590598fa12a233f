package vn.khien.publicsite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SmallGroupsTest {
    @Test
    void groupsUnderFiveAreHiddenAndFiveIsShown() {
        assertThat(SmallGroups.hidden(Map.of("four", 4L, "three", 3L, "five", 5L)))
                .containsExactlyInAnyOrder("four", "three");
    }

    @Test
    void aSingleHiddenGroupTakesTheNextSmallestWithItSoThatTheTotalDoesNotTellIt() {
        assertThat(SmallGroups.hidden(Map.of("two", 2L, "eight", 8L, "sixty", 60L)))
                .containsExactlyInAnyOrder("two", "eight");
    }

    @Test
    void tinyGroupsThatTogetherAreFewAreNotToldByTheirSum() {
        assertThat(SmallGroups.hidden(Map.of("one", 1L, "two", 2L, "nine", 9L, "ninety", 90L)))
                .containsExactlyInAnyOrder("one", "two", "nine");
    }

    @Test
    void whereAllAreLargeOrEmptyNothingIsHidden() {
        assertThat(SmallGroups.hidden(Map.of("none", 0L, "seven", 7L))).isEmpty();
    }

    @Test
    void aLonelySmallGroupIsHidden() {
        assertThat(SmallGroups.hidden(Map.of("three", 3L))).containsExactly("three");
    }
}
