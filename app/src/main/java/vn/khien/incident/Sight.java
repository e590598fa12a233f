package vn.khien.incident;

import java.util.Set;
import vn.khien.access.Scope;

/// Whose incidents may be seen: those of bodies within the scope, and those of which the acting organisation receives a
/// part.
///
/// @param parts that the viewer receives as coordinator of an authority
record Sight(Scope scope, Set<Part> parts) {
    Sight {
        parts = Set.copyOf(parts);
    }

    String[] partCodes() {
        return parts.stream().map(Part::code).toArray(String[]::new);
    }

    boolean coordinates() {
        return parts.contains(Part.NETWORK);
    }
}
