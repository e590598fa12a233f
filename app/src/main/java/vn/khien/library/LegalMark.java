package vn.khien.library;

import java.util.Locale;

/// How far a legal fact was checked. Only what is verified may be shown as law; the rest is shown as not verified.
public enum LegalMark {
    /// Read in the source named.
    VERIFIED,
    /// Read in a third party's paraphrase.
    SECONDARY,
    /// Remembered; to be checked against the official text.
    RECALLED;

    /// @param letter `V`, `S` or `R`
    public static LegalMark of(String letter) {
        return switch (letter) {
            case "V" -> VERIFIED;
            case "S" -> SECONDARY;
            case "R" -> RECALLED;
            default -> throw new IllegalArgumentException("no mark '" + letter + "'");
        };
    }

    public boolean verified() {
        return this == VERIFIED;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
