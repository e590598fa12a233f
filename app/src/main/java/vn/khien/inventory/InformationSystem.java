package vn.khien.inventory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An information system (hệ thống thông tin) as it stands in the register.
///
/// @param owner id of the organisation that owns it (chủ quản)
/// @param operator who runs it (đơn vị vận hành), in the owner's words
/// @param dataSubjects number of people whose data are held
/// @param level security level 1 to 5; absent while it is not determined
/// @param planCarriedOut whether the protection plan of the level is fully carried out: another fact than an approved
///     dossier, and another national ratio
/// @param version counts changes, so that two people who edit at once see each other
public record InformationSystem(
        long id,
        String code,
        String name,
        String purpose,
        long owner,
        String ownerCode,
        String ownerNameVi,
        String ownerNameEn,
        String ownerPath,
        String operator,
        @Nullable Long peopleServed,
        @Nullable Long dataSubjects,
        boolean personalData,
        boolean onlineService,
        @Nullable Integer level,
        Dossier dossier,
        @Nullable String dossierNumber,
        @Nullable LocalDate dossierDate,
        boolean planCarriedOut,
        int version,
        Instant updatedAt) {

    public String ownerName(Locale locale) {
        return locale.getLanguage().equals("en") ? ownerNameEn : ownerNameVi;
    }

    /// What a person may change, without what the register adds.
    public SystemFacts facts() {
        return new SystemFacts(
                code,
                name,
                purpose,
                owner,
                operator,
                peopleServed,
                dataSubjects,
                personalData,
                onlineService,
                level,
                dossier,
                dossierNumber,
                dossierDate,
                planCarriedOut);
    }
}
