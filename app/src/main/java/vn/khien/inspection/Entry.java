package vn.khien.inspection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an inspector recorded, on the page or on a device without a network.
///
/// @param clientId made by the device, so that sending twice records once
/// @param kind `finding`, or `check` where it was as the body had said
/// @param system code of the system; empty where the finding concerns the body as a whole
/// @param requirement code of the requirement; empty where it concerns none
/// @param dueOn last day for the remedy, as typed
/// @param deviceAt what the device's clock said; null on the page
/// @param seen numbers of the findings on the same answer that the inspector saw while writing, joined by commas
/// @param both whether it stands beside what others recorded meanwhile
public record Entry(
        UUID clientId,
        @Nullable String kind,
        @Nullable String system,
        @Nullable String requirement,
        @Nullable String grade,
        @Nullable String title,
        @Nullable String words,
        @Nullable String document,
        @Nullable String article,
        @Nullable String dueOn,
        @Nullable Instant deviceAt,
        @Nullable String seen,
        boolean both) {

    private static final String CHECK = "check";
    static final List<String> KINDS = List.of("finding", CHECK);

    boolean check() {
        return CHECK.equals(kind);
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
