package vn.khien.inventory;

import java.time.Instant;

/// A product that runs in a system, as the register has it.
///
/// @param vendor as entered; empty where it is not known
/// @param version as entered; empty where it is not known
/// @param key what it is matched by, see [ProductKey]
/// @param origin `form`, `excel` or `cyclonedx`
public record Product(
        long id,
        long system,
        String systemCode,
        String vendor,
        String name,
        String version,
        String key,
        String origin,
        Instant since) {}
