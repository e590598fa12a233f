package vn.khien.organisation;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An organisation in a list: with the organisation above it, and how many lie directly below, as of the list's date.
///
/// @param from first day, null where the beginning is not known
/// @param to last day, null while it goes on
public record FoundOrganisation(
        long id,
        String code,
        Organisation.Kind kind,
        String nameVi,
        String nameEn,
        String path,
        @Nullable Long parent,
        @Nullable String parentCode,
        @Nullable String parentVi,
        @Nullable String parentEn,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        int units) {

    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? nameEn : nameVi;
    }

    public @Nullable String parentName(Locale locale) {
        return locale.getLanguage().equals("en") ? parentEn : parentVi;
    }
}
