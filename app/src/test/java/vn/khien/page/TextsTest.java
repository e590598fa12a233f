package vn.khien.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class TextsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaceholders() throws IOException {
        var vietnamese = load("vi");
        var english = load("en");
        assertThat(vietnamese.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
        for (var key : vietnamese.stringPropertyNames()) {
            assertThat(placeholders(vietnamese.getProperty(key)))
                    .as(key)
                    .isEqualTo(placeholders(english.getProperty(key)));
        }
    }

    /// "1 systems" is nobody's English; limits ("at most {0} characters") are never one.
    @Test
    void englishWordsGoWithTheirNumber() throws IOException {
        var english = load("en");
        var noun = "\\{\\d} (?:[a-z]+ )?(?:days|hours|minutes|systems|units|answers|files|obligations|items|entries"
                + "|incidents|provinces|organisations|rows|requirements|providers|services|users|letters|people|places"
                + "|problems|campaigns|questions|tasks|reports|products|members|findings|advisories|proposals)\\b";
        var counted = Pattern.compile("(?<!at most |more than |1 to |says )" + noun, Pattern.CASE_INSENSITIVE);
        assertThat(english.stringPropertyNames())
                .allSatisfy(key -> assertThat(english.getProperty(key)).as(key).doesNotContainPattern(counted));
    }

    @Test
    void aPlaceholderIsFilledOnceAndItsWordIsChosenByTheNumber() {
        var texts = new Texts();
        assertThat(texts.text(Texts.ENGLISH, "advisory.would-reach", 1, 2))
                .isEqualTo("Would reach 1 organisation, 2 systems");
        assertThat(texts.text(Texts.ENGLISH, "advisory.would-reach", "{1}", 0))
                .isEqualTo("Would reach {1} organisations, 0 systems");
    }

    @Test
    void everyKeyThatATemplateNamesExists() throws IOException {
        var known = load("vi").stringPropertyNames();
        var named = new TreeSet<String>();
        var call = Pattern.compile("shell\\.t\\(\"([a-z0-9._-]+)\"[,)]");
        try (var files = Files.walk(Path.of("src/main/jte"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".jte")).toList()) {
                var matcher = call.matcher(Files.readString(file));
                while (matcher.find()) {
                    named.add(matcher.group(1));
                }
            }
        }
        var missing = new HashSet<>(named);
        missing.removeAll(known);
        assertThat(missing).isEmpty();
        assertThat(named).isNotEmpty();
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    private static Properties load(String language) throws IOException {
        var all = new Properties();
        for (var resource : new PathMatchingResourcePatternResolver()
                .getResources("classpath*:vn/khien/*/messages_" + language + ".properties")) {
            try (var reader = new InputStreamReader(resource.getInputStream(), StandardCharsets.UTF_8)) {
                all.load(reader);
            }
        }
        return all;
    }
}
