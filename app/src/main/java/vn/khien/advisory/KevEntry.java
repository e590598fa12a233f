package vn.khien.advisory;

import java.time.LocalDate;
import java.util.List;

/// An entry of CISA's catalogue of known exploited vulnerabilities (KEV).
///
/// @param key of the product, as the register's products have it
/// @param dueOn last day that the catalogue gives
/// @param ransomware whether ransomware is known to use it
public record KevEntry(
        String cve,
        String vendor,
        String product,
        String key,
        String name,
        String description,
        String action,
        LocalDate addedOn,
        LocalDate dueOn,
        boolean ransomware,
        String notes,
        List<String> cwes) {
    public KevEntry {
        cwes = List.copyOf(cwes);
    }

    KevEntry withKey(String resolved) {
        return new KevEntry(
                cve, vendor, product, resolved, name, description, action, addedOn, dueOn, ransomware, notes, cwes);
    }
}
