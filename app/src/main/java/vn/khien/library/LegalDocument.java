package vn.khien.library;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A legal document (văn bản) of the library.
///
/// @param code stable name in addresses, such as `nd-85-2016`
/// @param number as printed: `85/2016/NĐ-CP`
/// @param validFrom first day in force
/// @param validTo last day in force, null while it goes on
/// @param replacedBy codes of the documents that took its place
/// @param source where it was read
/// @param plainVi explanation in plain words, empty where there is none; never the text of the law
public record LegalDocument(
        String code,
        String number,
        String kind,
        String titleVi,
        String titleEn,
        String issuerVi,
        String issuerEn,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        List<String> replacedBy,
        LegalMark mark,
        String source,
        String plainVi,
        String plainEn,
        List<Article> articles) {
    public LegalDocument {
        replacedBy = List.copyOf(replacedBy);
        articles = List.copyOf(articles);
    }

    /// What one article asks, in our own words.
    ///
    /// @param number as printed: `20.2.c`; `-` where the document has none
    /// @param plainVi explanation in plain words, empty where there is none
    /// @param requirements codes of requirements that rest on it
    /// @param clocks codes of legal clocks that rest on it
    public record Article(
            String number,
            LegalMark mark,
            String textVi,
            String textEn,
            String plainVi,
            String plainEn,
            List<String> requirements,
            List<String> clocks) {
        public Article {
            requirements = List.copyOf(requirements);
            clocks = List.copyOf(clocks);
        }

        /// Whether the number names several articles: `5-11`, `8.3; 29.1`.
        public boolean isSeveral() {
            return isSeveral(number);
        }

        /// The same of a number that stands elsewhere.
        public static boolean isSeveral(String number) {
            return number.length() > 1 && (number.contains("-") || number.contains(";"));
        }

        public String text(Locale locale) {
            return english(locale) ? textEn : textVi;
        }

        public String plain(Locale locale) {
            return english(locale) ? plainEn : plainVi;
        }

        /// Name of the place in the page: `art-20-2-c`.
        public String anchor() {
            return "art-" + number.replaceAll("[^0-9a-zđ]+", "-");
        }
    }

    /// Whether and since when a document binds.
    public enum Standing {
        IN_FORCE,
        NOT_YET,
        ENDED
    }

    /// How the document stands on a day.
    public Standing on(LocalDate day) {
        if (day.isBefore(validFrom)) {
            return Standing.NOT_YET;
        }
        return validTo != null && day.isAfter(validTo) ? Standing.ENDED : Standing.IN_FORCE;
    }

    public String title(Locale locale) {
        return english(locale) ? titleEn : titleVi;
    }

    public String issuer(Locale locale) {
        return english(locale) ? issuerEn : issuerVi;
    }

    public String plain(Locale locale) {
        return english(locale) ? plainEn : plainVi;
    }

    private static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }
}
