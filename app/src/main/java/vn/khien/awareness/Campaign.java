package vn.khien.awareness;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A campaign (chiến dịch) of awareness.
///
/// @param organisation code of the body that orders it
/// @param reachGoal people to be reached
/// @param budget in dong
/// @param publishedAt when bodies were asked; null while it is a draft
public record Campaign(
        long id,
        String organisation,
        String titleVi,
        String titleEn,
        String goal,
        String audience,
        String messages,
        List<String> channels,
        long reachGoal,
        long budget,
        LocalDate startsOn,
        LocalDate endsOn,
        @Nullable Instant publishedAt) {
    /// Ways by which a campaign reaches people.
    public static final List<String> CHANNELS =
            List.of("press", "television", "radio", "website", "social", "loudspeaker", "print", "event");

    public Campaign {
        channels = List.copyOf(channels);
    }

    public String title(Locale locale) {
        return locale.getLanguage().equals("en") ? titleEn : titleVi;
    }

    public boolean published() {
        return publishedAt != null;
    }

    public boolean isOver(LocalDate today) {
        return today.isAfter(endsOn);
    }

    /// What is ordered, before it is kept.
    public record Order(
            String titleVi,
            String titleEn,
            String goal,
            String audience,
            String messages,
            List<String> channels,
            long reachGoal,
            long budget,
            LocalDate startsOn,
            LocalDate endsOn) {
        public Order {
            channels = List.copyOf(channels);
        }
    }
}
