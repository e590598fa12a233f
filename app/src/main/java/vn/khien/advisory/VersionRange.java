package vn.khien.advisory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.khien.inventory.VersionKey;

/// Which versions are meant: everything between a first and a last one. Read from what people and CSAF write: `8.6`
/// (that one), `<8.7`, `<= 8.6`, `>=8.0, <8.7`, `8.0 - 8.6`, `vers:generic/>=8.0|<8.7`. Nothing written means all.
///
/// @param text as written
/// @param from key of the first version, inclusive
/// @param below key of the first version that is not meant
/// @param through key of the last version, inclusive
public record VersionRange(
        String text,
        @Nullable String from,
        @Nullable String below,
        @Nullable String through) {
    public static final VersionRange ALL = new VersionRange("", null, null, null);

    private static final Pattern BETWEEN = Pattern.compile("(\\S+)\\s+(?:-|–|đến|to)\\s+(\\S+)");
    private static final Pattern CLAUSE = Pattern.compile("(>=|<=|=|<|>)?\\s*([\\p{L}\\p{N}][\\p{L}\\p{N}._+~-]*)");

    /// The range, or nothing where the text is none that is understood: then nobody guesses.
    public static Optional<VersionRange> read(String text) {
        var bare = text.strip().replaceFirst("^vers:[a-z]+/", "");
        if (bare.isEmpty() || bare.equals("*")) {
            return Optional.of(new VersionRange(bare.equals("*") ? "" : text.strip(), null, null, null));
        }
        var between = BETWEEN.matcher(bare);
        if (between.matches()) {
            return of(text, List.of(">=" + between.group(1), "<=" + between.group(2)));
        }
        var clauses = new ArrayList<String>();
        for (var part : bare.split("[,|]|\\s+(?=[<>])")) {
            if (!part.isBlank()) {
                clauses.add(part.strip());
            }
        }
        return of(text, clauses);
    }

    private static Optional<VersionRange> of(String text, List<String> clauses) {
        String from = null;
        String below = null;
        String through = null;
        for (var clause : clauses) {
            var parts = CLAUSE.matcher(clause);
            var key = parts.matches() ? VersionKey.of(parts.group(2)) : null;
            if (key == null) {
                return Optional.empty();
            }
            var sign = parts.group(1) == null ? "=" : parts.group(1);
            switch (sign) {
                case ">=" -> from = key;
                case "<" -> below = key;
                case "<=" -> through = key;
                case "=" -> {
                    if (clauses.size() > 1) {
                        return Optional.empty();
                    }
                    from = key;
                    through = key;
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new VersionRange(text.strip(), from, below, through));
    }

    /// Whether a version lies in it; SQL asks the same with its columns.
    public boolean holds(String version) {
        var key = VersionKey.of(version);
        return key != null
                && (from == null || key.compareTo(from) >= 0)
                && (below == null || key.compareTo(below) < 0)
                && (through == null || key.compareTo(through) <= 0);
    }
}
