package vn.khien.publicsite;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The state of the nation as everyone may have it: tables of groups, never of single bodies.
///
/// @param number of the directive whose review is shown; empty where none is in force
record OpenState(Instant asOf, String number, String title, List<Table> tables) {
    OpenState {
        tables = List.copyOf(tables);
    }

    static OpenState nothing(Instant asOf) {
        return new OpenState(asOf, "", "", List.of());
    }

    boolean isEmpty() {
        return tables.isEmpty();
    }

    /// @param name `bodies`, `levels` or `requirements`
    /// @param measures names of the columns
    record Table(String name, List<String> measures, List<Row> rows) {
        Table {
            measures = List.copyOf(measures);
            rows = List.copyOf(rows);
        }
    }

    /// One group.
    ///
    /// @param size how many members the group has
    /// @param hidden whether its figures are held back (see [SmallGroups]); then `values` is empty
    record Row(String group, String nameVi, String nameEn, long size, boolean hidden, Map<String, Long> values) {}
}
