package vn.khien.advisory;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.khien.platform.Folding;

/// A trace by which an attack is recognised (chỉ dấu tấn công, IoC).
///
/// @param value as machines compare it; addresses that were made harmless for reading (`hxxp`, `[.]`) are made whole
/// @param note for people; may be empty
public record Indicator(Kind kind, String value, String note) {
    private static final int NOTE_MAX = 200;

    /// What it is, with the form of its values.
    public enum Kind {
        IPV4("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)"),
        IPV6("[0-9a-f:]{2,39}"),
        DOMAIN("(?:[a-z0-9-]{1,63}\\.)+[a-z][a-z0-9-]{1,62}"),
        URL("https?://\\S{1,500}"),
        EMAIL("[^@\\s]{1,64}@[^@\\s]{3,200}"),
        SHA256("[0-9a-f]{64}"),
        SHA1("[0-9a-f]{40}"),
        MD5("[0-9a-f]{32}"),
        FILE("[^|\\r\\n]{1,255}");

        private final Pattern form;

        Kind(String form) {
            this.form = Pattern.compile(form);
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Reads `type | value | note`, as somebody types it; empty where the type is unknown or the value is none of it.
    static Optional<Indicator> read(String line) {
        var parts = line.split("\\|", 3);
        if (parts.length < 2) {
            return Optional.empty();
        }
        var note = Folding.clean(parts.length > 2 ? parts[2] : "");
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.code().equals(parts[0].strip().toLowerCase(Locale.ROOT)))
                .map(kind -> new Indicator(kind, whole(kind, parts[1].strip()), note))
                .filter(one -> one.kind.form.matcher(one.value).matches() && note.length() <= NOTE_MAX)
                .findFirst();
    }

    private static String whole(Kind kind, String typed) {
        var value = typed.replace("[.]", ".").replaceFirst("(?i)^hxxp", "http");
        return kind == Kind.URL || kind == Kind.FILE ? value : value.toLowerCase(Locale.ROOT);
    }

    /// As it is typed and stored.
    String line() {
        return kind.code() + " | " + value + (note.isEmpty() ? "" : " | " + note);
    }
}
