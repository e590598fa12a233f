package vn.khien.provider;

import java.util.List;
import vn.khien.access.Scope;

/// Whose providers may be seen: those that stand within the scope or have their seat there, and those of the fields
/// that the acting organisation manages.
///
/// @param fields codes of fields
record Sight(Scope scope, List<String> fields) {
    Sight {
        fields = List.copyOf(fields);
    }
}
