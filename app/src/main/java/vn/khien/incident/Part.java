package vn.khien.incident;

import java.util.Locale;
import java.util.Set;

/// One law's side of an incident: what is reported under it goes to its own authority, which sees no other side.
public enum Part {
    /// Response to incidents (ứng cứu sự cố): Decision 05/2017/QĐ-TTg, then Decree 331/2026/NĐ-CP.
    NETWORK(Set.of("national_coordinator", "public_security")),
    /// Breaches of personal data (vi phạm dữ liệu cá nhân): Decree 13/2023/NĐ-CP, then Law 91/2025/QH15.
    PERSONAL_DATA(Set.of("personal_data_authority"));

    private final Set<String> authorities;

    Part(Set<String> authorities) {
        this.authorities = authorities;
    }

    /// Roles of the authorities that receive it, as in `authorities.yaml`.
    Set<String> authorities() {
        return authorities;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Part of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
