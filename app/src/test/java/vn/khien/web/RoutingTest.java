package vn.khien.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Pages and calls are found by what they are about; that all of them are found is told by their own tests.
class RoutingTest {
    @ParameterizedTest
    @CsvSource({
        "/, /",
        "/systems, /systems",
        "/systems/17/products, /systems",
        "/api/v1/systems, /api/v1/systems",
        "/api/v1/systems/17/products, /api/v1/systems",
        "/api/v1/systems/{code}, /api/v1/systems",
        "/api/openapi.json, /api",
        "/sse/{topic}, /sse",
    })
    void aPathAndThePatternItMatchesAreAboutTheSameThing(String path, String thing) {
        assertThat(Routing.thing(path)).isEqualTo(thing);
    }
}
