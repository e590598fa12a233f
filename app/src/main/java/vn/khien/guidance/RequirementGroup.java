package vn.khien.guidance;

import java.util.Locale;

/// A group of requirements, such as "An toàn hạ tầng mạng".
///
/// @param side `management`, `technical` or `annex`
public record RequirementGroup(String code, int position, String nameVi, String nameEn, String side) {
    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? nameEn : nameVi;
    }
}
