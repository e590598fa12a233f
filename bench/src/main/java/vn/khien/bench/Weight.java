package vn.khien.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// Kilobytes (1,000 bytes) over the wire as a browser with an empty cache takes them: the first page after sign-in with
/// all it links, fonts included; and a later page, when what it shares with the first is in the cache.
final class Weight implements Bench.Measurement {
    private static final Pattern LINKED = Pattern.compile("(?:href|src)=\"(/static/[^\"]+)\"");
    private static final Pattern FONT = Pattern.compile("url\\(([^)]+\\.woff2)\\)");
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Set<URI> cached = new LinkedHashSet<>();

    @Override
    public List<Ratio> measure(Ground ground) throws Exception {
        var http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        signIn(ground, http);
        var first = kilobytes(ground, http, "/picture");
        var later = 0.0;
        var heaviest = "";
        for (var path : List.of("/directives", "/organisations", "/systems", "/assessments", "/submissions")) {
            var weight = kilobytes(ground, http, path);
            if (weight > later) {
                later = weight;
                heaviest = path;
            }
        }
        return List.of(
                new Ratio("weight", first, true, 180, "kB, first page (/picture) with fonts"),
                new Ratio("weight", later, true, 40, "kB, the heaviest later page: " + heaviest));
    }

    private static void signIn(Ground ground, HttpClient http) throws IOException, InterruptedException {
        var page = http.send(
                        HttpRequest.newBuilder(ground.address("/sign-in")).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        var csrf = CSRF.matcher(page);
        if (!csrf.find()) {
            throw new IllegalStateException("no form to sign in with");
        }
        var form =
                "login=analyst&password=" + URLEncoder.encode(vn.khien.nation.Nation.PASSWORD, StandardCharsets.UTF_8)
                        + "&_csrf=" + csrf.group(1);
        var answer = http.send(
                HttpRequest.newBuilder(ground.address("/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || answer.uri().getPath().equals("/sign-in")) {
            throw new IllegalStateException("sign-in failed: " + answer.statusCode() + " " + answer.uri());
        }
    }

    private double kilobytes(Ground ground, HttpClient http, String path) throws IOException, InterruptedException {
        var page = fetch(http, ground.address(path));
        long bytes = page.length;
        var html = text(page);
        if (!html.contains("<main")) {
            throw new IllegalStateException(path + " is not a page");
        }
        var linked = LINKED.matcher(html);
        while (linked.find()) {
            bytes += once(http, ground.address(linked.group(1)));
        }
        return bytes / 1000.0;
    }

    private long once(HttpClient http, URI address) throws IOException, InterruptedException {
        if (!cached.add(address)) {
            return 0;
        }
        var body = fetch(http, address);
        long bytes = body.length;
        if (address.getPath().endsWith(".css")) {
            var fonts = FONT.matcher(text(body));
            while (fonts.find()) {
                bytes += once(http, address.resolve(fonts.group(1)));
            }
        }
        return bytes;
    }

    private static byte[] fetch(HttpClient http, URI address) throws IOException, InterruptedException {
        var answer = http.send(
                HttpRequest.newBuilder(address)
                        .header("Accept-Encoding", "gzip")
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(String.format(Locale.ROOT, "%d at %s", answer.statusCode(), address));
        }
        return answer.body();
    }

    private static String text(byte[] body) throws IOException {
        var zipped = body.length > 2 && body[0] == (byte) 0x1f && body[1] == (byte) 0x8b;
        if (!zipped) {
            return new String(body, StandardCharsets.UTF_8);
        }
        try (var plain = new GZIPInputStream(new java.io.ByteArrayInputStream(body))) {
            return new String(plain.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
