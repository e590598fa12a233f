package vn.khien.picture;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.khien.page.Dates;
import vn.khien.platform.Deadline;
import vn.khien.platform.Problem;
import vn.khien.platform.WrongParameter;

/// The moment of a past picture as people and other systems write it: a day, which is seen as it ended, or an
/// instant with its offset (`2024-04-20T17:00:00+07:00`).
public final class PastMoment {
    private PastMoment() {}

    /// The last instant that is seen, or nothing where the text is neither, or names a day that does not exist.
    static Optional<Instant> read(String text) {
        return text.contains("T")
                ? instant(text)
                : Dates.read(text).map(day -> Deadline.by(day).lateFrom().minusNanos(1));
    }

    /// A plus that was not escaped in an address arrives as a space.
    private static Optional<Instant> instant(String text) {
        try {
            var at = OffsetDateTime.parse(text.strip().replace(' ', '+'));
            return at.getYear() > 0 ? Optional.of(at.toInstant()) : Optional.empty();
        } catch (DateTimeException noInstant) {
            return Optional.empty();
        }
    }

    /// What an address carries on so that it leads to the same moment; nothing for the present.
    public static String carried(String asOf) {
        return asOf.isBlank() ? "" : "&asOf=" + URLEncoder.encode(asOf.strip(), StandardCharsets.UTF_8);
    }

    /// What is asked for; null, the present, where nothing is.
    ///
    /// @throws WrongParameter where it cannot be read
    public static @Nullable Instant asked(String asOf) {
        return asOf.isBlank()
                ? null
                : read(asOf).orElseThrow(() -> new WrongParameter(Problem.at("asOf", "picture.no-such-day")));
    }
}
