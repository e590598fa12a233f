package vn.khien.publicsite;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.khien.support.Browser;
import vn.khien.support.KhienTest;

@KhienTest
class PublicSiteTest {
    private static final List<String> PAGES =
            List.of("", "/warnings", "/guide", "/law", "/law/nd-85-2016", "/check", "/data", "/accessibility");

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Test
    void everyPageIsThereInBothLanguagesCacheableAndWithoutACookieOrAScript() throws Exception {
        for (var site : List.of("/public", "/public/en")) {
            for (var path : PAGES) {
                var answer = get(site + path);
                var html = new String(answer.body(), StandardCharsets.UTF_8);
                assertThat(answer.statusCode()).as(site + path).isEqualTo(200);
                assertThat(answer.headers().firstValue("Set-Cookie"))
                        .as(site + path)
                        .isEmpty();
                assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
                        .startsWith("public, max-age=60");
                assertThat(answer.headers().firstValue("Content-Security-Policy"))
                        .isPresent();
                assertThat(html).contains("<html lang=\"" + (site.endsWith("en") ? "en" : "vi"));
                assertThat(html).doesNotContain("<script").doesNotContain("[publicsite.");
            }
        }
    }

    @Test
    void whatIsKnownAlreadyIsNotSentAgain() throws Exception {
        var first = get("/public");
        var tag = first.headers().firstValue("ETag").orElseThrow();
        var again = get("/public", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get("/public", "If-None-Match", "\"another\"").statusCode()).isEqualTo(200);
    }

    @Test
    void theCompressedFormHoldsTheSamePage() throws Exception {
        var zipped = get("/public/law", "Accept-Encoding", "gzip");
        assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(zipped.headers().firstValue("Vary").orElse("")).contains("Accept-Encoding");
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
            assertThat(plain.readAllBytes()).isEqualTo(get("/public/law").body());
        }
    }

    @Test
    void theFirstPageWithAllThatItLinksIsUnderOneHundredAndTwentyKilobytes() throws Exception {
        var bytes = 0;
        var html = get("/public", "Accept-Encoding", "gzip");
        bytes += html.body().length;
        var linked = Pattern.compile("href=\"(/static/[^\"]+)\"")
                .matcher(new String(get("/public").body(), StandardCharsets.UTF_8));
        while (linked.find()) {
            if (linked.group(1).endsWith(".css")) {
                bytes += get(linked.group(1), "Accept-Encoding", "gzip").body().length;
            }
        }
        for (var font : List.of(
                "be-vietnam-pro-latin-600-normal",
                "be-vietnam-pro-vietnamese-600-normal",
                "source-sans-3-latin-wght-normal",
                "source-sans-3-vietnamese-wght-normal")) {
            bytes += get("/static/fonts/" + font + ".woff2").body().length;
        }
        assertThat(bytes).isLessThan(120_000);
    }

    @Test
    void theSameFiguresAreThereAsPageAndAsFiles() throws Exception {
        assertThat(get("/public/data/state.csv").headers().firstValue("Content-Type"))
                .hasValue("text/csv;charset=UTF-8");
        assertThat(get("/public/data/state.json").statusCode()).isEqualTo(200);
        assertThat(get("/public/data/dictionary.json").statusCode()).isEqualTo(200);
    }

    @Test
    void theLeafletIsAnA4Document() throws Exception {
        var leaflet = get("/public/leaflet.pdf");
        assertThat(leaflet.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        assertThat(new String(leaflet.body(), 0, 5, StandardCharsets.ISO_8859_1))
                .isEqualTo("%PDF-");
    }

    @Test
    void whatIsNotThereIsSaidInTheLanguageOfItsAddress() throws Exception {
        for (var path : List.of("/public/nothing", "/public/law/no-such-law", "/public/absent", "/public/a%2e/b")) {
            var answer = get(path);
            assertThat(answer.statusCode()).as(path).isIn(400, 404);
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
        assertThat(new String(get("/public/en/nothing").body(), StandardCharsets.UTF_8))
                .contains("There is no such page");
    }

    @Test
    void aForgedReceiptAndANaughtyNumberAreAnsweredWithoutRunningAnything() {
        try (var context = Browser.open(Browser.PHONE)) {
            var page = context.newPage();
            page.navigate("http://localhost:" + port + "/public/check");
            page.fill("#text", "{\"format\":\"khien-receipt/1\"}");
            page.locator("form[method=post] button").click();
            assertThat(page.locator("#answer")).containsText("không phải biên nhận");
            page.fill("#number", "<script>alert(1)</script>'\"");
            page.locator("form[method=get] button").click();
            assertThat(page.locator("#answer")).containsText("<script>alert(1)</script>");
        }
    }

    @Test
    void theSiteServesWithoutScripts() {
        try (var context = Browser.open(
                Browser.LAPTOP,
                new NewContextOptions().setJavaScriptEnabled(false).setLocale("vi-VN"))) {
            var page = context.newPage();
            page.navigate("http://localhost:" + port + "/public");
            assertThat(page.locator("h1")).containsText("Làm ba việc này trước");
            assertThat(page.locator("a[href='/incidents/report']")).hasCount(1);
            page.locator(".ph a[href='/public/law']").click();
            page.locator("a[href='/public/law/nd-85-2016']").click();
            assertThat(page.locator("main")).containsText("Giải thích dễ hiểu");
            page.locator(".ph .lang a[lang=en]").click();
            assertThat(page.locator("main")).containsText("In plain words");
            assertThat(page.locator("html")).hasAttribute("lang", "en");
            page.locator(".pf a[href='/public/en/data']").click();
            assertThat(page.locator("a[href='/public/data/state.csv']")).isVisible();
            assertThat(context.cookies().isEmpty()).isTrue();
        }
    }
}
