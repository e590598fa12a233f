package vn.khien.csaf;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import vn.khien.platform.Problem;
import vn.khien.platform.ShippedYaml;

/// The mandatory tests of CSAF 2.0 that go beyond the schema, sections 6.1.1 to 6.1.16 of the standard. Those about
/// products and groups are in [ProductTests], those about scores in [ScoreTests].
@Component
class MandatoryTests {
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern LANGUAGE =
            Pattern.compile("([a-zA-Z]{2,3})(?:-[a-zA-Z]{4})?(?:-([a-zA-Z]{2}))?(?:-.*)?");
    private static final Pattern PACKAGE_URL = Pattern.compile(
            "pkg:/*[A-Za-z.+-][A-Za-z0-9.+-]*/(?:[^/@?#]+/)*[^/@?#]+(?:@[^?#@]+)?(?:\\?[^#]+)?(?:#.+)?");

    private final Map<String, String> weaknesses = new HashMap<>();

    MandatoryTests() {
        var shipped = ShippedYaml.read("khien/csaf/cwe.yaml").map("weaknesses");
        shipped.names().forEach(id -> weaknesses.put(id, shipped.text(id)));
    }

    /// Everything that fails; the code names the section of the standard.
    List<Problem> check(JsonNode root) {
        var problems = new ArrayList<>(new ProductTests(root).check());
        problems.addAll(ScoreTests.check(root));
        weaknesses(root, problems);
        var document = root.path("document");
        language(document.path("lang"), problems);
        language(document.path("source_lang"), problems);
        packageUrls(root.path("product_tree"), problems);
        translator(document, problems);
        history(document.path("tracking"), problems);
        return problems;
    }

    static Problem failed(int section, Object... args) {
        return Problem.at("file", "csaf.problem.6.1." + section, args);
    }

    /// 6.1.11 CWE: the id and its name belong together. Only names that are shipped are compared.
    private void weaknesses(JsonNode root, List<Problem> problems) {
        for (var vulnerability : root.path("vulnerabilities")) {
            var id = vulnerability.path("cwe").path("id").asString("");
            var name = vulnerability.path("cwe").path("name").asString("");
            if (!weaknesses.getOrDefault(id, name).equals(name)) {
                problems.add(failed(11, id, name));
            }
        }
    }

    /// 6.1.12 Language: the tag names a language that exists, and a country that does.
    private static void language(JsonNode tag, List<Problem> problems) {
        if (tag.isMissingNode()) {
            return;
        }
        var parts = LANGUAGE.matcher(tag.asString(""));
        var known = parts.matches()
                && (parts.group(1).length() == 3
                        || LANGUAGES.contains(parts.group(1).toLowerCase(Locale.ROOT)))
                && (parts.group(2) == null || COUNTRIES.contains(parts.group(2).toUpperCase(Locale.ROOT)));
        if (!known) {
            problems.add(failed(12, tag.asString("")));
        }
    }

    /// 6.1.13 Package URL: it is one.
    private static void packageUrls(JsonNode tree, List<Problem> problems) {
        for (var found : tree.findValues("purl")) {
            if (!PACKAGE_URL.matcher(found.asString("")).matches()) {
                problems.add(failed(13, found.asString("")));
            }
        }
    }

    /// 6.1.15 Translator: who translates names the language of the source.
    private static void translator(JsonNode document, List<Problem> problems) {
        if (document.path("publisher").path("category").asString("").equals("translator")
                && document.path("source_lang").isMissingNode()) {
            problems.add(failed(15));
        }
    }

    private record Revision(OffsetDateTime date, DocumentVersion number) {}

    /// 6.1.14 Sorted revision history: by date, the numbers rise. 6.1.16 Latest version: the document has the last one.
    private static void history(JsonNode tracking, List<Problem> problems) {
        var revisions = new ArrayList<Revision>();
        for (var one : tracking.path("revision_history")) {
            try {
                revisions.add(new Revision(
                        OffsetDateTime.parse(one.path("date").asString("")),
                        new DocumentVersion(one.path("number").asString(""))));
            } catch (DateTimeParseException noDate) {
                problems.add(failed(14, one.path("date").asString("")));
                return;
            }
        }
        revisions.sort(
                Comparator.comparing((Revision one) -> one.date().toInstant()).thenComparing(Revision::number));
        for (int i = 1; i < revisions.size(); i++) {
            if (revisions.get(i - 1).number().compareTo(revisions.get(i).number()) > 0) {
                problems.add(failed(14, revisions.get(i).number().text()));
                return;
            }
        }
        var draft = tracking.path("status").asString("").equals("draft");
        var version = new DocumentVersion(tracking.path("version").asString(""));
        if (!revisions.isEmpty()
                && !version.comparable(!draft)
                        .equals(revisions.getLast().number().comparable(!draft))) {
            problems.add(failed(16, version.text()));
        }
    }

    /// Texts of a list, each once.
    static Set<String> texts(JsonNode list) {
        var texts = new HashSet<String>();
        list.forEach(one -> texts.add(one.asString("")));
        return texts;
    }
}
