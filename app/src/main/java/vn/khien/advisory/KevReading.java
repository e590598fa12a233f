package vn.khien.advisory;

import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.khien.inventory.ProductKey;
import vn.khien.platform.Folding;
import vn.khien.platform.Problem;
import vn.khien.platform.UntrustedJson;

/// Reads CISA's catalogue of known exploited vulnerabilities (JSON). Every entry is read, or the file is refused with
/// what is wrong; fields that we do not know are left alone.
final class KevReading {
    static final int BYTES_MAX = 20 * 1024 * 1024;
    private static final int TEXT_MAX = 10_000;
    private static final int PROBLEMS_MAX = 20;
    private static final Pattern CVE = Pattern.compile("CVE-\\d{4}-\\d{4,19}");
    private static final Pattern VERSION = Pattern.compile("\\d{4}\\.\\d{2}\\.\\d{2}");

    private final List<Problem> problems = new ArrayList<>();
    private final List<KevEntry> entries = new ArrayList<>();

    private KevReading() {}

    /// How reading ends.
    sealed interface Result {
        record Catalogue(String version, List<KevEntry> entries) implements Result {}

        record Refused(List<Problem> problems) implements Result {}
    }

    static Result read(InputStream content) {
        return switch (UntrustedJson.read(content, BYTES_MAX)) {
            case UntrustedJson.Outcome.Refused(var problem) -> new Result.Refused(List.of(problem));
            case UntrustedJson.Outcome.Read(var root) -> read(root);
        };
    }

    /// Reads JSON that is known to be sound.
    static Result read(JsonNode root) {
        var version = root.path("catalogVersion").asString("");
        if (!root.has("catalogVersion") || !root.path("vulnerabilities").isArray()) {
            return refused("no-kev");
        }
        if (!VERSION.matcher(version).matches()) {
            return refused("kev-version", version);
        }
        var reading = new KevReading();
        var seen = new HashSet<String>();
        for (var one : root.path("vulnerabilities")) {
            var entry = reading.entry(one, seen.size() + 1);
            if (entry != null) {
                if (!seen.add(entry.cve())) {
                    reading.wrong("kev-twice", entry.cve());
                }
                reading.entries.add(entry);
            }
        }
        var count = root.path("count");
        if (reading.problems.isEmpty() && count.isNumber() && count.asInt(-1) != reading.entries.size()) {
            reading.wrong("kev-count", count.asInt(-1), reading.entries.size());
        }
        return reading.problems.isEmpty()
                ? new Result.Catalogue(version, List.copyOf(reading.entries))
                : new Result.Refused(List.copyOf(reading.problems));
    }

    private static Result refused(String what, Object... args) {
        return new Result.Refused(List.of(Problem.at("file", "advisory.problem." + what, args)));
    }

    private void wrong(String what, Object... args) {
        if (problems.size() < PROBLEMS_MAX) {
            problems.add(Problem.at("file", "advisory.problem." + what, args));
        }
    }

    private @Nullable KevEntry entry(JsonNode one, int place) {
        var cve = text(one, "cveID");
        var vendor = text(one, "vendorProject");
        var product = text(one, "product");
        var added = day(text(one, "dateAdded"));
        var due = day(text(one, "dueDate"));
        if (!CVE.matcher(cve).matches() || ProductKey.of(vendor, product).isEmpty() || added == null || due == null) {
            wrong("kev-entry", cve.isEmpty() ? "#" + place : cve);
            return null;
        }
        var cwes = new ArrayList<String>();
        one.path("cwes").forEach(cwe -> cwes.add(Folding.clean(cwe.asString(""))));
        return new KevEntry(
                cve,
                vendor,
                product,
                ProductKey.of(vendor, product),
                text(one, "vulnerabilityName"),
                text(one, "shortDescription"),
                text(one, "requiredAction"),
                added,
                due,
                text(one, "knownRansomwareCampaignUse").equals("Known"),
                text(one, "notes"),
                cwes);
    }

    private static String text(JsonNode one, String field) {
        var clean = Folding.clean(one.path(field).asString(""));
        return clean.length() <= TEXT_MAX ? clean : clean.substring(0, TEXT_MAX);
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException noDay) {
            return null;
        }
    }
}
