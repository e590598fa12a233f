package vn.khien.audit;

import org.jspecify.annotations.Nullable;

/// Who did something, and for which organisation. Both are absent for the system itself.
public record Actor(@Nullable Long person, @Nullable Long organisation) {
    /// The system itself: jobs and the import of shipped data.
    public static final Actor SYSTEM = new Actor(null, null);
}
