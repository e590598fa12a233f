package vn.khien.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import vn.khien.platform.Folding;

/// The one name of a product, made when it is entered: `microsoft/exchange-server` for "Exchange Server" of "Microsoft
/// Corp.". No case, no marks, no legal form of the vendor, no vendor's name before the product's. Two products are the
/// same when their keys are equal, after aliases ([ProductAliases]); nothing is ever matched by part of a name.
public final class ProductKey {
    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}+#]+");
    private static final Set<String> LEGAL_FORMS = Set.of(
            "inc",
            "incorporated",
            "corp",
            "corporation",
            "co",
            "company",
            "ltd",
            "limited",
            "llc",
            "gmbh",
            "ag",
            "sa",
            "jsc");

    private ProductKey() {}

    /// @param vendor may be empty: not known
    /// @return empty where the name holds no letter and no digit
    public static String of(String vendor, String name) {
        var by = words(vendor);
        while (by.size() > 1 && LEGAL_FORMS.contains(by.getLast())) {
            by.removeLast();
        }
        var product = words(name);
        if (product.isEmpty()) {
            return "";
        }
        if (!by.isEmpty()
                && product.size() > by.size()
                && product.subList(0, by.size()).equals(by)) {
            product = product.subList(by.size(), product.size());
        }
        return (by.isEmpty() ? "-" : String.join("-", by)) + "/" + String.join("-", product);
    }

    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        for (var word : OTHER.split(Folding.fold(text))) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
