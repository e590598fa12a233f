package vn.khien.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.khien.access.Role;
import vn.khien.support.Browser;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// Requests that cannot be taken are refused in words that name what is wrong, and never as our failure.
@KhienTest
class RefusalsTest {
    private static final int THREE_MEGABYTES = 3 * 1024 * 1024;

    @Autowired
    World world;

    @LocalServerPort
    int port;

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpRequest.Builder call(Role role, String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + world.token(role, world.organisation("Sở Từ chối", null)))
                .header("Accept-Language", "en");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(Role role, String path, BodyPublisher body) throws Exception {
        return send(call(role, path).header("Content-Type", "application/json").POST(body));
    }

    private HttpResponse<String> postSystem(String json) throws Exception {
        return post(Role.FOCAL_POINT, "/api/v1/systems", BodyPublishers.ofString(json));
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String... parts) {
        assertThat(answer.body()).contains(parts);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    /// The whole answer to a request that no client library would send.
    private String raw(String target, String... headers) throws IOException {
        try (var socket = new Socket("localhost", port)) {
            var request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + String.join("", headers) + "\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({"%FF,mã hóa sai", "%,mã hóa sai", "a%00b,ký tự rỗng"})
    void aParameterThatNobodyCanReadIsRefusedOnAPage(String q, String words) throws Exception {
        assertThat(raw("/systems?q=" + q)).startsWith("HTTP/1.1 400").contains("text/html", "class=\"brand\"", words);
        assertThat(raw("/sign-in?" + q + "=1")).startsWith("HTTP/1.1 400").contains(words);
    }

    @ParameterizedTest
    @CsvSource({"%FF,encoded wrongly", "%,encoded wrongly", "a%00b,null character"})
    void aParameterThatNobodyCanReadIsRefusedForPrograms(String q, String words) throws Exception {
        assertThat(raw("/api/v1/organisations?q=" + q, "Accept-Language: en\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", words);
    }

    @Test
    void aFieldWithTheNullCharacterIsNamed() throws Exception {
        var form = client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("login=a%00&password=b"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(form.statusCode()).isEqualTo(400);
        assertThat(form.body()).contains("login", "U+0000");
        assertProblem(upload("a.txt", "\0"), 400, "\"field\":\"note\"", "U+0000");
        assertProblem(postSystem("{\"name\":\"a\\u0000b\"}"), 400, "\"field\":\"name\"", "null character");
        assertProblem(
                post(
                        Role.ISSUER,
                        "/api/v1/campaigns",
                        BodyPublishers.ofString("{\"channels\":[\"press\",\"\\u0000\"]}")),
                400,
                "\"field\":\"channels[1]\"");
    }

    private HttpResponse<String> upload(String name, String note) throws Exception {
        var body = "--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n" + note
                + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: text/plain\r\n\r\n1. Các bộ rà soát, báo cáo.\r\n--b--\r\n";
        return send(call(Role.ISSUER, "/api/v1/directives")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body)));
    }

    @Test
    void aLongNameOfAFileIsNoLargeFile() throws Exception {
        assertThat(upload("a".repeat(600) + ".txt", "").statusCode()).isEqualTo(201);
        assertProblem(upload("a".repeat(9000) + ".txt", ""), 413, "Shorten the name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/systems/%ff", "/systems/a%2fb", "/systems/%", "/systems/%00"})
    void anAddressThatTheServerCannotReadGetsAPageInBothLanguages(String path) throws Exception {
        assertBare(raw(path));
    }

    @Test
    void headersAndAddressesThatAreTooLongGetThatPageToo() throws Exception {
        assertBare(raw("/systems?q=" + "a".repeat(9000)));
        assertBare(raw("/systems", "X-Long: " + "a".repeat(9000) + "\r\n"));
    }

    private static void assertBare(String answer) {
        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("text/html", "Không đọc được yêu cầu", "The request cannot be read")
                .doesNotContainIgnoringCase("tomcat")
                .doesNotContain("Exception");
    }

    @Test
    void aProgramGetsAProblemForAnAddressThatTheServerCannotRead() throws Exception {
        assertThat(raw("/api/v1/organisations/%00", "Accept-Language: en\r\n"))
                .startsWith("HTTP/1.1 400")
                .contains("application/problem+json", "\"status\":400", "The request cannot be read")
                .doesNotContainIgnoringCase("tomcat");
    }

    @Test
    void aWrongValueInAnAddressIsNamedAndOnlyAPathLeadsNowhere() throws Exception {
        assertProblem(
                send(call(Role.FOCAL_POINT, "/api/v1/systems?limit=abc")), 400, "\"field\":\"limit\"", "whole number");
        var absent = send(call(Role.ISSUER, "/api/v1/directives/abc"));
        assertProblem(absent, 404, "There is no such page");
        assertThat(absent.headers().firstValue("Content-Language")).contains("en");
        try (var context = Browser.open(Browser.LAPTOP)) {
            var address = "http://localhost:" + port;
            var login = world.login(Role.ANALYST, world.organisation("Bộ Từ chối", null));
            var requests =
                    Browser.signIn(context, address, login, World.PASSWORD).request();
            for (var query : List.of("/systems?from=abc", "/systems?level=abc", "/picture?directive=abc")) {
                var answer = requests.get(address + query);
                var name = query.replaceAll(".*\\?|=.*", "");
                assertThat(answer.status()).as(query).isEqualTo(400);
                assertThat(answer.text()).as(query).contains(name, "phải là số nguyên");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'dossierDate':'2025-02-31'}|dossierDate|2024-04-25",
                "{'dossierDate':20000}|dossierDate|2024-04-25",
                "{'dossierDate':[2024,4,5]}|dossierDate|2024-04-25",
                "{'peopleServed':'abc'}|peopleServed|whole number",
                "{'peopleServed':2.5}|peopleServed|whole number",
                "{'level':99999999999}|level|whole number",
                "{'personalData':'maybe'}|personalData|true or false",
                "{'name':{}}|name|text"
            },
            quoteCharacter = '"')
    void aValueThatDoesNotFitIsNamedByItsPlace(String json, String field, String words) throws Exception {
        assertProblem(postSystem(json.replace('\'', '"')), 422, "\"field\":\"" + field + "\"", words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|“zzz” is not taken here. Use one of: none, drafted, appraised, approved.",
                "vi|“zzz” không phải giá trị được nhận. Dùng một trong các giá trị: none, drafted, appraised, approved."
            })
    void aWordThatAFieldDoesNotTakeIsToldWithThoseThatItTakes(String language, String message) throws Exception {
        var answer = send(call(Role.FOCAL_POINT, "/api/v1/systems")
                .setHeader("Accept-Language", language)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"Thư\",\"dossier\":\"zzz\"}")));
        assertProblem(
                answer,
                422,
                "\"field\":\"dossier\"",
                "\"pointer\":\"#/dossier\"",
                "\"allowed\":[\"none\",\"drafted\",\"appraised\",\"approved\"]",
                "\"message\":\"" + message + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ISSUER|/campaigns|{'channels':['press','zzz']}|#/channels/1|loudspeaker",
                "ANALYST|/inspections|{'reason':'zzz'}|#/reason|complaint",
                "FOCAL_POINT|/incidents|{'answers':{'kind':'leak,zzz'}}|#/answers/kind|leak",
                "WARNING_DESK|/advisories|{'severity':'zzz'}|#/severity|critical"
            })
    void soIsAWordInAnyOtherRoom(Role role, String path, String json, String pointer, String allowed) throws Exception {
        assertProblem(
                post(role, "/api/v1" + path, BodyPublishers.ofString(json.replace('\'', '"'))),
                422,
                "\"pointer\":\"" + pointer + "\"",
                "\"code\":\"page.problem.word\"",
                "\"" + allowed + "\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ANALYST|/picture?asOf=31/02/2024|asOf|20/04/2024",
                "ANALYST|/reports/consolidated?asOf=31/02/2024|asOf|20/04/2024",
                "ANALYST|/reports/consolidated?format=zzz|format|docx, pdf, xlsx",
                "FOCAL_POINT|/incidents?state=zzz|state|new, open, ended, closed, merged, dismissed",
                "FOCAL_POINT|/systems?dossier=zzz|dossier|none, drafted, appraised, approved",
                "ISSUER|/directives/1/assignments?state=zzz|state|open, acknowledged, done, late, ended"
            })
    void aParameterThatCannotBeTakenIsNamedInEveryRoom(Role role, String path, String name, String words)
            throws Exception {
        assertProblem(send(call(role, "/api/v1" + path)), 400, "\"field\":\"" + name + "\"", words);
    }

    @Test
    void anIdThatWasNeverGivenOutNamesNothing() throws Exception {
        for (var id : List.of("abc", "-1", "99999999999999999999", "1")) {
            assertThat(post(
                                    Role.FOCAL_POINT,
                                    "/api/v1/submissions",
                                    BodyPublishers.ofString("{\"directive\":\"" + id + "\",\"organisation\":\"X\"}"))
                            .statusCode())
                    .as(id)
                    .isEqualTo(404);
        }
        assertThat(send(call(Role.WARNING_DESK, "/api/v1/advisories/draft-abc")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aWrongFieldHasTheNameThatItHasInTheJson() throws Exception {
        assertProblem(
                post(
                        Role.ISSUER,
                        "/api/v1/campaigns",
                        BodyPublishers.ofString("{\"from\":\"2024-05-02\",\"to\":\"2024-05-01\"}")),
                422,
                "\"field\":\"title\"",
                "\"field\":\"to\"");
    }

    @Test
    void everyWordOfAnObligationThatIsNotTakenIsNamed() throws Exception {
        var draft = upload("a.txt", "").headers().firstValue("Location").orElseThrow();
        assertProblem(
                post(Role.ISSUER, draft + "/obligations", BodyPublishers.ofString("""
                        {"clause":"1","quote":"x","kind":"zzz","due":{"date":"2024-04-30"},
                         "addressees":[{"kind":"open"},{"kind":"zzz"}]}
                        """)),
                422,
                "\"pointer\":\"#/kind\"",
                "\"pointer\":\"#/due/rule\"",
                "\"pointer\":\"#/addressees/1/kind\"",
                "\"allowed\":[\"before\",\"by\",\"within\",\"every\",\"none\"]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en|Not signed in",
                "fr, en;q=0.5|Not signed in",
                "vi, en;q=0.5|Chưa đăng nhập",
                "fr|Chưa đăng nhập",
                "|Chưa đăng nhập"
            })
    void whoIsNotSignedInIsToldInTheLanguageOfAllRefusals(String language, String title) throws Exception {
        assertThat(raw("/api/v1/systems", language == null ? "" : "Accept-Language: " + language + "\r\n"))
                .startsWith("HTTP/1.1 401")
                .contains("application/problem+json", "WWW-Authenticate: Bearer", "\"title\":\"" + title + "\"");
    }

    @Test
    void nothingInPlaceOfAnItemIsNamedByItsPlace() throws Exception {
        assertProblem(
                post(Role.ISSUER, "/api/v1/campaigns", BodyPublishers.ofString("{\"channels\":[null]}")),
                422,
                "\"field\":\"channels");
    }

    @Test
    void jsonThatIsNoneIsRefusedAsSuch() throws Exception {
        assertProblem(postSystem("{\"name\":\"a\",\"name\":\"b\"}"), 400, "twice");
        assertProblem(postSystem("{\"name\":"), 400, "line 1");
        assertProblem(postSystem(""), 400, "body of the request is missing");
        assertThat(postSystem("{").body()).doesNotContain("Go back");
    }

    @Test
    void otherKindsOfCallsSayWhatIsTaken() throws Exception {
        assertProblem(
                send(call(Role.FOCAL_POINT, "/api/v1/systems")
                        .header("Content-Type", "application/xml")
                        .POST(BodyPublishers.ofString("<a/>"))),
                415,
                "application/json");
        assertProblem(
                send(call(Role.FOCAL_POINT, "/api/v1/systems").header("Accept", "application/xml")), 406, "Accept");
        var method = send(call(Role.FOCAL_POINT, "/api/v1/systems").DELETE());
        assertProblem(method, 405, "DELETE", "\"title\":\"The method is not taken\"");
        assertThat(method.headers().firstValue("Allow").orElse("")).contains("GET", "POST");
        assertProblem(
                send(call(Role.ISSUER, "/api/v1/directives")
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(BodyPublishers.ofString(
                                "--b\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\n1\r\n--b--\r\n"))),
                400,
                "\"field\":\"file\"");
    }

    @Test
    void aBodyEndsAtItsLimitWhetherItsLengthIsKnownOrNot() throws Exception {
        var large = "{\"name\":\"" + "a".repeat(THREE_MEGABYTES) + "\"}";
        assertProblem(postSystem(large), 413, "2 MB");
        var bytes = large.getBytes(StandardCharsets.UTF_8);
        var stream = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
        assertProblem(post(Role.FOCAL_POINT, "/api/v1/systems", stream), 413, "2 MB");
        assertProblem(
                send(call(Role.FOCAL_POINT, "/api/v1/systems")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .POST(stream)),
                413,
                "2 MB");
    }

    @Test
    void aDocumentMayBeLargerThanACall() throws Exception {
        var large = "{\"document\":\"" + "a".repeat(THREE_MEGABYTES);
        assertProblem(
                post(
                        Role.WARNING_DESK,
                        "/api/v1/advisories/imports?kind=csaf",
                        BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8)))),
                422,
                "\"field\":\"file\"");
    }
}
