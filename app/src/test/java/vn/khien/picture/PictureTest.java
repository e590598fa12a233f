package vn.khien.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.khien.guidance.Requirement;

/// What a picture says of itself.
class PictureTest {
    private static final Instant AT = Instant.parse("2024-04-20T10:00:00Z");

    static Picture picture(List<Picture.Row> requirements) {
        return new Picture(
                1,
                "33/CĐ-TTg",
                "Rà soát",
                null,
                AT,
                AT,
                null,
                new Picture.Totals(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                List.of(),
                List.of(),
                requirements,
                Map.of());
    }

    private static Picture.Row row(int position, String code, int met, int notMet) {
        var requirement = new Requirement(
                position, code, "all", false, List.of(1), 1, "Yêu cầu", "Requirement", List.of(), "[]", "", "", "V");
        return new Picture.Row(requirement, met, 0, notMet, 0);
    }

    @Test
    void theRequirementThatMostSystemsFailIsTheWeakestWhateverItsShare() {
        var picture = picture(List.of(
                row(0, "OF-FIVE", 1, 4),
                row(1, "MOST", 60, 40),
                row(2, "AS-MANY", 40, 40),
                row(3, "NONE-FAILS", 9, 0)));
        assertThat(picture.weakest(10))
                .extracting(row -> row.requirement().code())
                .containsExactly("AS-MANY", "MOST", "OF-FIVE");
        assertThat(picture.weakest(1)).hasSize(1);
    }
}
