package vn.khien.inventory;

import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import vn.khien.platform.Problem;
import vn.khien.platform.UntrustedJson;

/// Reads a software bill of materials in CycloneDX JSON, 1.4 to 1.6. Software counts, with its parts; files, data and
/// keys are left out and counted. A file that lists no software (VEX, services, cryptography alone) is refused with the
/// reason.
final class CycloneDxReading {
    static final int BYTES_MAX = 20 * 1024 * 1024;
    static final int PRODUCTS_MAX = 50_000;
    private static final Set<String> VERSIONS = Set.of("1.4", "1.5", "1.6");
    private static final Set<String> SOFTWARE = Set.of(
            "application",
            "framework",
            "library",
            "container",
            "platform",
            "operating-system",
            "device",
            "firmware",
            "device-driver");
    private static final Set<String> OTHER_TYPES =
            Set.of("file", "data", "machine-learning-model", "cryptographic-asset");

    private final Set<TypedProduct> products = new LinkedHashSet<>();
    private int skipped;

    private CycloneDxReading() {}

    /// How reading ends.
    sealed interface Result {
        /// @param skipped components that are no products
        record Products(List<TypedProduct> products, int skipped) implements Result {}

        record Refused(Problem problem) implements Result {}
    }

    static Result read(InputStream content) {
        return switch (UntrustedJson.read(content, BYTES_MAX)) {
            case UntrustedJson.Outcome.Refused(var problem) -> new Result.Refused(problem);
            case UntrustedJson.Outcome.Read(var root) -> read(root);
        };
    }

    private static Result read(JsonNode root) {
        if (!root.path("bomFormat").asString("").equals("CycloneDX")) {
            return refuse("format");
        }
        var version = root.path("specVersion").asString("");
        if (!VERSIONS.contains(version)) {
            return refuse("version", version.isEmpty() ? "–" : version);
        }
        var reading = new CycloneDxReading();
        var wrong = reading.components(root);
        if (wrong != null) {
            return new Result.Refused(wrong);
        }
        return reading.products.isEmpty()
                ? refuse(whatElse(root))
                : new Result.Products(List.copyOf(reading.products), reading.skipped);
    }

    private static String whatElse(JsonNode root) {
        if (root.path("vulnerabilities").size() > 0) {
            return "vex";
        }
        return root.path("services").size() > 0 ? "services" : "no-software";
    }

    private static Result refuse(String what, Object... args) {
        return new Result.Refused(problem(what, args));
    }

    private static Problem problem(String what, Object... args) {
        return Problem.at("file", "inventory.problem.cyclonedx." + what, args);
    }

    private @Nullable Problem components(JsonNode root) {
        var open = new ArrayDeque<JsonNode>();
        root.path("components").forEach(open::add);
        while (!open.isEmpty()) {
            var component = open.poll();
            var type = component.path("type").asString("");
            if (SOFTWARE.contains(type)) {
                var product = product(component);
                var wrong = new ArrayList<Problem>();
                product.check(wrong);
                if (!wrong.isEmpty()) {
                    return problem("component", component.path("name").asString(""), type);
                }
                products.add(product);
            } else if (OTHER_TYPES.contains(type)) {
                skipped++;
            } else {
                return problem("type", type.isEmpty() ? "–" : type);
            }
            if (products.size() > PRODUCTS_MAX) {
                return problem("many", PRODUCTS_MAX);
            }
            component.path("components").forEach(open::add);
        }
        return null;
    }

    /// Vendor and name from the CPE where one is given, else from the package URL, else as the component says.
    private static TypedProduct product(JsonNode component) {
        var version = component.path("version").asString("");
        var cpe = component.path("cpe").asString("").split("(?<!\\\\):", -1);
        if (cpe.length > 5 && cpe[0].equals("cpe") && cpe[1].equals("2.3")) {
            return new TypedProduct(unescaped(cpe[3]), unescaped(cpe[4]), version);
        }
        var name = component.path("name").asString("");
        var purl = PackageUrl.read(component.path("purl").asString(""));
        if (purl != null) {
            return new TypedProduct(purl.namespace(), purl.name(), version.isEmpty() ? purl.version() : version);
        }
        var group = component.path("group").asString("");
        var vendor = group.isEmpty() ? component.path("publisher").asString("") : group;
        return new TypedProduct(vendor, name, version);
    }

    private static String unescaped(String part) {
        return part.replace("\\", "").replace('_', ' ');
    }

    /// The parts of a package URL that name a product.
    private record PackageUrl(String namespace, String name, String version) {
        static @Nullable PackageUrl read(String text) {
            if (!text.startsWith("pkg:")) {
                return null;
            }
            var bare = text.substring(4).split("[?#]", 2)[0];
            var at = bare.lastIndexOf('@');
            var parts = new ArrayList<>(List.of((at > 0 ? bare.substring(0, at) : bare).split("/")));
            if (parts.size() < 2 || parts.getLast().isBlank()) {
                return null;
            }
            parts.removeFirst();
            var name = parts.removeLast();
            return new PackageUrl(
                    decoded(String.join("/", parts)), decoded(name), at > 0 ? decoded(bare.substring(at + 1)) : "");
        }

        private static String decoded(String part) {
            try {
                return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException notEncoded) {
                return part;
            }
        }
    }
}
