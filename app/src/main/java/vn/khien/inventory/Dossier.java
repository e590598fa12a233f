package vn.khien.inventory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How far the level dossier (hồ sơ đề xuất cấp độ) of a system has come.
public enum Dossier {
    NONE,
    DRAFTED,
    APPRAISED,
    APPROVED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// All codes, from the first step to the last.
    static final List<String> CODES = Arrays.stream(values()).map(Dossier::code).toList();

    public static Dossier of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
