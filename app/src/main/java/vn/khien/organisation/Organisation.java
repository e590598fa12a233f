package vn.khien.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An organisation (tổ chức): a body of state or an enterprise, as it was at one date.
///
/// @param code working code, unique at any one date
/// @param path place in the tree: `/1/42/` lies under `/1/`
/// @param addresseeClass class by which directives name it (see [AddresseeClass]), if any
public record Organisation(
        long id,
        String key,
        String code,
        Kind kind,
        String nameVi,
        String nameEn,
        @Nullable Long parent,
        String path,
        @Nullable String headTitleVi,
        @Nullable String headTitleEn,
        @Nullable String series,
        @Nullable String addresseeClass,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String mark) {

    public String name(java.util.Locale locale) {
        return locale.getLanguage().equals("en") ? nameEn : nameVi;
    }

    /// Kinds of organisation. `SUB_UNIT` and `MANAGED_ENTERPRISE` are bodies below those that the shipped data lists.
    public enum Kind {
        GOVERNMENT,
        MINISTRY,
        MINISTERIAL_AGENCY,
        GOVERNMENT_AGENCY,
        AGENCY_UNDER_MINISTRY,
        COMPETENT_UNIT,
        DEPARTMENT_CLASS,
        OTHER_CENTRAL_BODY,
        PROVINCE,
        ENTERPRISE,
        SUB_UNIT,
        MANAGED_ENTERPRISE;

        public String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
