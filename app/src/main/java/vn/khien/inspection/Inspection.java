package vn.khien.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An inspection (đoàn kiểm tra, đợt kiểm tra) of one body, by a team with a lead.
///
/// @param number runs without gaps within the year
/// @param orderedBy id of the organisation that decided on it
/// @param because reasons of the proposal by which the body was chosen, `code:count`, joined by commas; empty: by hand
/// @param lead id of the person who leads the team
/// @param parties names of the organisations of the team, joined
/// @param minutesAt when the minutes were drawn up, at the end of the work on site
/// @param openRemedies findings whose remedy nobody has confirmed yet
public record Inspection(
        long id,
        int year,
        int number,
        long orderedBy,
        String orderedByVi,
        String orderedByEn,
        long body,
        String bodyCode,
        String bodyVi,
        String bodyEn,
        String reason,
        String detail,
        String because,
        LocalDate startsOn,
        LocalDate endsOn,
        Instant plannedAt,
        @Nullable Instant announcedAt,
        @Nullable Instant openedAt,
        @Nullable Instant minutesAt,
        @Nullable Instant teamSignedAt,
        @Nullable Instant bodySignedAt,
        @Nullable Instant refusedAt,
        @Nullable Instant draftAt,
        @Nullable Instant concludedAt,
        @Nullable Instant closedAt,
        long lead,
        String leadName,
        long leadOrganisation,
        String partiesVi,
        String partiesEn,
        int findings,
        int violations,
        int openRemedies) {

    static final List<String> REASONS = List.of("directive", "risk", "complaint", "incident");

    /// Where an inspection is on its way; derived from what has happened.
    public enum Stage {
        DECISION,
        PREPARATION,
        ON_SITE,
        MINUTES,
        REMEDY,
        CONCLUSION,
        CLOSED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Stage stage() {
        if (closedAt != null) {
            return Stage.CLOSED;
        }
        if (concludedAt != null) {
            return Stage.CONCLUSION;
        }
        if (minutesSettled()) {
            return Stage.REMEDY;
        }
        if (minutesAt != null) {
            return Stage.MINUTES;
        }
        if (openedAt != null) {
            return Stage.ON_SITE;
        }
        return announcedAt == null ? Stage.DECISION : Stage.PREPARATION;
    }

    /// Both sides have signed, or the refusal of one is recorded with its reason.
    public boolean minutesSettled() {
        return refusedAt != null || teamSignedAt != null && bodySignedAt != null;
    }

    /// `KT-06/2024`
    public String code() {
        return "KT-%02d/%d".formatted(number, year);
    }

    /// Each reason of the proposal with what was counted.
    public List<Because> reasonsOfProposal() {
        return because.isEmpty()
                ? List.of()
                : List.of(because.split(",")).stream().map(Because::of).toList();
    }

    /// @param count systems, answers, or whatever the reason counts
    public record Because(String code, long count) {
        static Because of(String text) {
            var colon = text.indexOf(':');
            return new Because(text.substring(0, colon), Long.parseLong(text.substring(colon + 1)));
        }

        String text() {
            return code + ":" + count;
        }
    }

    public String body(Locale locale) {
        return english(locale) ? bodyEn : bodyVi;
    }

    public String orderedBy(Locale locale) {
        return english(locale) ? orderedByEn : orderedByVi;
    }

    public String parties(Locale locale) {
        return english(locale) ? partiesEn : partiesVi;
    }

    private static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }

    /// One of the team.
    public record Member(
            long person, String name, long organisation, String organisationVi, String organisationEn, boolean lead) {
        public String organisation(Locale locale) {
            return english(locale) ? organisationEn : organisationVi;
        }
    }

    /// A system that is inspected.
    public record Subject(
            long system, String code, String name, @Nullable Integer level, String dossier) {}
}
