package vn.khien.platform;

import org.jspecify.annotations.Nullable;

/// Ids in the JSON of the API are texts that say nothing. One that was never given out names nothing, whatever it
/// looks like.
public final class OpaqueId {
    private static final int DIGITS_MAX = 18;

    private OpaqueId() {}

    /// The number behind an id; 0, which is the number of nothing, for anything else.
    public static long read(@Nullable String id) {
        return id != null && id.length() <= DIGITS_MAX && id.matches("[0-9]+") ? Long.parseLong(id) : 0;
    }
}
