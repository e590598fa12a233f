package vn.khien.organisation;

import java.util.List;

/// Groups of bodies as reports name them.
public final class Groups {
    public static final List<String> KINDS =
            List.of("ministry", "government_agency", "province", "enterprise", "other");

    private Groups() {}

    /// The group of a kind of organisation, by its code.
    public static String of(String kind) {
        return switch (kind) {
            case "ministry", "ministerial_agency" -> "ministry";
            case "government_agency" -> "government_agency";
            case "province" -> "province";
            case "enterprise" -> "enterprise";
            default -> "other";
        };
    }
}
