package vn.khien.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.khien.platform.Deadline;

/// What every page has around it and may use: texts and formats in the reader's language, the menu, who is signed in.
///
/// @param path path of the present request, with its query
/// @param person absent before sign-in
/// @param csrf the token for forms
/// @param demonstration whether the page must say that figures are invented
public record Shell(
        Texts texts,
        Locale locale,
        Instant now,
        String path,
        List<MenuEntry> menu,
        @Nullable Person person,
        String csrf,
        boolean demonstration,
        boolean dark,
        long unreadNotices) {

    /// The signed-in person, the acting organisation, and the others that could be acted for.
    ///
    /// @param reads whether content may be searched and notices read; administrators may not
    public record Person(
            String name,
            String initials,
            String organisation,
            String organisationCode,
            List<Acting> others,
            boolean reads) {}

    public record Acting(long organisation, String name) {}

    public String t(String key, Object... args) {
        return texts.text(locale, key, args);
    }

    public boolean english() {
        return Texts.isEnglish(locale);
    }

    public String lang() {
        return english() ? "en" : "vi";
    }

    /// The one of two texts that is in the reader's language.
    public String pick(String vietnamese, String english) {
        return english() ? english : vietnamese;
    }

    public String date(LocalDate date) {
        return Formats.date(date);
    }

    public String date(Instant instant) {
        return Formats.date(vn.khien.platform.VietnamTime.dateOf(instant));
    }

    public String moment(Instant instant) {
        return Formats.moment(instant);
    }

    public String time(Instant instant) {
        return Formats.time(instant);
    }

    public String number(long number) {
        return Formats.number(locale, number);
    }

    public String percent(long part, long whole) {
        return Formats.percent(locale, part, whole);
    }

    /// A whole share between 0 and 100, for the `w-…` classes of meters.
    public static long share(long part, long whole) {
        return whole == 0 ? 0 : Math.clamp(Math.round(100.0 * part / whole), 0, 100);
    }

    public DeadlineChip deadline(Deadline deadline) {
        return deadline(deadline, now);
    }

    /// As it stood at another moment than the present.
    public DeadlineChip deadline(Deadline deadline, Instant at) {
        return DeadlineChip.of(this, deadline, at);
    }

    public boolean current(MenuEntry entry) {
        var bare = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
        return bare.equals(entry.path()) || bare.startsWith(entry.path() + "/");
    }
}
