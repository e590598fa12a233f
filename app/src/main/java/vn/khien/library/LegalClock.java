package vn.khien.library;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.khien.platform.Deadline;

/// A legal clock (đồng hồ pháp lý): what must be sent to whom within which time of which event.
///
/// @param code stable name, such as `inc-first`
/// @param starts code of the event that starts it, such as `detection`
/// @param recipients codes of those to whom it is sent, such as `national_coordinator`
/// @param applies code of the circumstance in which it runs; `always` where there is none
/// @param validFrom first day of the event on which it holds
/// @param validTo last such day, null while it goes on
public record LegalClock(
        String code,
        String nameVi,
        String nameEn,
        String starts,
        Length length,
        List<String> recipients,
        String applies,
        List<Basis> basis,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        LegalMark mark) {
    public LegalClock {
        recipients = List.copyOf(recipients);
        basis = List.copyOf(basis);
    }

    /// How long it runs.
    public sealed interface Length {
        /// At once: it counts up, and no latest moment can be printed.
        record AtOnce() implements Length {}

        /// Until the same time of day, so much later.
        record Within(Duration time) implements Length {}

        /// The law gives no length.
        record NotGiven() implements Length {}
    }

    /// An article that it rests on.
    ///
    /// @param number of the document as printed, such as `05/2017/QĐ-TTg`
    public record Basis(String document, String number, String article) {}

    /// The deadline of an event; nothing where the law prints no latest moment.
    public Optional<Deadline> deadline(Instant started) {
        return length instanceof Length.Within(var time)
                ? Optional.of(new Deadline(started.plus(time)))
                : Optional.empty();
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? nameEn : nameVi;
    }
}
