package vn.khien.advisory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.khien.platform.Deadline;

/// An advisory (cảnh báo), as a draft of the desk or as issued.
///
/// @param stepsVi what to do, one step each
/// @param forEveryone whether the public site shows it once issued
/// @param source `own`, `kev` or `csaf`
/// @param sourceId identifier there, such as a CVE
/// @param sourceDueOn last day that the source gives
/// @param version counts changes of the draft
/// @param issue absent while it is a draft
/// @param supersededBy number of the advisory that replaces it
public record Advisory(
        long id,
        String titleVi,
        String titleEn,
        String summaryVi,
        String summaryEn,
        List<String> stepsVi,
        List<String> stepsEn,
        Severity severity,
        boolean exploited,
        List<String> cves,
        boolean forEveryone,
        String source,
        String sourceId,
        String sourcePublisher,
        @Nullable LocalDate sourceDueOn,
        @Nullable String supersedes,
        String organisation,
        Instant writtenAt,
        int version,
        @Nullable Issue issue,
        @Nullable String supersededBy,
        List<Meant> products,
        List<Indicator> indicators) {
    public Advisory {
        stepsVi = List.copyOf(stepsVi);
        stepsEn = List.copyOf(stepsEn);
        cves = List.copyOf(cves);
        products = List.copyOf(products);
        indicators = List.copyOf(indicators);
    }

    /// That and how it was issued.
    ///
    /// @param number such as `CB-2024-018`
    /// @param dueOn last day in time
    /// @param dueRule code of the rule that set it, see [AdvisoryDueRules]
    /// @param sha256 of the issued CSAF document
    public record Issue(String number, Instant at, LocalDate dueOn, String dueRule, String sha256) {
        public Deadline deadline() {
            return Deadline.by(dueOn);
        }
    }

    /// A product that is meant, or of which something else is said.
    ///
    /// @param status `affected`, `under_investigation`, `fixed` or `not_affected`
    public record Meant(String vendor, String name, String key, String status, VersionRange versions) {
        /// Vendor, name and versions in one line.
        public String text() {
            return (vendor + " " + name + " " + versions.text()).strip();
        }
    }

    /// `draft`, `sent` or `superseded`.
    public String state() {
        if (issue == null) {
            return "draft";
        }
        return supersededBy == null ? "sent" : "superseded";
    }

    /// Of an issued advisory.
    public Issue issued() {
        return java.util.Objects.requireNonNull(issue);
    }

    /// Where it is read.
    public String address() {
        return issue == null ? "/advisories/drafts/" + id : "/advisories/" + issue.number();
    }

    public String title(Locale locale) {
        return english(locale) && !titleEn.isEmpty() ? titleEn : titleVi;
    }

    public String summary(Locale locale) {
        return english(locale) && !summaryEn.isEmpty() ? summaryEn : summaryVi;
    }

    public List<String> steps(Locale locale) {
        return english(locale) && !stepsEn.isEmpty() ? stepsEn : stepsVi;
    }

    private static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }
}
