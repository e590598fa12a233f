package vn.khien.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.access.Role;
import vn.khien.inventory.RegisteringSystems;
import vn.khien.platform.ProductClock;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// Incidents as other systems use them, and what each authority gets over HTTP.
@KhienTest
class IncidentApiTest {
    @Autowired
    private World world;

    @Autowired
    private RegisteringSystems registering;

    @Autowired
    private ProductClock clock;

    private April2024 april;

    @Autowired
    private JsonMapper json;

    @LocalServerPort
    private int port;

    @BeforeEach
    void turn() {
        april = new April2024(world, clock, registering);
        april.turnTo(April2024.NOW);
    }

    @AfterEach
    void turnBack() {
        april.turnBack();
    }

    private record Answer(int status, JsonNode body) {}

    private Answer call(String method, String token, String path, String body) throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/incidents" + path))
                                .header("Authorization", "Bearer " + token)
                                .header("Accept-Language", "en")
                                .header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), json.readTree(answer.body()));
    }

    @Test
    void anIncidentIsReportedAndEachAuthorityGetsItsPart() throws Exception {
        var body = world.token(Role.FOCAL_POINT, world.organisation("Bệnh viện API (giả định)", world.shipped("LDG")));
        var desk = world.token(Role.COORDINATOR, world.shipped("VNCERT-CC"));
        var privacy = world.token(Role.COORDINATOR, world.shipped("A05"));
        var wrong = call("POST", body, "", "{\"answers\":{\"detected\":\"31/02/2024 08:00\",\"kind\":\"leak\"}}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body().get("errors").get(0).get("message").asString()).contains("25/04/2024 09:41");
        var made = call("POST", body, "", """
                {"answers":{"kind":"leak","detected":"2024-04-24T08:35:00+07:00","where":"unknown","service":"running",
                            "personal":"yes"}}
                """);
        assertThat(made.status()).isEqualTo(201);
        var code = made.body().get("code").asString();
        assertThat(code).startsWith("SC-2024-");
        assertThat(call("POST", body, "/" + code + "/reports", """
                {"part":"personal_data","answers":{"subjects":"120","data":"Họ tên","sensitive":"no"}}
                """).status()).isEqualTo(201);

        assertThat(parts(call("GET", body, "/" + code + "/reports", "").body())).isEqualTo("network personal_data ");
        assertThat(parts(call("GET", desk, "/" + code + "/reports", "").body())).isEqualTo("network ");
        assertThat(parts(call("GET", privacy, "/" + code + "/reports", "").body()))
                .isEqualTo("personal_data ");
        var sent = call("GET", desk, "/" + code + "/reports", "")
                .body()
                .get("items")
                .get(0)
                .get("id")
                .asString();
        assertThat(call("POST", desk, "/" + code + "/reports/" + sent + "/receipt", "")
                        .status())
                .isEqualTo(201);
        assertThat(call("GET", desk, "/" + code + "/reports", "")
                        .body()
                        .at("/items/0/receipts/0/organisation")
                        .asString())
                .isEqualTo("VNCERT-CC");
        var clocks = call("GET", privacy, "/" + code + "/clocks", "").body().get("items");
        assertThat(clocks.size()).isEqualTo(1);
        assertThat(clocks.get(0).get("code").asString()).isEqualTo("pd-breach");
        assertThat(clocks.get(0).get("state").asString()).isEqualTo("met");
        assertThat(clocks.get(0).get("mark").asString()).isEqualTo("recalled");

        var stranger = world.token(Role.HEAD, world.shipped("CMU"));
        for (var path : new String[] {"/" + code, "/" + code + "/reports", "/" + code + "/clocks", "/SC-2024-9999"}) {
            assertThat(call("GET", stranger, path, "").status()).as(path).isEqualTo(404);
        }
        assertThat(call("POST", body, "/" + code + "/grading", "{}").status()).isEqualTo(404);
        assertThat(call("POST", privacy, "/" + code + "/grading", "{\"serious\":true,\"words\":\"Rất nghiêm trọng\"}")
                        .status())
                .isEqualTo(404);
    }

    private static String parts(JsonNode reports) {
        var parts = new StringBuilder();
        reports.get("items")
                .forEach(one -> parts.append(one.get("part").asString()).append(' '));
        return parts.toString();
    }

    @Test
    void theFormBeforeSignInNeedsNoSession() throws Exception {
        var page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/incidents/report"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("name=\"kind\"").doesNotContain("<script>alert");
        assertThat(page.headers().allValues("set-cookie")).noneMatch(cookie -> cookie.startsWith("khien-session"));
    }
}
