package vn.khien.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.khien.access.Scope;
import vn.khien.platform.VietnamTime;

/// An incident (sự cố) as everyone who may see any of it sees it. What was reported stands in its [Report]s.
///
/// @param code as people say it: `SC-2024-0142`
/// @param anonymous whether it was told without signing in
/// @param detectedAt as last stated; null while it is not known
/// @param organisation the body that it befell; null while it has no place
/// @param personalDataAt when it was first stated that personal data are involved
/// @param dismissedWords why it is none; null where it was not dismissed
/// @param mergedInto code of the incident of which it is another report
/// @param serious as a person confirmed last; null where nobody has
/// @param endedAt when the response ended, as stated in the closing report; null before, and for who may not see it
/// @param closedAt when the coordinating authority confirmed the closing report
public record Incident(
        long id,
        String code,
        Instant toldAt,
        boolean anonymous,
        @Nullable Instant detectedAt,
        @Nullable Long organisation,
        @Nullable String organisationCode,
        @Nullable String organisationVi,
        @Nullable String organisationEn,
        @Nullable String organisationPath,
        @Nullable Instant placedAt,
        @Nullable Instant personalDataAt,
        @Nullable String dismissedWords,
        @Nullable String mergedInto,
        @Nullable Boolean serious,
        @Nullable Instant endedAt,
        @Nullable Instant closedAt) {

    /// Where it stands; derived, never stored.
    public enum State {
        /// Told, without a place.
        NEW,
        OPEN,
        /// The closing report was sent and is not confirmed: it does not count as closed (Circular 20/2017, article 9).
        ENDED,
        CLOSED,
        MERGED,
        DISMISSED;

        static final List<String> CODES =
                Arrays.stream(values()).map(State::code).toList();

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public State state() {
        if (dismissedWords != null) {
            return State.DISMISSED;
        }
        if (mergedInto != null) {
            return State.MERGED;
        }
        if (organisation == null) {
            return State.NEW;
        }
        return closedAt != null ? State.CLOSED : endedAt != null ? State.ENDED : State.OPEN;
    }

    /// From when legal clocks count: the detection, or the moment at which it was told while that is not known.
    public Instant countedFrom() {
        return detectedAt == null ? toldAt : detectedAt;
    }

    /// The day by which law, authorities and heads are looked up.
    public LocalDate day() {
        return VietnamTime.dateOf(countedFrom());
    }

    /// Empty while it has no place.
    public String organisationName(Locale locale) {
        var name = locale.getLanguage().equals("en") ? organisationEn : organisationVi;
        return name == null ? "" : name;
    }

    /// Whether the body that it befell lies within the scope.
    boolean within(Scope scope) {
        return organisationPath != null && scope.contains(organisationPath);
    }

    boolean befell(long body) {
        return organisation != null && organisation == body;
    }
}
