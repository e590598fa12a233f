package vn.khien.inventory;

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

    public static Dossier of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
