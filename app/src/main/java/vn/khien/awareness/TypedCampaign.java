package vn.khien.awareness;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.khien.page.Dates;
import vn.khien.platform.Folding;
import vn.khien.platform.Problem;

/// An order as typed into the form. Everything is text until it is read.
record TypedCampaign(
        @Nullable String titleVi,
        @Nullable String titleEn,
        @Nullable String goal,
        @Nullable String audience,
        @Nullable String messages,
        @Nullable List<String> channels,
        @Nullable String reachGoal,
        @Nullable String budget,
        @Nullable String startsOn,
        @Nullable String endsOn) {
    static final TypedCampaign EMPTY = new TypedCampaign("", "", "", "", "", List.of(), "", "", "", "");

    /// What cannot be read is named in `problems`.
    Campaign.Order read(List<Problem> problems) {
        return new Campaign.Order(
                Folding.clean(text(titleVi)),
                Folding.clean(text(titleEn)),
                Folding.clean(text(goal)),
                Folding.clean(text(audience)),
                Folding.clean(text(messages)),
                Objects.requireNonNullElse(channels, List.of()),
                number("reachGoal", reachGoal, problems),
                number("budget", budget, problems),
                date("startsOn", startsOn, problems),
                date("endsOn", endsOn, problems));
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /// A whole number, with or without separators of thousands; empty is 0.
    static long number(String field, @Nullable String typed, List<Problem> problems) {
        var digits = text(typed).strip().replaceAll("[.,\\s\\u00a0]", "");
        if (digits.isEmpty()) {
            return 0;
        }
        if (!digits.matches("\\d{1,13}")) {
            problems.add(Problem.at(field, "awareness.problem.whole-number"));
            return 0;
        }
        return Long.parseLong(digits);
    }

    static LocalDate date(String field, @Nullable String typed, List<Problem> problems) {
        var day = Dates.read(text(typed));
        if (day.isEmpty()) {
            problems.add(Problem.at(field, "awareness.problem.date"));
        }
        return day.orElse(LocalDate.of(2024, 1, 1));
    }
}
