package vn.khien.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The order of the list of systems. Where it names a column, names follow and then ids, so that it is total and the
/// same however it is turned; what is not known stands last either way.
///
/// @param descending turns the column, and nothing else
record ListOrder(By by, boolean descending) {
    private static final String NAME = "s.name collate \"vi-x-icu\"";

    /// The place of owners in the tree, then codes: the order of the workbook that people fill in.
    static final ListOrder PLACE = new ListOrder(By.PLACE, false);

    /// What comes first. All but a match and a place are columns of the list.
    enum By {
        /// What is exactly what was searched, then what holds it in the name; names where nothing was searched.
        MATCH(
                "(lower(s.code) = lower(:q) or lower(s.name) = lower(:q)) desc",
                "position(lower(:q) in lower(s.name)) > 0 desc"),
        PLACE("o.path", "s.code"),
        NAME,
        LEVEL("s.level"),
        /// By the Vietnamese name.
        OWNER("o.name_vi collate \"vi-x-icu\""),
        /// By the English name.
        OWNER_EN("o.name_en collate \"vi-x-icu\""),
        OPERATOR("nullif(s.operator, '') collate \"vi-x-icu\""),
        /// By how far the dossier is, and then by the day of its decision.
        DOSSIER("array_position(array['none', 'drafted', 'appraised', 'approved'], s.dossier)", "s.dossier_date"),
        PLAN("s.plan_carried_out");

        private final List<String> keys;

        By(String... keys) {
            this.keys = List.of(keys);
        }

        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Reads `level`, or `-level` for descending.
    ///
    /// @return nothing for what is no order
    static Optional<ListOrder> parse(String sort) {
        var descending = sort.startsWith("-");
        return Arrays.stream(By.values())
                .filter(by -> by.code().equals(descending ? sort.substring(1) : sort))
                .findFirst()
                .map(by -> new ListOrder(by, descending));
    }

    /// The order of a list that nobody ordered: what matches best first, or else names.
    static ListOrder usual(String q) {
        return new ListOrder(q.isEmpty() ? By.NAME : By.MATCH, false);
    }

    /// As [#parse] reads it.
    String code() {
        return (descending ? "-" : "") + by.code();
    }

    /// Columns that a reader of the language may order by.
    static List<By> columns(boolean english) {
        return List.of(By.NAME, By.LEVEL, english ? By.OWNER_EN : By.OWNER, By.OPERATOR, By.DOSSIER, By.PLAN);
    }

    /// The same column the other way round where the list is in its order, or else this column ascending.
    ListOrder turned(By column) {
        return new ListOrder(column, by == column && !descending);
    }

    /// Value of `aria-sort` for the header of a column.
    String aria(By column) {
        return by != column ? "none" : descending ? "descending" : "ascending";
    }

    /// Follows `order by`; the system is `s`, its owner `o`, and `:q` what was searched.
    String sql() {
        return switch (by) {
            case NAME -> descending ? NAME + " desc, s.id desc" : NAME + ", s.id";
            case MATCH, PLACE -> String.join(", ", by.keys) + ", " + NAME + ", s.id";
            default ->
                by.keys.stream()
                                .map(key -> key + (descending ? " desc nulls last" : " nulls last"))
                                .collect(Collectors.joining(", "))
                        + ", " + NAME + ", s.id";
        };
    }
}
