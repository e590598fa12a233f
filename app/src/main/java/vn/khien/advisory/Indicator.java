package vn.khien.advisory;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.khien.platform.Folding;

/// A sign by which a body finds out that it was attacked: an indicator of compromise (dấu hiệu xâm phạm, IoC).
///
/// @param note where to look for it, or what it does; may be empty
public record Indicator(Type type, String value, String note) {
    static final int VALUE_MAX = 2_000;
    static final int NOTE_MAX = 500;

    private static final String NUMBER = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    private static final Pattern IPV4 = Pattern.compile(NUMBER + "(?:\\." + NUMBER + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-f.]*:[0-9a-f:.]+");
    private static final Pattern DOMAIN = Pattern.compile(
            "(?=.{4,253}$)(?:[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_-]{0,61}[\\p{L}\\p{N}])?\\.)+\\p{L}[\\p{L}\\p{N}-]+");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
    private static final List<String> SCHEMES = List.of("http", "https", "ftp");

    /// What it is.
    public enum Type {
        IPV4,
        IPV6,
        DOMAIN,
        URL,
        SHA256,
        EMAIL,
        FILE;

        /// As it is typed and stored.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Type> find(String code) {
            return Arrays.stream(values())
                    .filter(one -> one.code().equals(code))
                    .findFirst();
        }
    }

    /// Reads a line `type | value | note`; the note may be left out.
    ///
    /// @return empty where the type is not known or the value is none of that type
    static Optional<Indicator> read(String line) {
        var parts = line.split("\\|", 3);
        var type = Type.find(parts[0].strip().toLowerCase(Locale.ROOT));
        if (type.isEmpty() || parts.length < 2) {
            return Optional.empty();
        }
        var value = written(type.get(), Folding.clean(parts[1]));
        var note = parts.length == 3 ? Folding.clean(parts[2]) : "";
        return is(type.get(), value) && value.length() <= VALUE_MAX && note.length() <= NOTE_MAX
                ? Optional.of(new Indicator(type.get(), value, note))
                : Optional.empty();
    }

    private static String written(Type type, String value) {
        return switch (type) {
            case IPV4, IPV6, DOMAIN, SHA256, EMAIL -> value.toLowerCase(Locale.ROOT);
            case URL, FILE -> value;
        };
    }

    private static boolean is(Type type, String value) {
        return switch (type) {
            case IPV4 -> IPV4.matcher(value).matches();
            case IPV6 -> isIpv6(value);
            case DOMAIN -> DOMAIN.matcher(value).matches();
            case URL -> isUrl(value);
            case SHA256 -> SHA256.matcher(value).matches();
            case EMAIL -> isEmail(value);
            case FILE -> !value.isEmpty();
        };
    }

    private static boolean isIpv6(String value) {
        try {
            return IPV6.matcher(value).matches() && InetAddress.ofLiteral(value) instanceof Inet6Address;
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static boolean isUrl(String value) {
        try {
            var url = URI.create(value);
            return url.getScheme() != null
                    && SCHEMES.contains(url.getScheme().toLowerCase(Locale.ROOT))
                    && url.getHost() != null;
        } catch (IllegalArgumentException noUrl) {
            return false;
        }
    }

    private static boolean isEmail(String value) {
        var at = value.lastIndexOf('@');
        return at > 0
                && value.substring(0, at).matches("[^@\\s]{1,64}")
                && DOMAIN.matcher(value.substring(at + 1)).matches();
    }

    /// As it is typed.
    public String line() {
        var line = type.code() + " | " + value;
        return note.isEmpty() ? line : line + " | " + note;
    }
}
