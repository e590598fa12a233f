package vn.khien.page;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// All texts of the interface in Vietnamese and English, from `messages_vi.properties` and `messages_en.properties`
/// of every capability. Placeholders are `{0}`, `{1}` …, and `{0|system|systems}` for the word that goes with the
/// number in place 0: the first where it is 1, or else the second. Nothing else has a meaning.
@Component
public class Texts {
    public static final Locale VIETNAMESE = Locale.of("vi", "VN");
    public static final Locale ENGLISH = Locale.ENGLISH;

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)(?:\\|([^|{}]*)\\|([^|{}]*))?}");

    private final Map<String, String> vietnamese = load("vi");
    private final Map<String, String> english = load("en");

    /// The text, or the key in brackets where no text exists: visible, and found by a test.
    public String text(Locale locale, String key, Object... args) {
        var text = (isEnglish(locale) ? english : vietnamese).get(key);
        return text == null ? "[" + key + "]" : fill(text, args);
    }

    public boolean has(String key) {
        return vietnamese.containsKey(key);
    }

    static boolean isEnglish(Locale locale) {
        return locale.getLanguage().equals("en");
    }

    private static String fill(String text, Object[] args) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            var place = Integer.parseInt(found.group(1));
            if (place >= args.length) {
                return Matcher.quoteReplacement(found.group());
            }
            var value = String.valueOf(args[place]);
            var one = found.group(2);
            var chosen = one == null ? value : value.equals("1") ? one : found.group(3);
            return Matcher.quoteReplacement(chosen);
        });
    }

    private static Map<String, String> load(String language) {
        var all = new HashMap<String, String>();
        try {
            var found = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:vn/khien/*/messages_" + language + ".properties");
            for (var resource : List.of(found)) {
                var properties = new Properties();
                try (var reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
                    properties.load(reader);
                }
                properties.forEach((key, value) -> all.put((String) key, (String) value));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(all);
    }
}
