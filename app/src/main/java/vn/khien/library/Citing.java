package vn.khien.library;

import java.util.List;
import java.util.Locale;
import vn.khien.access.Viewer;

/// What rests on a document: offered as a bean by rooms above (findings of inspections, legal clocks), so that the
/// library shows it without knowing them.
public interface Citing {
    /// What the viewer may see of it.
    List<Citation> citing(Viewer viewer, LegalDocument document);

    /// One thing that rests on an article.
    ///
    /// @param article number of the article, empty for the document as a whole
    /// @param code short code shown first, such as a requirement's
    /// @param address where it is read; empty where there is no page of its own
    record Citation(String article, String code, String textVi, String textEn, String address) {
        public String text(Locale locale) {
            return locale.getLanguage().equals("en") ? textEn : textVi;
        }
    }
}
