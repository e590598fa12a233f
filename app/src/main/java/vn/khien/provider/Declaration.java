package vn.khien.provider;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a provider declares about one duty; the latest stands.
///
/// @param value `met`, `partly` or `not_met`
public record Declaration(
        long id,
        long provider,
        String duty,
        String value,
        String note,
        @Nullable String evidenceName,
        @Nullable String evidenceType,
        @Nullable String evidenceSha256,
        Instant at,
        String by) {
    public static final List<String> VALUES = List.of("met", "partly", "not_met");
}
