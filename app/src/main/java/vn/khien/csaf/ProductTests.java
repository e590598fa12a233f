package vn.khien.csaf;

import static vn.khien.csaf.MandatoryTests.failed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import vn.khien.platform.Problem;

/// The mandatory tests 6.1.1 to 6.1.6 of CSAF 2.0: identifiers of products and groups, and what is said of them.
final class ProductTests {
    private static final List<String> WITH_PRODUCTS = List.of("remediations", "threats", "flags");

    private final JsonNode root;
    private final List<String> defined = new ArrayList<>();
    private final List<String> groups = new ArrayList<>();
    private final Map<String, Set<String>> restsOn = new HashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    ProductTests(JsonNode root) {
        this.root = root;
    }

    List<Problem> check() {
        define();
        notDefined(1, used(), new HashSet<>(defined));
        twice(2, defined);
        circles();
        notDefined(4, usedGroups(), new HashSet<>(groups));
        twice(5, groups);
        contradictions();
        return problems;
    }

    private void define() {
        var tree = root.path("product_tree");
        CsafReading.eachProduct(
                tree, (product, _) -> defined.add(product.path("product_id").asString("")));
        for (var relation : tree.path("relationships")) {
            restsOn.put(
                    relation.path("full_product_name").path("product_id").asString(""),
                    new HashSet<>(List.of(
                            relation.path("product_reference").asString(""),
                            relation.path("relates_to_product_reference").asString(""))));
        }
        tree.path("product_groups")
                .forEach(group -> groups.add(group.path("group_id").asString("")));
    }

    private Set<String> used() {
        var used = new TreeSet<String>();
        var tree = root.path("product_tree");
        tree.path("product_groups").forEach(group -> used.addAll(MandatoryTests.texts(group.path("product_ids"))));
        restsOn.values().forEach(used::addAll);
        for (var vulnerability : root.path("vulnerabilities")) {
            vulnerability.path("product_status").forEach(list -> used.addAll(MandatoryTests.texts(list)));
            for (var list : WITH_PRODUCTS) {
                vulnerability.path(list).forEach(one -> used.addAll(MandatoryTests.texts(one.path("product_ids"))));
            }
            vulnerability.path("scores").forEach(one -> used.addAll(MandatoryTests.texts(one.path("products"))));
        }
        return used;
    }

    private Set<String> usedGroups() {
        var used = new TreeSet<String>();
        for (var vulnerability : root.path("vulnerabilities")) {
            for (var list : WITH_PRODUCTS) {
                vulnerability.path(list).forEach(one -> used.addAll(MandatoryTests.texts(one.path("group_ids"))));
            }
        }
        return used;
    }

    /// 6.1.1 and 6.1.4: what is referred to is defined.
    private void notDefined(int section, Set<String> used, Set<String> known) {
        for (var id : used) {
            if (!known.contains(id)) {
                problems.add(failed(section, id));
            }
        }
    }

    /// 6.1.2 and 6.1.5: an identifier is defined once.
    private void twice(int section, List<String> ids) {
        var seen = new HashSet<String>();
        for (var id : ids) {
            if (!seen.add(id)) {
                problems.add(failed(section, id));
            }
        }
    }

    /// 6.1.3: no product is made of itself, in however many steps.
    private void circles() {
        for (var id : new TreeSet<>(restsOn.keySet())) {
            var open = new ArrayList<>(restsOn.getOrDefault(id, Set.of()));
            var seen = new HashSet<String>();
            while (!open.isEmpty()) {
                var next = open.removeLast();
                if (next.equals(id)) {
                    problems.add(failed(3, id));
                    break;
                }
                if (seen.add(next)) {
                    open.addAll(restsOn.getOrDefault(next, Set.of()));
                }
            }
        }
    }

    /// 6.1.6: a vulnerability says one thing of a product.
    private void contradictions() {
        for (var vulnerability : root.path("vulnerabilities")) {
            var said = new HashMap<String, CsafProduct.Status>();
            for (var list : vulnerability.path("product_status").properties()) {
                var status = CsafProduct.Status.ofList(list.getKey());
                for (var id : MandatoryTests.texts(list.getValue())) {
                    if (status != null && said.merge(id, status, (first, _) -> first) != status) {
                        problems.add(failed(6, id));
                    }
                }
            }
        }
    }
}
