package vn.khien.provider;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.khien.library.LegalMark;

/// A duty of the law on providers of online services, with the conditions under which it falls on one.
///
/// @param document code of the document in the legal library
/// @param weight 1 normal, 2 important, 3 critical
public record Duty(
        String code,
        int weight,
        String vi,
        String en,
        String document,
        String article,
        LegalMark mark,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        When when) {

    /// All that is given must hold for one service.
    ///
    /// @param sectors empty: any
    public record When(
            boolean personalData,
            @Nullable Long dataSubjectsFrom,
            @Nullable Long usersFrom,
            @Nullable Integer levelFrom,
            @Nullable Integer levelBelow,
            List<String> sectors) {
        public When {
            sectors = List.copyOf(sectors);
        }
    }

    public boolean on(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }

    public String text(Locale locale) {
        return locale.getLanguage().equals("en") ? en : vi;
    }
}
