package vn.khien.csaf;

import org.jspecify.annotations.Nullable;

/// A product of a CSAF document, as far as its product tree tells.
///
/// @param vendor empty where it is not told
/// @param versions one version, or a range as written ([#isRange]); empty: all of them
/// @param status how the vulnerabilities stand for it
public record CsafProduct(String vendor, String name, String versions, boolean isRange, Status status) {

    /// How a product stands; the first that any vulnerability states wins, in this order.
    public enum Status {
        AFFECTED,
        UNDER_INVESTIGATION,
        FIXED,
        NOT_AFFECTED;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static @Nullable Status ofList(String list) {
            return switch (list) {
                case "first_affected", "known_affected", "last_affected" -> AFFECTED;
                case "under_investigation" -> UNDER_INVESTIGATION;
                case "first_fixed", "fixed" -> FIXED;
                case "known_not_affected" -> NOT_AFFECTED;
                default -> null;
            };
        }
    }
}
