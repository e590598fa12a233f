package vn.khien.page;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/// The icons that pages draw inline (Lucide, ISC licence).
public final class Icons {
    private static final Properties INNER = load();

    private Icons() {}

    /// The elements inside the icon's `svg`.
    ///
    /// @throws IllegalArgumentException for an icon that is not shipped
    public static String inner(String name) {
        var inner = INNER.getProperty(name);
        if (inner == null) {
            throw new IllegalArgumentException("no icon '" + name + "'");
        }
        return inner;
    }

    private static Properties load() {
        var icons = new Properties();
        try (var stream = Objects.requireNonNull(Icons.class.getResourceAsStream("icons.properties"));
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            icons.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return icons;
    }
}
