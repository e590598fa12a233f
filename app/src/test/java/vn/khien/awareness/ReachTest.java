package vn.khien.awareness;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReachTest {
    private static Placement placement(String link, String source, long audience, long cost, @Nullable Long counted) {
        return new Placement(
                1,
                1,
                "T",
                "",
                "",
                null,
                "press",
                LocalDate.EPOCH,
                "",
                link,
                audience,
                source,
                cost,
                null,
                null,
                null,
                Instant.EPOCH,
                counted,
                null);
    }

    @Test
    void whatIsOnlyClaimedIsNotReach() {
        var reach = Reach.of(List.of(
                placement("", "", 1_000_000, 5_000_000, null),
                placement("https://a.vn/1", "", 200_000, 0, null),
                placement("https://a.vn/2", "đo khán giả", 100_000, 2_000_000, null),
                placement("https://a.vn/3", "đo khán giả", 50_000, 1_000_000, 40_000L),
                placement("https://a.vn/4", "đo khán giả", 70_000, 9_000_000, 0L)));
        assertThat(reach.claimed()).isEqualTo(1_420_000);
        assertThat(reach.evidenced()).isEqualTo(220_000);
        assertThat(reach.counted()).isEqualTo(40_000);
        assertThat(reach.checked()).isEqualTo(1);
        assertThat(reach.cost()).isEqualTo(1_000_000);
        assertThat(reach.costPerThousand()).isEqualTo(25_000);
    }

    @Test
    void aTimeOfBroadcastIsEvidenceAndNothingIsNone() {
        assertThat(placement("", "VTV", 10, 0, null).hasEvidence()).isFalse();
        assertThat(new Placement(
                                1,
                                1,
                                "T",
                                "",
                                "",
                                null,
                                "television",
                                LocalDate.EPOCH,
                                "19:45, Thời sự",
                                "",
                                10,
                                "VTV",
                                0,
                                null,
                                null,
                                null,
                                Instant.EPOCH,
                                null,
                                null)
                        .countable())
                .isTrue();
    }

    @Test
    void aCampaignWithoutReachCostsNothingForEachThousand() {
        assertThat(Reach.of(List.of()).costPerThousand()).isZero();
    }
}
