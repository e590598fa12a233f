package vn.khien.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Every view of the territory draws both archipelagos, and every unit once.
class TilesTest {
    private static final LocalDate OF_63 = LocalDate.of(2024, 4, 7);
    private static final LocalDate OF_34 = LocalDate.of(2025, 7, 1);

    private final Tiles tiles = new Tiles(JsonMapper.shared());

    private static List<String> shapesOfTheMap() throws IOException {
        try (var map = Objects.requireNonNull(TilesTest.class.getResourceAsStream("/static/static/map/vietnam.svg"))) {
            return Pattern.compile("<path id=\"(\\w+)\" d=\"[Mm]")
                    .matcher(new String(map.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
        }
    }

    @Test
    void hoangSaAndTruongSaAreDrawnInEveryEdition() throws IOException {
        for (var on : List.of(OF_63, OF_34)) {
            var islands = tiles.on(on).islands();
            assertThat(islands)
                    .extracting(Tiles.Tile::nameVi)
                    .containsExactly("Quần đảo Hoàng Sa", "Quần đảo Trường Sa");
            assertThat(islands).extracting(Tiles.Tile::code).containsExactly("DNG", "KHA");
            islands.forEach(island -> {
                assertThat(island.span()).isPositive();
                assertThat(island.shapes()).hasSize(1);
            });
        }
        assertThat(shapesOfTheMap()).contains("HSA", "TSA").doesNotHaveDuplicates();
    }

    @Test
    void theUnitsOfBothEditionsCoverTheSame63ShapesOnce() throws IOException {
        assertThat(tiles.on(OF_63).provinces()).hasSize(63);
        assertThat(tiles.on(OF_34).provinces()).hasSize(34);
        for (var on : List.of(OF_63, OF_34)) {
            var drawn = tiles.on(on).provinces().stream()
                    .flatMap(unit -> unit.shapes().stream())
                    .toList();
            assertThat(drawn).hasSize(63).doesNotHaveDuplicates();
            assertThat(shapesOfTheMap()).hasSize(65).containsAll(drawn);
        }
    }
}
