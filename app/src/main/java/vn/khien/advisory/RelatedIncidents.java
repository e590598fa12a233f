package vn.khien.advisory;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import vn.khien.access.Viewer;

/// Incidents that name an advisory, told by whoever knows incidents.
public interface RelatedIncidents {
    /// @param code such as `SC-2024-0142`
    /// @param toldAt when it was told first
    record Related(String code, Instant toldAt, String organisationVi, String organisationEn) {
        public String organisation(Locale locale) {
            return locale.getLanguage().equals("en") ? organisationEn : organisationVi;
        }
    }

    /// Those that the viewer may see, the latest first; none for who may not read incidents.
    List<Related> list(Viewer viewer, long advisory);
}
