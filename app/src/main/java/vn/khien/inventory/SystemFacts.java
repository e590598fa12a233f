package vn.khien.inventory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What an owner says about a system.
///
/// @param code empty: the register gives one
/// @param owner id of the owning organisation
public record SystemFacts(
        String code,
        String name,
        String purpose,
        long owner,
        String operator,
        @Nullable Long peopleServed,
        @Nullable Long dataSubjects,
        boolean personalData,
        boolean onlineService,
        @Nullable Integer level,
        Dossier dossier,
        @Nullable String dossierNumber,
        @Nullable LocalDate dossierDate,
        boolean planCarriedOut) {

    SystemFacts withCode(String given) {
        return new SystemFacts(
                given,
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

    SystemFacts withLevel(int determined) {
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
                determined,
                dossier,
                dossierNumber,
                dossierDate,
                planCarriedOut);
    }
}
