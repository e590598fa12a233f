package vn.khien.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.access.Role;
import vn.khien.access.Tokens;
import vn.khien.access.Viewers;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// Campaigns and providers as other systems use them.
@KhienTest
class DisseminationApiTest {
    @Autowired
    private World world;

    @Autowired
    private Enrolling enrolling;

    @Autowired
    private Tokens tokens;

    @Autowired
    private Viewers viewers;

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
                        HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), json.readTree(answer.body()));
    }

    @Test
    void aCampaignIsOrderedAndWhatIsWrongIsListed() throws Exception {
        var issuer = world.token(Role.ISSUER, world.organisation("Văn phòng API", null));
        var wrong = call("POST", issuer, "/campaigns", "{\"title\":\"\"}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body().get("errors").size()).isGreaterThan(4);
        var made = call("POST", issuer, "/campaigns", """
                {"title":"Qua API","titleEn":"By API","goal":"Đích","audience":"Ai","messages":"Gì",
                 "channels":["press"],"reachGoal":1000,"budget":0,"from":"2024-04-01","to":"2030-01-01"}
                """);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().get("reach").get("counted").asInt()).isZero();
        var id = made.body().get("id").asString();
        assertThat(call("GET", issuer, "/campaigns/" + id, "")
                        .body()
                        .get("title")
                        .asString())
                .isEqualTo("Qua API");
        var press = world.token(Role.PRESS_OFFICER, world.organisation("Báo API", null));
        assertThat(call("GET", press, "/campaigns/" + id, "").status())
                .as("a draft")
                .isEqualTo(404);
        assertThat(call("POST", press, "/campaigns", "{}").status()).isEqualTo(404);
    }

    @Test
    void aProviderIsInvitedAndReadsItsDuties() throws Exception {
        var body = world.organisation("Sở API", null);
        var manager = world.token(Role.FOCAL_POINT, body);
        assertThat(call("POST", manager, "/providers/invitations", "{\"sector\":\"magic\"}")
                        .status())
                .isEqualTo(422);
        var invited =
                call("POST", manager, "/providers/invitations", "{\"name\":\"Công ty API\",\"sector\":\"health\"}");
        assertThat(invited.status()).isEqualTo(201);
        var token = invited.body().get("address").asString().replace("/providers/enrol/", "");
        var login = "api." + body.code();
        enrolling.accept(token, new Enrolling.Acceptance("Công ty API", "", "", "Đỗ Đại Diện", login, World.PASSWORD));
        var own = tokens.issue(login).orElseThrow();
        var code = viewers.find(login, null).orElseThrow().organisationCode();
        var duties = call("GET", own, "/providers/" + code + "/duties", "");
        assertThat(duties.status()).isEqualTo(200);
        var first = duties.body().get("items").get(0);
        assertThat(first.get("because").get(0).get("facts").get(0).asString()).isEqualTo("everyone");
        var declared = call(
                "POST",
                own,
                "/providers/" + code + "/declarations",
                "{\"duty\":\"" + first.get("code").asString() + "\",\"value\":\"met\",\"note\":\"Quyết định 12\"}");
        assertThat(declared.status()).isEqualTo(201);
        assertThat(declared.body().get("met").asInt()).isEqualTo(1);
        var stranger = world.token(Role.FOCAL_POINT, world.organisation("Sở API khác", null));
        assertThat(call("GET", stranger, "/providers/" + code, "").status()).isEqualTo(404);
    }
}
