package vn.khien.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A version as a text that sorts, in code order, as versions do: 8.6 before 8.10, 8.7-rc1 before 8.7, 8.7 before
/// 8.7-sp1, and 8.0 the same as 8. SQL compares versions by it, so a range is a range of an index.
public final class VersionKey {
    private static final Pattern PARTS = Pattern.compile("\\p{N}+|\\p{L}+");
    private static final Set<String> BEFORE_RELEASE =
            Set.of("alpha", "beta", "rc", "cr", "pre", "preview", "milestone", "snapshot", "dev", "ea");
    /// Before the release only where a number follows: 1.0b2, but not 1.0.2b.
    private static final Set<String> BEFORE_RELEASE_WITH_NUMBER = Set.of("a", "b", "m");
    private static final char EARLIER = '1';
    private static final char END = '2';
    private static final char LATER = '3';
    private static final char NUMBER = '4';
    private static final int LENGTH_BASE = '0';

    private VersionKey() {}

    /// @return null where the text holds no version
    public static @Nullable String of(String version) {
        var bare = version.strip().toLowerCase(Locale.ROOT);
        var build = bare.indexOf('+');
        var parts = parts(build > 0 ? bare.substring(0, build) : bare);
        if (parts.isEmpty()) {
            return null;
        }
        var key = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            if (!isZeroThatSaysNothing(parts, i)) {
                append(key, parts, i);
            }
        }
        return key.append(END).toString();
    }

    private static List<String> parts(String bare) {
        var parts = new ArrayList<String>();
        PARTS.matcher(bare).results().forEach(found -> parts.add(found.group()));
        if (parts.size() > 1
                && (parts.getFirst().equals("v") || parts.getFirst().equals("version"))) {
            parts.removeFirst();
        }
        return parts;
    }

    /// A zero behind which no number but zero follows before the end or the next word: 8.0 is 8, 8.0-rc1 is 8-rc1.
    private static boolean isZeroThatSaysNothing(List<String> parts, int place) {
        for (int i = place; i < parts.size(); i++) {
            if (!Character.isDigit(parts.get(i).charAt(0))) {
                return i > place && place > 0;
            }
            if (!number(parts.get(i)).isEmpty()) {
                return false;
            }
        }
        return place > 0;
    }

    private static void append(StringBuilder key, List<String> parts, int place) {
        var part = parts.get(place);
        if (Character.isDigit(part.charAt(0))) {
            var digits = number(part);
            key.append(NUMBER).append((char) (LENGTH_BASE + digits.length())).append(digits);
        } else {
            var numbered = place + 1 < parts.size()
                    && Character.isDigit(parts.get(place + 1).charAt(0));
            var earlier = BEFORE_RELEASE.contains(part) || numbered && BEFORE_RELEASE_WITH_NUMBER.contains(part);
            key.append(earlier ? EARLIER : LATER).append(part).append('/');
        }
    }

    private static String number(String digits) {
        var from = 0;
        while (from < digits.length() && digits.charAt(from) == '0') {
            from++;
        }
        return digits.substring(from);
    }
}
