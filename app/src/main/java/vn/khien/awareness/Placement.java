package vn.khien.awareness;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a body did for a campaign (tin bài, buổi phát): a claim, with or without evidence, checked or not.
///
/// @param broadcastAt time and programme of a broadcast, empty where it was none
/// @param link address where it can be seen, empty where there is none
/// @param audience people that it reached, as the body says
/// @param audienceSource where that number comes from
/// @param cost in dong
/// @param counted people counted after the check; null while nobody checked
public record Placement(
        long id,
        long campaign,
        String organisationCode,
        String nameVi,
        String nameEn,
        @Nullable Long material,
        String channel,
        LocalDate happenedOn,
        String broadcastAt,
        String link,
        long audience,
        String audienceSource,
        long cost,
        @Nullable String evidenceName,
        @Nullable String evidenceType,
        @Nullable String evidenceSha256,
        Instant reportedAt,
        @Nullable Long counted,
        @Nullable String checkNote) {

    /// Whether somebody else can see that it happened: a link, a picture of it, or the time at which it was broadcast.
    public boolean hasEvidence() {
        return !link.isEmpty() || evidenceSha256 != null || !broadcastAt.isEmpty();
    }

    /// Whether it may be counted at all: there is evidence, and the audience has a source.
    public boolean countable() {
        return hasEvidence() && !audienceSource.isEmpty();
    }

    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? nameEn : nameVi;
    }

    /// What a body reports, before it is kept.
    public record Report(
            @Nullable Long material,
            String channel,
            LocalDate happenedOn,
            String broadcastAt,
            String link,
            long audience,
            String audienceSource,
            long cost) {}
}
