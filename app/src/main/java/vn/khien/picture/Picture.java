package vn.khien.picture;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.khien.guidance.Requirement;
import vn.khien.platform.VietnamTime;

/// The national picture of one review at one moment. Tiles, table, workbook, report and API all read this record.
///
/// @param due the first instant that is late; null where no day is named
/// @param byDay how many bodies had submitted by the end of each day
public record Picture(
        long directive,
        String number,
        String title,
        @Nullable LocalDate signedOn,
        Instant since,
        Instant asOf,
        @Nullable Instant due,
        Totals totals,
        List<Body> bodies,
        List<Level> levels,
        List<Row> requirements,
        Map<LocalDate, Integer> byDay) {

    public record Totals(
            int bodies,
            int acknowledged,
            int submitted,
            int toSign,
            int late,
            long systems,
            long assessed,
            long approved,
            long carriedOut,
            long answered,
            long met,
            long partly,
            long notMet,
            long notApplicable) {}

    /// A body that the directive addresses, with all below it.
    ///
    /// @param lateSince first late instant that has passed: of the result, or of acknowledging
    /// @param submission id of the standing sealed submission
    public record Body(
            long organisation,
            String code,
            String nameVi,
            String nameEn,
            String kind,
            String path,
            @Nullable Instant acknowledgedAt,
            @Nullable Instant submittedAt,
            @Nullable Long lateSeconds,
            @Nullable Long submission,
            boolean toSign,
            @Nullable Instant lateSince,
            long systems,
            long assessed,
            long approved,
            long carriedOut,
            long answered,
            long met,
            long partly,
            long notMet,
            long notApplicable) {
        /// What lists are asked for: the states, and `not-submitted` for all but one of them.
        static final List<String> STATES =
                List.of("submitted", "to-sign", "assessing", "acknowledged", "open", "late", "not-submitted");

        public String name(Locale locale) {
            return locale.getLanguage().equals("en") ? nameEn : nameVi;
        }

        /// `late`, `submitted`, `to-sign`, `assessing`, `acknowledged` or `open`.
        public String state() {
            if (submittedAt != null) {
                return "submitted";
            }
            if (lateSince != null) {
                return "late";
            }
            if (toSign || (systems > 0 && assessed == systems)) {
                return "to-sign";
            }
            if (answered > 0) {
                return "assessing";
            }
            return acknowledgedAt == null ? "open" : "acknowledged";
        }

        public Duration lateBy(Instant now) {
            return lateSince == null ? Duration.ZERO : Duration.between(lateSince, now);
        }
    }

    public record Level(int level, long systems, long approved, long carriedOut) {}

    /// How one requirement stands in the nation.
    public record Row(Requirement requirement, int met, int partly, int notMet, int notApplicable) {
        public int answered() {
            return met + partly + notMet + notApplicable;
        }
    }

    /// The requirements that most systems fail; among those that as many fail, the one that fewer answered first.
    public List<Row> weakest(int count) {
        return requirements.stream()
                .filter(row -> row.notMet() > 0)
                .sorted(Comparator.comparingInt(Row::notMet).reversed().thenComparingInt(Row::answered))
                .limit(count)
                .toList();
    }

    public List<Body> in(String state) {
        return bodies.stream().filter(body -> body.state().equals(state)).toList();
    }

    /// Changes whenever a figure does, and with the day from which distances are told.
    public String version() {
        return Integer.toHexString(java.util.Objects.hash(totals, bodies, levels, VietnamTime.dateOf(asOf)));
    }
}
