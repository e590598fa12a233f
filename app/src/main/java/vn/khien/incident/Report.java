package vn.khien.incident;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One report (báo cáo sự cố) of one law's part. Never changed; the next one says what is different.
///
/// @param incident code of the incident under which it was sent: another one's after a merger
/// @param contact how to reach who told it; only with a tip
/// @param by name of the sender, null for a tip
/// @param organisationVi name of the sending body, null for a tip
public record Report(
        long id,
        String incident,
        Part part,
        Kind kind,
        Content content,
        String contact,
        Instant at,
        @Nullable String by,
        @Nullable String organisationVi,
        @Nullable String organisationEn,
        List<Receipt> receipts) {
    public Report {
        receipts = List.copyOf(receipts);
    }

    /// Name of the sending body in the reader's language, null for a tip.
    public @Nullable String organisationName(Locale locale) {
        return locale.getLanguage().equals("en") ? organisationEn : organisationVi;
    }

    public enum Kind {
        /// Told by somebody who is not the body; it meets no duty of the body.
        TIP,
        FIRST,
        PROGRESS,
        CLOSING;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /// That a receiver confirmed it (Decision 05/2017, article 12).
    ///
    /// @param coordinating whether the authority of the part gave it
    public record Receipt(
            long organisation,
            String organisationCode,
            String organisationVi,
            String organisationEn,
            boolean coordinating,
            Instant at,
            String by) {
        public String organisationName(Locale locale) {
            return locale.getLanguage().equals("en") ? organisationEn : organisationVi;
        }
    }
}
