package vn.khien.awareness;

import java.time.Instant;
import java.util.List;

/// A material of a campaign in its latest version.
///
/// @param licence short name of the licence under which everyone may use it, such as `CC BY 4.0`
/// @param version number of the latest version, from 1
public record Material(
        long id,
        long campaign,
        String kind,
        String title,
        String licence,
        int version,
        String name,
        String mediaType,
        long bytes,
        String sha256,
        Instant at) {
    public static final List<String> KINDS = List.of("article", "picture", "video", "audio", "leaflet", "other");
    public static final List<String> LICENCES = List.of("CC BY 4.0", "CC BY-SA 4.0", "CC0 1.0", "CC BY-ND 4.0");
}
