package vn.khien.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.khien.support.KhienTest;

/// What a page asks the browser to fetch.
@KhienTest
class PageFilesTest {
    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(/static/[^\"#]+)");

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/public"})
    void isThereForEverybodyTheIconOfTheTabToo(String page) throws Exception {
        var files = FILE.matcher(get(page).body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
        assertThat(files).contains("/static/icon.svg").hasSizeGreaterThan(4);
        for (var file : files) {
            assertThat(get(file).statusCode()).as(file).isEqualTo(200);
        }
        assertThat(get("/static/icon.svg").headers().firstValue("Content-Type")).contains("image/svg+xml");
    }
}
