package vn.khien.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.khien.platform.Folding;
import vn.khien.platform.Problem;

/// A product as somebody typed it, or as a file names it.
public record TypedProduct(
        @Nullable String vendor,
        @Nullable String name,
        @Nullable String version) {
    static final int NAME_MAX = 200;
    static final int VERSION_MAX = 100;

    public TypedProduct {
        vendor = Folding.clean(vendor == null ? "" : vendor);
        name = Folding.clean(name == null ? "" : name);
        version = Folding.clean(version == null ? "" : version);
    }

    /// Everything that is wrong with it, added to `problems`.
    void check(List<Problem> problems) {
        if (ProductKey.of(text(vendor), text(name)).isEmpty()) {
            problems.add(Problem.at("name", "inventory.problem.product.name"));
        }
        longest("vendor", text(vendor), NAME_MAX, problems);
        longest("name", text(name), NAME_MAX, problems);
        longest("version", text(version), VERSION_MAX, problems);
    }

    private static void longest(String field, String value, int most, List<Problem> problems) {
        if (value.codePointCount(0, value.length()) > most) {
            problems.add(Problem.at(field, "inventory.problem.product.long", most));
        }
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
