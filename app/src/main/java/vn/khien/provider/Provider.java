package vn.khien.provider;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A provider of online services (nhà cung cấp dịch vụ trực tuyến): an organisation of the register.
///
/// @param organisation id of the organisation
/// @param territoryVi province of the seat, empty where none is known
/// @param managerVi the body that manages it
public record Provider(
        long organisation,
        String code,
        String nameVi,
        String nameEn,
        String sector,
        String website,
        @Nullable String territoryVi,
        @Nullable String territoryEn,
        @Nullable String managerCode,
        @Nullable String managerVi,
        @Nullable String managerEn,
        Instant enrolledAt,
        int services) {

    public String name(Locale locale) {
        return english(locale) ? nameEn : nameVi;
    }

    public String territory(Locale locale) {
        var name = english(locale) ? territoryEn : territoryVi;
        return name == null ? "" : name;
    }

    public String manager(Locale locale) {
        var name = english(locale) ? managerEn : managerVi;
        return name == null ? "" : name;
    }

    private static boolean english(Locale locale) {
        return locale.getLanguage().equals("en");
    }
}
