package vn.khien.inventory;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import vn.khien.access.Viewer;

/// What a room knows of a system as it stood at an instant: offered as a bean by rooms above (signed answers, findings,
/// advisories), read for the page "as it was" of an incident, so that the incident shows it without knowing them.
public interface Witnessing {
    /// Facts that held at `at`, the latest first; nothing that came afterwards. The asking room has decided and audited
    /// that the viewer may see this system.
    ///
    /// @param organisation id of the owner of the system
    List<Testimony> listKnown(Viewer viewer, long organisation, long system, Instant at);

    /// One fact.
    ///
    /// @param section text key of the group that it is shown in, such as `submission.witness.signed`
    /// @param code short code shown first, such as that of a finding; may be empty
    /// @param since from when it was so
    /// @param address page where it is read; empty where there is none
    record Testimony(String section, String code, String textVi, String textEn, Instant since, String address) {
        public String text(Locale locale) {
            return locale.getLanguage().equals("en") ? textEn : textVi;
        }
    }
}
