package vn.khien.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.khien.access.Role;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// What the outer edge of the API says.
@KhienTest
class EdgesTest {
    private static final String DISPATCH = "Số: 98/CĐ-TTg\nHà Nội, ngày 07 tháng 4 năm 2024\n1. Các bộ rà soát.";

    @Autowired
    World world;

    @LocalServerPort
    int port;

    private final HttpClient client = HttpClient.newHttpClient();
    String token = "";

    @BeforeEach
    void issuer() {
        token = world.token(Role.ISSUER, world.organisation("Văn phòng thử", null));
    }

    private HttpRequest.Builder call(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", "en");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> bringIn(String key, String text) throws Exception {
        return send(call("/api/v1/directives")
                .header("Content-Type", "text/plain;charset=UTF-8")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(text)));
    }

    @Test
    void theSameCallWithTheSameKeyDoesNothingAndGivesTheFirstAnswer() throws Exception {
        var key = UUID.randomUUID().toString();
        var first = bringIn(key, DISPATCH);
        var second = bringIn(key, DISPATCH);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.headers().firstValue("Location"))
                .isPresent()
                .isEqualTo(first.headers().firstValue("Location"));
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() throws Exception {
        var key = UUID.randomUUID().toString();
        bringIn(key, DISPATCH);
        var other = bringIn(key, DISPATCH + " Khác.");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(other.body()).contains("web.problem.key-other-call").contains("another call");
    }

    @Test
    void theDescriptionOfTheApiIsOpenAndNamesTheFixedRoutes() throws Exception {
        var description = client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/openapi.json"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(description.statusCode()).isEqualTo(200);
        assertThat(description.body())
                .contains("\"openapi\"")
                .contains("/api/v1/organisations/{code}")
                .contains("/api/v1/directives/{id}/issue")
                .doesNotContain("\"viewer\"");
    }

    @Test
    void whatIsNotThereIsAProblemInTheLanguageAskedFor() throws Exception {
        var absent = send(call("/api/v1/nothing"));
        assertThat(absent.statusCode()).isEqualTo(404);
        assertThat(absent.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(absent.body()).contains("\"status\":404");
        var wrong = send(call("/api/v1/organisations?limit=many"));
        assertThat(wrong.statusCode()).isIn(400, 404);
    }

    @Test
    void aFormWithAnOldTokenGetsAPageThatSaysSo() throws Exception {
        var answer = client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sign-in"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("login=a&password=b&_csrf=old"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("<html").contains("chưa có gì được ghi");
    }
}
