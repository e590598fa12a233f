package vn.khien.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A list as the API gives it. Where it goes on, the answer has a `Link` to the next entries as well (RFC 8288).
///
/// @param next `cursor` of the next entries; null where these are the last
public record Items<T>(List<T> items, @Nullable String next) {
    public Items {
        items = List.copyOf(items);
    }

    /// A list that has tens of entries by its nature, as a whole.
    public static <T> Items<T> all(List<T> items) {
        return new Items<>(items, null);
    }

    /// The first `size` of what was found; one more that was found says that the list goes on.
    ///
    /// @param cursor of the last entry that is given
    public static <F, T> Items<T> of(List<F> found, int size, Function<F, T> item, Function<F, Object> cursor) {
        return new Items<>(
                found.stream().limit(size).map(item).toList(),
                found.size() > size ? String.valueOf(cursor.apply(found.get(size - 1))) : null);
    }

    /// A part of a list that is read as a whole. Its cursor is how many entries came before.
    public static <F, T> Items<T> part(List<F> whole, int size, int cursor, Function<F, T> item) {
        var from = Math.clamp(cursor, 0, whole.size());
        return of(whole.subList(from, Math.min(whole.size(), from + size + 1)), size, item, _ -> from + size);
    }
}
