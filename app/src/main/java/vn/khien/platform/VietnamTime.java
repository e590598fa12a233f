package vn.khien.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// The one time zone of the product: Asia/Ho_Chi_Minh, UTC+7, no summer time.
public final class VietnamTime {
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private VietnamTime() {}

    /// The calendar day in Viet Nam that contains the instant.
    public static LocalDate dateOf(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    /// The first instant of the day in Viet Nam.
    public static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }
}
