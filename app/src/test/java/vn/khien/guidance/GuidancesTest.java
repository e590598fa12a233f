package vn.khien.guidance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.khien.page.Texts;
import vn.khien.support.KhienTest;

@KhienTest
class GuidancesTest {
    @Autowired
    private Guidances guidances;

    @Autowired
    private Texts texts;

    private Guidance reviews() {
        return guidances.inForce(LocalDate.of(2024, 4, 25));
    }

    @Test
    void theGuidanceOfReviewsIsShipped() {
        assertThat(reviews().key()).isEqualTo("khien-htt-2024");
        assertThat(guidances.listGroups(reviews().id()))
                .extracting(RequirementGroup::code)
                .containsExactly("CS", "TC", "TK", "VH", "MM", "MC", "UD", "DL", "VL");
    }

    @ParameterizedTest
    @CsvSource({"1,46", "2,106", "3,156", "4,179", "5,190"})
    void eachLevelCountsWhatTheFileSaysWithoutThePhysicalAnnex(int level, int wanted) {
        assertThat(guidances.listRequirements(reviews().id()))
                .filteredOn(requirement -> requirement.counts(level))
                .hasSize(wanted);
    }

    @Test
    void positionsAreTheOrderOfTheFileAndTheAnnexIsAskedButNotCounted() {
        var all = guidances.listRequirements(reviews().id());
        assertThat(all).hasSize(194);
        for (int i = 0; i < all.size(); i++) {
            assertThat(all.get(i).position()).isEqualTo(i);
        }
        assertThat(all.getFirst().code()).isEqualTo("CS-01");
        var annex = all.getLast();
        assertThat(annex.code()).isEqualTo("VL-04");
        assertThat(annex.asks(5)).isTrue();
        assertThat(annex.counts(5)).isFalse();
    }

    @Test
    void theRansomwareReviewIsAGuidanceOfItsOwn() {
        var ransomware = guidances.find(Guidance.RANSOMWARE, 1).orElseThrow();
        assertThat(guidances.listRequirements(ransomware.id()))
                .hasSize(32)
                .allMatch(requirement -> requirement.asks(1) && requirement.asks(5));
    }

    @Test
    void whereARequirementComesFromIsSaidInBothLanguages() {
        assertThat(guidances.list())
                .flatExtracting(guidance -> guidances.listRequirements(guidance.id()))
                .extracting(Requirement.class::cast)
                .allSatisfy(requirement -> assertThat(requirement.source(Texts.VIETNAMESE))
                        .isNotBlank()
                        .isNotEqualTo(requirement.source(Texts.ENGLISH)));
    }

    @Test
    void everyKindOfEvidenceHasAName() {
        assertThat(guidances.listRequirements(reviews().id()))
                .flatExtracting(Requirement::evidence)
                .allMatch(kind -> texts.has("guidance.evidence." + kind));
    }
}
