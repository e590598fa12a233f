package vn.khien.directive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.khien.platform.Deadline;

/// When an obligation is due, with the words that say so.
///
/// @param date the day that is named; null where none is, or where the words name no day that exists
public record Due(
        Rule rule, @Nullable LocalDate date, @Nullable String quote) {
    public static final Due NONE = new Due(Rule.NONE, null, null);

    /// How the words bind to the day.
    public enum Rule {
        /// "trước ngày": the named day is late.
        BEFORE,
        /// "chậm nhất ngày", "trong tháng": the named day is the last in time.
        BY,
        /// "trong thời hạn n ngày": counted from an event.
        WITHIN,
        /// "hằng năm", "hằng quý": again and again.
        EVERY,
        NONE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static final List<String> CODES =
                Arrays.stream(values()).map(Rule::code).toList();

        static Rule of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /// The first instant that is late, where a day is named.
    public Optional<Instant> instant() {
        if (date == null) {
            return Optional.empty();
        }
        return switch (rule) {
            case BEFORE -> Optional.of(Deadline.before(date).lateFrom());
            case BY -> Optional.of(Deadline.by(date).lateFrom());
            case WITHIN, EVERY, NONE -> Optional.empty();
        };
    }

    /// Whether the rule needs a day that is not there: a person must give it before issue.
    boolean incomplete() {
        return (rule == Rule.BEFORE || rule == Rule.BY) && date == null;
    }
}
