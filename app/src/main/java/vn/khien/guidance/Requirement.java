package vn.khien.guidance;

import java.util.List;
import java.util.Locale;

/// A requirement (yêu cầu) of a guidance.
///
/// @param position index of its byte in the answers of an assessment; never changes
/// @param group code of its group
/// @param annex whether it belongs to an annex: it may be answered, and is never counted
/// @param levels levels of systems that it binds
/// @param weight 1 normal, 2 important, 3 critical
/// @param evidence kinds of evidence wanted, by code
/// @param mappings JSON: places in other catalogues
/// @param sourceVi where the duty comes from, in Vietnamese; `sourceEn` in English
/// @param sourceMark how far that was checked
public record Requirement(
        int position,
        String code,
        String group,
        boolean annex,
        List<Integer> levels,
        int weight,
        String textVi,
        String textEn,
        List<String> evidence,
        String mappings,
        String sourceVi,
        String sourceEn,
        String sourceMark) {
    public Requirement {
        levels = List.copyOf(levels);
        evidence = List.copyOf(evidence);
    }

    /// Whether a system of the level is asked this.
    public boolean asks(int level) {
        return levels.contains(level);
    }

    /// Whether the answer of a system of the level is counted.
    public boolean counts(int level) {
        return !annex && asks(level);
    }

    public String text(Locale locale) {
        return locale.getLanguage().equals("en") ? textEn : textVi;
    }

    public String source(Locale locale) {
        return locale.getLanguage().equals("en") ? sourceEn : sourceVi;
    }
}
