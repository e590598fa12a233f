package vn.khien.advisory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.khien.platform.Deadline;

/// A system, or a body as a whole, that an advisory reaches: why, and what was answered. How it stands follows from the
/// facts and the time of asking.
///
/// @param system code; absent where a body as a whole is named
/// @param reason `version` (a version in the range), `no_version` (the product, version not known) or `named`
/// @param range of the advisory; for `named` the words of who named it
/// @param notBefore day before which it will not be fixed, of `planned`
public record Reached(
        long id,
        long organisation,
        String organisationCode,
        String organisationVi,
        String organisationEn,
        @Nullable String system,
        @Nullable String systemName,
        @Nullable Integer level,
        String reason,
        String product,
        String version,
        String range,
        Instant since,
        @Nullable Instant acknowledgedAt,
        @Nullable Long answer,
        @Nullable String value,
        @Nullable String words,
        @Nullable LocalDate notBefore,
        @Nullable String fileName,
        @Nullable Instant answeredAt) {

    public String organisation(Locale locale) {
        return locale.getLanguage().equals("en") ? organisationEn : organisationVi;
    }

    /// Nothing is left to do: fixed, or not affected.
    public boolean done() {
        return "fixed".equals(value) || "not_affected".equals(value);
    }

    /// Late: not done and past the last day, unless a later day was given and has not passed.
    public boolean overdue(Instant now, Deadline deadline) {
        return !done()
                && deadline.isLate(now)
                && (notBefore == null || Deadline.by(notBefore).isLate(now));
    }

    /// `done`, `overdue` or `progress`.
    public String state(Instant now, Deadline deadline) {
        if (done()) {
            return "done";
        }
        return overdue(now, deadline) ? "overdue" : "progress";
    }

    /// The answer, or `acknowledged` or `unread` where there is none.
    public String answered() {
        if (value != null) {
            return value;
        }
        return acknowledgedAt == null ? "unread" : "acknowledged";
    }
}
