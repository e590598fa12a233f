package vn.khien.advisory;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.khien.inventory.ProductAliases;
import vn.khien.platform.Folding;
import vn.khien.platform.Problem;

/// An advisory as somebody typed it: lists are lines of a text box, a product is `vendor | name | versions`, an
/// indicator `type | value | note`.
public record Typed(
        @Nullable String titleVi,
        @Nullable String titleEn,
        @Nullable String summaryVi,
        @Nullable String summaryEn,
        @Nullable String stepsVi,
        @Nullable String stepsEn,
        @Nullable String severity,
        @Nullable String exploited,
        @Nullable String cves,
        @Nullable String forEveryone,
        @Nullable String supersedes,
        @Nullable String products,
        @Nullable String indicators) {
    static final Typed EMPTY = new Typed("", "", "", "", "", "", "high", "", "", "", "", "", "");
    static final int TITLE_MAX = 200;
    static final int TEXT_MAX = 4_000;
    static final int LINES_MAX = 200;
    static final int INDICATORS_MAX = 1_000;

    private static final Pattern CVE = Pattern.compile("CVE-\\d{4}-\\d{4,19}");

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /// As the form shows a draft.
    public static Typed of(Advisory advisory) {
        return new Typed(
                advisory.titleVi(),
                advisory.titleEn(),
                advisory.summaryVi(),
                advisory.summaryEn(),
                String.join("\n", advisory.stepsVi()),
                String.join("\n", advisory.stepsEn()),
                advisory.severity().code(),
                advisory.exploited() ? "yes" : "",
                String.join(", ", advisory.cves()),
                advisory.forEveryone() ? "yes" : "",
                text(advisory.supersedes()),
                String.join("\n", advisory.products().stream().map(Typed::line).toList()),
                String.join(
                        "\n",
                        advisory.indicators().stream().map(Indicator::line).toList()));
    }

    /// The same with other indicators.
    public Typed withIndicators(String lines) {
        return new Typed(
                titleVi,
                titleEn,
                summaryVi,
                summaryEn,
                stepsVi,
                stepsEn,
                severity,
                exploited,
                cves,
                forEveryone,
                supersedes,
                products,
                lines);
    }

    private static String line(Advisory.Meant one) {
        var line = one.vendor() + " | " + one.name() + " | " + one.versions().text();
        return one.status().equals("affected") ? line : line + " | " + one.status();
    }

    /// Reads it; all that is wrong is added to `problems`.
    ///
    /// @param supersededId id of the advisory of [#supersedes], null where there is none
    Draft read(ProductAliases aliases, Draft.Source source, @Nullable Long supersededId, List<Problem> problems) {
        var everyone = "yes".equals(forEveryone);
        var titles = new String[] {
            required("titleVi", titleVi, TITLE_MAX, true, problems),
            required("titleEn", titleEn, TITLE_MAX, everyone, problems)
        };
        var summaries = new String[] {
            required("summaryVi", summaryVi, TEXT_MAX, true, problems),
            required("summaryEn", summaryEn, TEXT_MAX, everyone, problems)
        };
        var steps = lines("stepsVi", stepsVi, problems);
        if (steps.isEmpty()) {
            problems.add(Problem.at("stepsVi", "advisory.problem.steps"));
        }
        var stepsEnglish = lines("stepsEn", stepsEn, problems);
        if (everyone && stepsEnglish.size() != steps.size()) {
            problems.add(Problem.at("stepsEn", "advisory.problem.steps-en", steps.size()));
        }
        var worst = Severity.find(text(severity));
        if (worst.isEmpty()) {
            problems.add(Problem.at("severity", "advisory.problem.severity"));
        }
        if (!text(supersedes).isBlank() && supersededId == null) {
            problems.add(Problem.at("supersedes", "advisory.problem.supersedes", text(supersedes)));
        }
        return new Draft(
                titles[0],
                titles[1],
                summaries[0],
                summaries[1],
                steps,
                stepsEnglish,
                worst.orElse(Severity.HIGH),
                "yes".equals(exploited),
                readCves(problems),
                everyone,
                source,
                supersededId,
                readProducts(aliases, problems),
                readIndicators(text(indicators).split("\\R", -1), "indicators", problems));
    }

    private static String required(
            String field, @Nullable String typed, int most, boolean needed, List<Problem> problems) {
        var clean = Folding.clean(text(typed));
        if (clean.isEmpty() && needed) {
            problems.add(Problem.at(field, "advisory.problem.missing"));
        }
        if (clean.codePointCount(0, clean.length()) > most) {
            problems.add(Problem.at(field, "advisory.problem.long", most));
        }
        return clean;
    }

    private static List<String> lines(String field, @Nullable String typed, List<Problem> problems) {
        var lines = new ArrayList<String>();
        for (var line : text(typed).split("\\R")) {
            var clean = Folding.clean(line);
            if (!clean.isEmpty()) {
                lines.add(clean);
            }
        }
        if (lines.size() > LINES_MAX || lines.stream().anyMatch(line -> line.length() > TEXT_MAX)) {
            problems.add(Problem.at(field, "advisory.problem.lines", LINES_MAX, TEXT_MAX));
        }
        return lines;
    }

    private List<String> readCves(List<Problem> problems) {
        var found = new ArrayList<String>();
        for (var one : text(cves).split("[,;\\s]+")) {
            var cve = one.strip().toUpperCase(java.util.Locale.ROOT);
            if (!cve.isEmpty() && !CVE.matcher(cve).matches()) {
                problems.add(Problem.at("cves", "advisory.problem.cve", cve));
            } else if (!cve.isEmpty() && !found.contains(cve)) {
                found.add(cve);
            }
        }
        return found;
    }

    private List<Advisory.Meant> readProducts(ProductAliases aliases, List<Problem> problems) {
        var meant = new ArrayList<Advisory.Meant>();
        for (var line : lines("products", products, problems)) {
            var parts = (line + " ").split("\\|", -1);
            var vendor = parts.length > 1 ? Folding.clean(parts[0]) : "";
            var name = Folding.clean(parts.length > 1 ? parts[1] : parts[0]);
            var range = VersionRange.read(parts.length > 2 ? parts[2] : "");
            var status = parts.length > 3 ? parts[3].strip() : "affected";
            var key = aliases.key(vendor, name);
            if (key.isEmpty() || name.length() > TITLE_MAX || vendor.length() > TITLE_MAX) {
                problems.add(Problem.at("products", "advisory.problem.product", line));
            } else if (range.isEmpty()) {
                problems.add(Problem.at("products", "advisory.problem.range", parts[2].strip()));
            } else if (!List.of("affected", "under_investigation", "fixed", "not_affected")
                    .contains(status)) {
                problems.add(Problem.at("products", "advisory.problem.status", status));
            } else {
                meant.add(new Advisory.Meant(vendor, name, key, status, range.get()));
            }
        }
        return meant;
    }

    /// Each line that is wrong is named with its number, counted from one.
    static List<Indicator> readIndicators(String[] lines, String place, List<Problem> problems) {
        var found = new ArrayList<Indicator>();
        if (lines.length > INDICATORS_MAX) {
            problems.add(Problem.at(place, "advisory.problem.indicators", INDICATORS_MAX));
            return found;
        }
        for (int i = 0; i < lines.length; i++) {
            var line = Folding.clean(lines[i]);
            var read = Indicator.read(line);
            if (!line.isEmpty() && read.isEmpty()) {
                problems.add(Problem.at(place, "advisory.problem.indicator", i + 1, line));
            } else if (read.isPresent() && !found.contains(read.get())) {
                found.add(read.get());
            }
        }
        return found;
    }
}
