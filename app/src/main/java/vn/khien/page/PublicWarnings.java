package vn.khien.page;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import vn.khien.platform.Folding;

/// Warnings that everyone may read: offered as a bean by the room that issues them, read by the public site at each
/// refresh and never for a view.
public interface PublicWarnings {
    /// The latest first; what was withdrawn is left out.
    List<Warning> listPublic();

    /// How pressing a warning is.
    enum Urgency {
        URGENT,
        NOTICE,
        INFORMATION;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// One warning in both languages.
    ///
    /// @param number as printed on it; readers check by it
    /// @param steps what to do, one step each, plain text
    /// @param sha256 hash of the issued document in hex; its first sixteen digits are the code printed on it
    record Warning(
            String number,
            Urgency urgency,
            Instant issuedAt,
            String titleVi,
            String titleEn,
            String summaryVi,
            String summaryEn,
            List<String> stepsVi,
            List<String> stepsEn,
            String sha256) {
        public Warning {
            stepsVi = List.copyOf(stepsVi);
            stepsEn = List.copyOf(stepsEn);
        }

        public String title(Locale locale) {
            return english(locale) ? titleEn : titleVi;
        }

        public String summary(Locale locale) {
            return english(locale) ? summaryEn : summaryVi;
        }

        public List<String> steps(Locale locale) {
            return english(locale) ? stepsEn : stepsVi;
        }

        /// The code printed on the warning.
        public String code() {
            return sha256.length() > 16 ? sha256.substring(0, 16) : sha256;
        }

        /// Its name in addresses.
        public String slug() {
            return PublicWarnings.slug(number);
        }

        private static boolean english(Locale locale) {
            return locale.getLanguage().equals("en");
        }
    }

    /// Letters and digits of a number, without marks, joined by dashes: what readers type differs in the rest.
    static String slug(String number) {
        return Folding.fold(number).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    }
}
