package vn.khien.guidance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A guidance (bộ yêu cầu): one edition of a requirement set.
///
/// @param key the same for all editions, as `khien-htt-2024`
/// @param validTo last day, inclusive
public record Guidance(
        long id,
        String key,
        int edition,
        String titleVi,
        String titleEn,
        LocalDate validFrom,
        @Nullable LocalDate validTo) {
    /// The guidance against which information systems are reviewed.
    public static final String OF_REVIEWS = "khien-htt-2024";

    /// A short campaign beside the full set: readiness against ransomware.
    public static final String RANSOMWARE = "ransomware-2024";

    public String title(java.util.Locale locale) {
        return locale.getLanguage().equals("en") ? titleEn : titleVi;
    }
}
