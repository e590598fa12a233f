package vn.khien.csaf;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;

/// Takes out of an accepted document what this product uses.
final class CsafReading {
    private static final Set<String> TO_DO = Set.of("vendor_fix", "mitigation", "workaround");

    private CsafReading() {}

    /// Hands every product that the tree defines to `sink`, with the branches above it by category.
    static void eachProduct(JsonNode tree, BiConsumer<JsonNode, Map<String, String>> sink) {
        tree.path("full_product_names").forEach(product -> sink.accept(product, Map.of()));
        tree.path("relationships").forEach(relation -> sink.accept(relation.path("full_product_name"), Map.of()));
        eachBranch(tree, Map.of(), sink);
    }

    /// As deep as the reader of untrusted JSON lets a file be.
    private static void eachBranch(
            JsonNode node, Map<String, String> above, BiConsumer<JsonNode, Map<String, String>> sink) {
        for (var branch : node.path("branches")) {
            var path = new HashMap<>(above);
            path.put(branch.path("category").asString(""), branch.path("name").asString(""));
            if (branch.has("product")) {
                sink.accept(branch.path("product"), path);
            }
            eachBranch(branch, path, sink);
        }
    }

    static CsafAdvisory read(JsonNode root) {
        var document = root.path("document");
        var tracking = document.path("tracking");
        var vulnerabilities = root.path("vulnerabilities");
        var cves = new LinkedHashSet<String>();
        var steps = new LinkedHashSet<String>();
        var severity = 0.0;
        var exploited = false;
        for (var one : vulnerabilities) {
            if (one.has("cve")) {
                cves.add(one.path("cve").asString(""));
            }
            for (var remediation : one.path("remediations")) {
                if (TO_DO.contains(remediation.path("category").asString(""))) {
                    steps.add(remediation.path("details").asString(""));
                }
            }
            for (var score : one.path("scores")) {
                severity = Math.max(
                        severity, score.path("cvss_v3").path("baseScore").asDouble(0));
                severity = Math.max(
                        severity, score.path("cvss_v2").path("baseScore").asDouble(0));
            }
            for (var threat : one.path("threats")) {
                exploited |= threat.path("category").asString("").equals("exploit_status")
                        && threat.path("details")
                                .asString("")
                                .toLowerCase(java.util.Locale.ROOT)
                                .contains("exploited");
            }
        }
        return new CsafAdvisory(
                tracking.path("id").asString(""),
                tracking.path("version").asString(""),
                document.path("publisher").path("name").asString(""),
                document.path("title").asString(""),
                document.path("lang").asString("en"),
                summary(document, vulnerabilities),
                OffsetDateTime.parse(tracking.path("current_release_date").asString(""))
                        .toInstant(),
                severity,
                exploited,
                List.copyOf(cves),
                List.copyOf(steps),
                products(root),
                indicators(document));
    }

    private static List<String> indicators(JsonNode document) {
        for (var note : document.path("notes")) {
            if (note.path("category").asString("").equals("details")
                    && note.path("title").asString("").equals(CsafWriting.INDICATORS)) {
                return note.path("text").asString("").lines().toList();
            }
        }
        return List.of();
    }

    private static String summary(JsonNode document, JsonNode vulnerabilities) {
        for (var notes : List.of(document.path("notes"), vulnerabilities.path(0).path("notes"))) {
            for (var note : notes) {
                var category = note.path("category").asString("");
                if (category.equals("summary") || category.equals("description")) {
                    return note.path("text").asString("");
                }
            }
        }
        return "";
    }

    /// Products of which a status is stated, each once.
    private static List<CsafProduct> products(JsonNode root) {
        var status = new HashMap<String, CsafProduct.Status>();
        for (var vulnerability : root.path("vulnerabilities")) {
            for (var list : vulnerability.path("product_status").properties()) {
                var stated = CsafProduct.Status.ofList(list.getKey());
                if (stated != null) {
                    MandatoryTests.texts(list.getValue())
                            .forEach(id -> status.merge(id, stated, (a, b) -> a.ordinal() < b.ordinal() ? a : b));
                }
            }
        }
        var products = new ArrayList<CsafProduct>();
        var parts = parts(root);
        eachProduct(root.path("product_tree"), (product, path) -> {
            var id = product.path("product_id").asString("");
            if (status.containsKey(id)) {
                products.add(product(product, path, parts, java.util.Objects.requireNonNull(status.get(id))));
            }
        });
        return List.copyOf(new LinkedHashSet<>(products));
    }

    /// Of a product made of others ("A installed on B"), the first: the one that is said something of.
    private static Map<String, Map.Entry<JsonNode, Map<String, String>>> parts(JsonNode root) {
        var tree = root.path("product_tree");
        var byId = new TreeMap<String, Map.Entry<JsonNode, Map<String, String>>>();
        eachProduct(
                tree, (product, path) -> byId.put(product.path("product_id").asString(""), Map.entry(product, path)));
        var parts = new HashMap<String, Map.Entry<JsonNode, Map<String, String>>>();
        for (var relation : tree.path("relationships")) {
            var whole = relation.path("full_product_name").path("product_id").asString("");
            var part = byId.get(relation.path("product_reference").asString(""));
            if (part != null) {
                parts.put(whole, part);
            }
        }
        return parts;
    }

    private static CsafProduct product(
            JsonNode product,
            Map<String, String> path,
            Map<String, Map.Entry<JsonNode, Map<String, String>>> parts,
            CsafProduct.Status status) {
        var part = parts.get(product.path("product_id").asString(""));
        if (path.isEmpty() && part != null) {
            return product(part.getKey(), part.getValue(), Map.of(), status);
        }
        var name = path.getOrDefault("product_name", product.path("name").asString(""));
        var range = path.get("product_version_range");
        var version = path.getOrDefault("product_version", "");
        if (!path.containsKey("product_name") && version.equals(name)) {
            version = "";
        }
        return new CsafProduct(
                path.getOrDefault("vendor", ""), name, range == null ? version : range, range != null, status);
    }
}
