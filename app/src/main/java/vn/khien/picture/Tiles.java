package vn.khien.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where each province stands on the tile map: 63 until 30 June 2025, 34 after. Both archipelagos are always drawn.
@Component
class Tiles {
    private static final LocalDate SINCE_34 = LocalDate.of(2025, 7, 1);

    private final Grid of63;
    private final Grid of34;

    Tiles(JsonMapper json) {
        this.of63 = read(json, "khien/data/tiles-63.json");
        this.of34 = read(json, "khien/data/tiles-34.json");
    }

    /// @param code of the unit; for an archipelago of the unit that it belongs to
    /// @param span columns that it takes
    /// @param shapes names of its shapes on the map: of the units of before July 2025 that it was made of
    record Tile(String code, String nameVi, String nameEn, int column, int row, int span, List<String> shapes) {}

    record Grid(int columns, List<Tile> provinces, List<Tile> islands) {}

    Grid on(@Nullable LocalDate date) {
        return date == null || date.isBefore(SINCE_34) ? of63 : of34;
    }

    private static List<String> shapes(JsonNode unit) {
        var from = unit.get("from_63");
        return from == null
                ? List.of(unit.get("code").asString())
                : from.valueStream().map(JsonNode::asString).toList();
    }

    private static Grid read(JsonMapper json, String resource) {
        try (var in = new ClassPathResource(resource).getInputStream()) {
            var root = json.readTree(in);
            var provinces = new ArrayList<Tile>();
            root.get("units")
                    .forEach(unit -> provinces.add(new Tile(
                            unit.get("code").asString(),
                            unit.get("name_vi").asString(),
                            unit.get("name_en").asString(),
                            unit.get("col").asInt(),
                            unit.get("row").asInt(),
                            1,
                            shapes(unit))));
            var islands = new ArrayList<Tile>();
            root.get("archipelagos")
                    .forEach(unit -> islands.add(new Tile(
                            unit.get("belongs_to").asString(),
                            unit.get("name_vi").asString(),
                            unit.get("name_en").asString(),
                            unit.get("col").asInt(),
                            unit.get("row").asInt(),
                            unit.get("w").asInt(),
                            List.of(unit.get("code").asString()))));
            return new Grid(root.get("cols").asInt(), provinces, islands);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
