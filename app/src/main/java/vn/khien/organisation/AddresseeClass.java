package vn.khien.organisation;

import java.util.Locale;

/// A class of bodies by which directives name their addressees. Members are looked up in the tree of a date.
public enum AddresseeClass {
    /// Ministries (bộ).
    MINISTRY,
    /// Ministerial-level agencies (cơ quan ngang bộ).
    MINISTERIAL_AGENCY,
    /// Government agencies (cơ quan thuộc Chính phủ).
    GOVERNMENT_AGENCY,
    /// People's Committees of provinces and centrally-run cities.
    PROVINCE,
    /// State-owned groups and corporations.
    STATE_ENTERPRISE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
