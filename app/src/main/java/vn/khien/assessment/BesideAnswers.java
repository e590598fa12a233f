package vn.khien.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import vn.khien.access.Viewer;

/// What others found about the answers of an assessment: offered as a bean by rooms that look for themselves
/// (inspections), shown beside the answers, which it never alters.
public interface BesideAnswers {
    /// What the viewer may see of it.
    List<Remark> listBeside(Viewer viewer, long assessment);

    /// One remark.
    ///
    /// @param requirement position of the requirement
    /// @param style of the chip: `ok`, `info`, `warn` or `bad`
    /// @param address page where it is read
    record Remark(int requirement, String style, String textVi, String textEn, Instant at, String address) {
        public String text(Locale locale) {
            return locale.getLanguage().equals("en") ? textEn : textVi;
        }
    }
}
