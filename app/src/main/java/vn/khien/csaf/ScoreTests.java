package vn.khien.csaf;

import static vn.khien.csaf.MandatoryTests.failed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import vn.khien.platform.Problem;

/// The mandatory tests 6.1.7 to 6.1.10 of CSAF 2.0: scores by CVSS. Base scores are counted again; temporal and
/// environmental ones are taken as they are.
final class ScoreTests {
    private static final Map<String, String> METRICS_V3 = Map.of(
            "attackVector", "AV",
            "attackComplexity", "AC",
            "privilegesRequired", "PR",
            "userInteraction", "UI",
            "scope", "S",
            "confidentialityImpact", "C",
            "integrityImpact", "I",
            "availabilityImpact", "A");
    private static final Map<String, String> METRICS_V2 = Map.of(
            "accessVector", "AV",
            "accessComplexity", "AC",
            "authentication", "Au",
            "confidentialityImpact", "C",
            "integrityImpact", "I",
            "availabilityImpact", "A");
    private static final double ROUNDING = 0.001;

    private ScoreTests() {}

    static List<Problem> check(JsonNode root) {
        var problems = new ArrayList<Problem>();
        for (var vulnerability : root.path("vulnerabilities")) {
            var scored = new HashSet<String>();
            for (var score : vulnerability.path("scores")) {
                for (var kind : List.of("cvss_v2", "cvss_v3")) {
                    if (score.has(kind)) {
                        var cvss = score.path(kind);
                        twice(score, cvss, scored, problems);
                        check(cvss, kind.equals("cvss_v2"), problems);
                    }
                }
            }
        }
        return problems;
    }

    /// 6.1.7: a product has one score of each version.
    private static void twice(JsonNode score, JsonNode cvss, HashSet<String> scored, List<Problem> problems) {
        var version = cvss.path("version").asString("");
        for (var product : MandatoryTests.texts(score.path("products"))) {
            if (!scored.add(version + " " + product)) {
                problems.add(failed(7, product));
            }
        }
    }

    private static void check(JsonNode given, boolean two, List<Problem> problems) {
        var vector = given.path("vectorString").asString("");
        var counted = Cvss.of(given.path("version").asString(""), vector);
        if (counted == null || !given.has("version") || !given.has("baseScore") || !two && !given.has("baseSeverity")) {
            problems.add(failed(8, vector));
            return;
        }
        var base = given.path("baseScore").asDouble(-1);
        if (Math.abs(base - counted.base()) > ROUNDING
                || !two && !given.path("baseSeverity").asString("").equals(Cvss.severity(counted.base()))) {
            problems.add(failed(9, base, counted.base()));
        }
        (two ? METRICS_V2 : METRICS_V3).forEach((property, metric) -> {
            if (given.has(property) && !says(given.path(property).asString(""), counted.value(metric))) {
                problems.add(failed(10, property));
            }
        });
    }

    /// 6.1.10: `NETWORK` and `N`, `ADJACENT_NETWORK` and `A` say the same.
    private static boolean says(String word, @org.jspecify.annotations.Nullable String letter) {
        return letter != null && word.toUpperCase(Locale.ROOT).startsWith(letter.toUpperCase(Locale.ROOT));
    }
}
