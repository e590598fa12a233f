package vn.khien.provider;

import org.jspecify.annotations.Nullable;

/// An online service (dịch vụ trực tuyến) of a provider.
///
/// @param users people who use it
/// @param dataSubjects people whose personal data is processed
/// @param level approved security level of its system, null where there is none
public record Service(
        long id,
        long provider,
        String name,
        String address,
        long users,
        long dataSubjects,
        boolean personalData,
        @Nullable Integer level) {

    /// What a provider says of a service, before it is kept.
    public record Facts(
            String name,
            String address,
            long users,
            long dataSubjects,
            boolean personalData,
            @Nullable Integer level) {}
}
