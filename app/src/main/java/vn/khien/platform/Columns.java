package vn.khien.platform;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// What is written together is given to a statement as arrays, one for each of its columns.
public final class Columns {
    private Columns() {}

    /// One value of each row, in the order of the rows.
    public static <R, V> V[] column(
            List<? extends R> rows, Function<? super R, ? extends @Nullable V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
