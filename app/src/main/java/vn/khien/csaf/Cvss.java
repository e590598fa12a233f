package vn.khien.csaf;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Scores of the Common Vulnerability Scoring System (FIRST), 2.0, 3.0 and 3.1, counted from their vectors.
final class Cvss {
    private static final Map<String, Double> V3 = Map.ofEntries(
            Map.entry("AV:N", 0.85),
            Map.entry("AV:A", 0.62),
            Map.entry("AV:L", 0.55),
            Map.entry("AV:P", 0.2),
            Map.entry("AC:L", 0.77),
            Map.entry("AC:H", 0.44),
            Map.entry("PR:N", 0.85),
            Map.entry("PR:L", 0.62),
            Map.entry("PR:H", 0.27),
            Map.entry("UI:N", 0.85),
            Map.entry("UI:R", 0.62),
            Map.entry("S:U", 0.0),
            Map.entry("S:C", 1.0),
            Map.entry("C:H", 0.56),
            Map.entry("C:L", 0.22),
            Map.entry("C:N", 0.0),
            Map.entry("I:H", 0.56),
            Map.entry("I:L", 0.22),
            Map.entry("I:N", 0.0),
            Map.entry("A:H", 0.56),
            Map.entry("A:L", 0.22),
            Map.entry("A:N", 0.0));
    private static final Map<String, Double> V2 = Map.ofEntries(
            Map.entry("AV:L", 0.395),
            Map.entry("AV:A", 0.646),
            Map.entry("AV:N", 1.0),
            Map.entry("AC:H", 0.35),
            Map.entry("AC:M", 0.61),
            Map.entry("AC:L", 0.71),
            Map.entry("Au:M", 0.45),
            Map.entry("Au:S", 0.56),
            Map.entry("Au:N", 0.704),
            Map.entry("C:N", 0.0),
            Map.entry("C:P", 0.275),
            Map.entry("C:C", 0.66),
            Map.entry("I:N", 0.0),
            Map.entry("I:P", 0.275),
            Map.entry("I:C", 0.66),
            Map.entry("A:N", 0.0),
            Map.entry("A:P", 0.275),
            Map.entry("A:C", 0.66));
    private static final String[] BASE_V3 = {"AV", "AC", "PR", "UI", "S", "C", "I", "A"};
    private static final String[] BASE_V2 = {"AV", "AC", "Au", "C", "I", "A"};

    private final Map<String, String> metrics;
    private final String version;

    private Cvss(Map<String, String> metrics, String version) {
        this.metrics = metrics;
        this.version = version;
    }

    /// @param version `2.0`, `3.0` or `3.1`
    /// @return null where the vector does not hold each base metric once with a known value
    static @Nullable Cvss of(String version, String vector) {
        var bare = vector.startsWith("CVSS:" + version + "/")
                ? vector.substring(("CVSS:" + version + "/").length())
                : vector;
        var metrics = new HashMap<String, String>();
        for (var part : bare.split("/", -1)) {
            var colon = part.indexOf(':');
            if (colon < 1 || metrics.put(part.substring(0, colon), part.substring(colon + 1)) != null) {
                return null;
            }
        }
        var two = version.equals("2.0");
        for (var metric : two ? BASE_V2 : BASE_V3) {
            if (!(two ? V2 : V3).containsKey(metric + ":" + metrics.get(metric))) {
                return null;
            }
        }
        return new Cvss(metrics, version);
    }

    /// The value of a metric, such as `N` of `AV`; null where the vector does not name it.
    @Nullable
    String value(String metric) {
        return metrics.get(metric);
    }

    private double weight(String metric) {
        return Objects.requireNonNull((version.equals("2.0") ? V2 : V3).get(metric + ":" + metrics.get(metric)));
    }

    double base() {
        return version.equals("2.0") ? baseOfTwo() : baseOfThree();
    }

    private double baseOfTwo() {
        var impact = 10.41 * (1 - (1 - weight("C")) * (1 - weight("I")) * (1 - weight("A")));
        var exploitability = 20 * weight("AV") * weight("AC") * weight("Au");
        var factor = impact == 0 ? 0 : 1.176;
        return Math.round((0.6 * impact + 0.4 * exploitability - 1.5) * factor * 10) / 10.0;
    }

    private double baseOfThree() {
        var changed = weight("S") > 0;
        var sub = 1 - (1 - weight("C")) * (1 - weight("I")) * (1 - weight("A"));
        var impact = changed ? 7.52 * (sub - 0.029) - 3.25 * Math.pow(sub - 0.02, 15) : 6.42 * sub;
        if (impact <= 0) {
            return 0;
        }
        var exploitability = 8.22 * weight("AV") * weight("AC") * privileges(changed) * weight("UI");
        return roundUp(Math.min((changed ? 1.08 : 1) * (impact + exploitability), 10));
    }

    /// Privileges weigh more where the scope changes.
    private double privileges(boolean changed) {
        return switch (metrics.getOrDefault("PR", "")) {
            case "L" -> changed ? 0.68 : 0.62;
            case "H" -> changed ? 0.5 : 0.27;
            default -> weight("PR");
        };
    }

    /// As 3.1 defines it, so that no floating-point remainder lifts a score.
    private static double roundUp(double score) {
        var whole = Math.round(score * 100_000);
        return whole % 10_000 == 0 ? whole / 100_000.0 : (Math.floorDiv(whole, 10_000) + 1) / 10.0;
    }

    static String severity(double score) {
        if (score == 0) {
            return "NONE";
        }
        if (score < 4) {
            return "LOW";
        }
        if (score < 7) {
            return "MEDIUM";
        }
        return score < 9 ? "HIGH" : "CRITICAL";
    }
}
