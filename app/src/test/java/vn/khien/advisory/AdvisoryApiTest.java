package vn.khien.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.access.Role;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// Products and advisories as other systems use them.
@KhienTest
class AdvisoryApiTest {
    @Autowired
    private World world;

    @Autowired
    private JsonMapper json;

    @LocalServerPort
    private int port;

    private record Answer(int status, JsonNode body) {}

    private Answer call(String method, String token, String path, String body) throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                                .header("Authorization", "Bearer " + token)
                                .header("Accept-Language", "en")
                                .header("Content-Type", "application/json")
                                .method(method, HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(
                answer.statusCode(), answer.body().isEmpty() ? json.createObjectNode() : json.readTree(answer.body()));
    }

    @Test
    void fromAProductToAnAnswer() throws Exception {
        var body = world.organisation("Sở API cảnh báo", null);
        var owner = world.token(Role.SYSTEM_OWNER, body);
        var system = call("POST", owner, "/systems", "{\"name\":\"Thư\",\"level\":2,\"dossier\":\"none\"}")
                .body()
                .get("code")
                .asString();
        var products = "/systems/" + system + "/products";
        var product = "{\"vendor\":\"Minh họa\",\"name\":\"API " + body.code() + "\",\"version\":\"1.2\"}";
        assertThat(call("POST", owner, products, product).status()).isEqualTo(201);
        assertThat(call("POST", owner, products, product).status()).as("again").isEqualTo(200);
        assertThat(call("POST", owner, products, "{}").status()).isEqualTo(422);
        var listed = call("GET", owner, products, "").body().get("items");
        assertThat(listed.size()).isEqualTo(1);

        var desk = world.token(Role.WARNING_DESK, world.organisation("Bàn API", null));
        var wrong = call("POST", desk, "/advisories", "{}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body().get("errors").size()).isGreaterThan(3);
        var draft = call("POST", desk, "/advisories", """
                {"titleVi":"Qua API","summaryVi":"Tóm tắt","stepsVi":"Cập nhật","severity":"high","exploited":"yes",
                 "cves":"CVE-2024-00002","indicators":"domain | xau.example.com | =1+1","products":"Minh họa | API %s | <2"}
                """.formatted(body.code()));
        assertThat(draft.status()).isEqualTo(201);
        var id = draft.body().get("id").asString();
        assertThat(call("GET", owner, "/advisories/" + id, "").status())
                .as("a draft")
                .isEqualTo(404);
        var issued = call("POST", desk, "/advisories/" + id + "/issue", "{\"version\":1}");
        assertThat(issued.status()).isEqualTo(200);
        var number = issued.body().get("number").asString();

        var seen = call("GET", owner, "/advisories/" + number + "/reach", "")
                .body()
                .get("items");
        assertThat(seen.get(0).get("because").asString()).isEqualTo("version");
        assertThat(call("POST", owner, "/advisories/" + number + "/acknowledgement", "")
                        .status())
                .isEqualTo(201);
        assertThat(call("POST", owner, "/advisories/" + number + "/acknowledgement", "")
                        .status())
                .isEqualTo(200);
        var answer = "{\"system\":\"" + system + "\",\"value\":\"%s\",\"words\":\"lên 2.0\"}";
        assertThat(call("POST", owner, "/advisories/" + number + "/answers", answer.formatted("gone"))
                        .status())
                .isEqualTo(422);
        var answered = call("POST", owner, "/advisories/" + number + "/answers", answer.formatted("fixed"));
        assertThat(answered.status()).isEqualTo(201);
        assertThat(answered.body().get("done").asInt()).isEqualTo(1);
        var document = call("GET", owner, "/advisories/" + number + "/csaf", "").body();
        assertThat(document.path("document").path("csaf_version").asString()).isEqualTo("2.0");

        var sign = call("GET", owner, "/advisories/" + number, "")
                .body()
                .get("indicators")
                .get(0);
        assertThat(sign.get("type").asString() + " " + sign.get("value").asString())
                .isEqualTo("domain xau.example.com");

        var stranger = world.token(Role.HEAD, world.organisation("Sở API lạ", null));
        for (var path : new String[] {"", "/csaf", "/reach"}) {
            assertThat(call("GET", stranger, "/advisories/" + number + path, "").status())
                    .isEqualTo(404);
        }
        assertThat(call("POST", stranger, "/advisories/" + number + "/answers", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(call("POST", owner, "/advisories", "{}").status()).isEqualTo(404);
        assertThat(call(
                                "DELETE",
                                owner,
                                products + "/" + listed.get(0).get("id").asString(),
                                "")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void filesComeInAsTheBodyAndBadOnesAreNamed() throws Exception {
        var desk = world.token(Role.WARNING_DESK, world.organisation("Bàn nhập", null));
        var kev = new String(AdvisoryRulesTest.kev(), StandardCharsets.UTF_8);
        assertThat(call("POST", desk, "/advisories/imports?kind=kev", kev).status())
                .isEqualTo(200);
        var again = call("POST", desk, "/advisories/imports?kind=kev", kev);
        assertThat(again.body().get("unchanged").asInt()).isEqualTo(1_404);
        var cut = call("POST", desk, "/advisories/imports?kind=kev", kev.substring(0, 10_000));
        assertThat(cut.status()).isEqualTo(422);
        assertThat(cut.body().get("errors").get(0).get("code").asString()).isEqualTo("page.problem.json.cut");
        assertThat(call("POST", desk, "/advisories/imports?kind=csaf", kev).status())
                .isEqualTo(422);
        assertThat(call("GET", desk, "/advisories/kev", "").status()).isEqualTo(200);
    }
}
