package vn.khien.csaf;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes an advisory as a CSAF 2.0 document, the same bytes for the same facts.
@Component
public class CsafWriting {
    /// The publisher's name space; no address is claimed that nobody serves.
    public static final String NAMESPACE = "urn:vn:khien";

    /// Title of the note that holds indicators of compromise, one a line.
    static final String INDICATORS = "Dấu hiệu xâm phạm (IoC): type | value | note";

    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private final JsonMapper json = new JsonMapper();

    /// What is written.
    ///
    /// @param supersedes number of the advisory that this one replaces
    /// @param severity one word for the whole, such as `critical`
    /// @param indicators of compromise, one line each
    public record Facts(
            String number,
            Instant issuedAt,
            String publisher,
            String titleVi,
            String titleEn,
            String summaryVi,
            String summaryEn,
            List<String> steps,
            String severity,
            boolean exploited,
            List<String> cves,
            List<CsafProduct> products,
            List<String> indicators,
            @Nullable String supersedes) {
        public Facts {
            steps = List.copyOf(steps);
            cves = List.copyOf(cves);
            products = List.copyOf(products);
            indicators = List.copyOf(indicators);
        }
    }

    public byte[] write(Facts facts) {
        var root = json.createObjectNode();
        document(root.putObject("document"), facts);
        var ids = new LinkedHashMap<String, CsafProduct>();
        for (var product : facts.products()) {
            ids.put("SP-%04d".formatted(ids.size() + 1), product);
        }
        if (!ids.isEmpty()) {
            tree(root.putObject("product_tree").putArray("branches"), ids);
        }
        var vulnerabilities = root.putArray("vulnerabilities");
        if (facts.cves().isEmpty()) {
            vulnerability(vulnerabilities.addObject(), null, facts, ids);
        }
        facts.cves().forEach(cve -> vulnerability(vulnerabilities.addObject(), cve, facts, ids));
        return json.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }

    private static void document(ObjectNode document, Facts facts) {
        document.putObject("aggregate_severity").put("text", facts.severity());
        document.put("category", "csaf_security_advisory").put("csaf_version", "2.0");
        document.putObject("distribution").putObject("tlp").put("label", "WHITE");
        document.put("lang", "vi");
        var notes = document.putArray("notes");
        notes.addObject()
                .put("category", "summary")
                .put("text", facts.summaryVi())
                .put("title", "Tóm tắt");
        if (!facts.summaryEn().isEmpty()) {
            notes.addObject()
                    .put("category", "summary")
                    .put("text", facts.titleEn() + ". " + facts.summaryEn())
                    .put("title", "Summary");
        }
        if (!facts.indicators().isEmpty()) {
            notes.addObject()
                    .put("category", "details")
                    .put("text", String.join("\n", facts.indicators()))
                    .put("title", INDICATORS);
        }
        document.putObject("publisher")
                .put("category", "coordinator")
                .put("name", facts.publisher())
                .put("namespace", NAMESPACE);
        if (facts.supersedes() != null) {
            document.putArray("references")
                    .addObject()
                    .put("category", "external")
                    .put("summary", "Thay thế cảnh báo " + facts.supersedes())
                    .put("url", NAMESPACE + ":" + facts.supersedes());
        }
        document.put("title", facts.titleVi());
        var issued = INSTANT.format(facts.issuedAt());
        var tracking = document.putObject("tracking");
        tracking.put("current_release_date", issued);
        tracking.putObject("generator").putObject("engine").put("name", "Khiên");
        tracking.put("id", facts.number()).put("initial_release_date", issued);
        tracking.putArray("revision_history")
                .addObject()
                .put("date", issued)
                .put("number", "1")
                .put("summary", "Phát hành");
        tracking.put("status", "final").put("version", "1");
    }

    private static void tree(ArrayNode branches, Map<String, CsafProduct> ids) {
        var vendors = new LinkedHashMap<String, ArrayNode>();
        var names = new LinkedHashMap<String, ArrayNode>();
        ids.forEach((id, product) -> {
            var vendor = product.vendor().isEmpty() ? "–" : product.vendor();
            var ofVendor = vendors.computeIfAbsent(vendor, name -> branch(branches, "vendor", name));
            var ofName = names.computeIfAbsent(
                    vendor + "\n" + product.name(), _ -> branch(ofVendor, "product_name", product.name()));
            var versions = product.versions().isEmpty() ? "vers:generic/*" : product.versions();
            var range = product.isRange() || product.versions().isEmpty();
            var leaf = ofName.addObject();
            leaf.put("category", range ? "product_version_range" : "product_version")
                    .put("name", versions);
            leaf.putObject("product")
                    .put("name", (product.vendor() + " " + product.name() + " " + versions).strip())
                    .put("product_id", id);
        });
    }

    private static ArrayNode branch(ArrayNode above, String category, String name) {
        var branch = above.addObject().put("category", category).put("name", name);
        return branch.putArray("branches");
    }

    private static void vulnerability(ObjectNode one, @Nullable String cve, Facts facts, Map<String, CsafProduct> ids) {
        if (cve != null) {
            one.put("cve", cve);
        }
        one.putArray("notes").addObject().put("category", "description").put("text", facts.summaryVi());
        if (ids.isEmpty()) {
            return;
        }
        var status = one.putObject("product_status");
        list(status, "fixed", ids, CsafProduct.Status.FIXED);
        list(status, "known_affected", ids, CsafProduct.Status.AFFECTED);
        list(status, "known_not_affected", ids, CsafProduct.Status.NOT_AFFECTED);
        list(status, "under_investigation", ids, CsafProduct.Status.UNDER_INVESTIGATION);
        var affected = of(ids, CsafProduct.Status.AFFECTED);
        if (!affected.isEmpty() && !facts.steps().isEmpty()) {
            var remediations = one.putArray("remediations");
            for (var step : facts.steps()) {
                var remediation =
                        remediations.addObject().put("category", "mitigation").put("details", step);
                affected.forEach(remediation.putArray("product_ids")::add);
            }
        }
        if (facts.exploited()) {
            one.putArray("threats")
                    .addObject()
                    .put("category", "exploit_status")
                    .put("details", "Known to be exploited");
        }
    }

    private static void list(ObjectNode status, String name, Map<String, CsafProduct> ids, CsafProduct.Status wanted) {
        var of = of(ids, wanted);
        if (!of.isEmpty()) {
            of.forEach(status.putArray(name)::add);
        }
    }

    private static List<String> of(Map<String, CsafProduct> ids, CsafProduct.Status wanted) {
        var of = new ArrayList<String>();
        ids.forEach((id, product) -> {
            if (product.status() == wanted) {
                of.add(id);
            }
        });
        return of;
    }
}
