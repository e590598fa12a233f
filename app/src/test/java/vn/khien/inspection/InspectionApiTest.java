package vn.khien.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.access.Role;
import vn.khien.access.Tokens;
import vn.khien.access.Viewer;
import vn.khien.platform.ProductClock;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// Inspections as other systems use them.
@KhienTest
class InspectionApiTest {
    @Autowired
    private World world;

    @Autowired
    private Inspected inspected;

    @Autowired
    private Minuting minuting;

    @Autowired
    private Tokens tokens;

    @Autowired
    private JsonMapper json;

    @Autowired
    private ProductClock clock;

    @LocalServerPort
    private int port;

    private record Answer(int status, JsonNode body) {}

    private Answer call(String method, Viewer viewer, String path, Object body) throws Exception {
        return call(method, viewer, path, body, UUID.randomUUID().toString());
    }

    private Answer call(String method, Viewer viewer, String path, Object body, String key) throws Exception {
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                                .header(
                                        "Authorization",
                                        "Bearer "
                                                + tokens.issue(viewer.account()).orElseThrow())
                                .header("Accept-Language", "en")
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", key)
                                .method(method, HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), json.readTree(answer.body()));
    }

    @Test
    void anInspectionIsPlannedAnnouncedAndOpenedOnce() throws Exception {
        var one = inspected.planned();
        var wrong = call("POST", one.planner(), "/inspections", Map.of());
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body().get("errors").size()).isGreaterThan(4);
        var plan = Map.of(
                "reason", "risk",
                "detail", "Theo rủi ro",
                "bodies", java.util.List.of(one.body().code()),
                "startsOn", clock.today().toString(),
                "endsOn", clock.today().plusDays(1).toString(),
                "members", java.util.List.of(one.member().person()),
                "lead", one.lead().person());
        var key = UUID.randomUUID().toString();
        var made = call("POST", one.planner(), "/inspections", plan, key);
        assertThat(made.status()).isEqualTo(201);
        var id = made.body().get("items").get(0).get("id").asString();
        assertThat(call("POST", one.planner(), "/inspections", plan, key)
                        .body()
                        .get("items")
                        .get(0)
                        .get("id")
                        .asString())
                .isEqualTo(id);
        assertThat(call("GET", one.lead(), "/inspections/" + id, "").status()).isEqualTo(404);
        assertThat(call("POST", one.planner(), "/inspections/" + id + "/opening", "")
                        .status())
                .isEqualTo(422);
        call("POST", one.planner(), "/inspections/" + id + "/announcement", "");
        var opened = call("POST", one.planner(), "/inspections/" + id + "/opening", "");
        assertThat(opened.body().get("stage").asString()).isEqualTo("on_site");
        assertThat(call("GET", one.lead(), "/inspections/" + id, "").status()).isEqualTo(200);
        assertThat(call("POST", one.lead(), "/inspections", plan).status()).isEqualTo(404);
    }

    @Test
    void findingsAndViolationsAreReadInSightAlone() throws Exception {
        var one = inspected.opened();
        var entry = inspected.finding(one, "violation", "Không báo cáo sự cố");
        var sent = call("POST", one.lead(), "/inspections/" + one.id() + "/findings", Map.of("entry", entry));
        assertThat(sent.status()).isEqualTo(201);
        var conflict = call(
                "POST",
                one.member(),
                "/inspections/" + one.id() + "/findings",
                Map.of("entry", inspected.finding(one, "weakness", "Khác")));
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.body().get("detail").asString()).contains("Không báo cáo sự cố");
        var found = call("GET", one.lead(), "/inspections/" + one.id() + "/findings", "");
        var id = found.body().get("items").get(0).get("id").asString();
        assertThat(found.body().get("items").get(0).get("claimed").asString()).isEqualTo("met");
        assertThat(call("GET", one.head(), "/findings/" + id, "").status())
                .as("before the end on site")
                .isEqualTo(404);
        minuting.end(one.lead(), one.id());
        minuting.sign(one.lead(), one.id());
        minuting.sign(one.head(), one.id());
        assertThat(call("GET", one.head(), "/findings/" + id, "").status()).isEqualTo(200);
        var late = call(
                "POST",
                one.lead(),
                "/inspections/" + one.id() + "/findings",
                Map.of("entry", inspected.finding(one, "advice", "Muộn")));
        assertThat(late.status()).isEqualTo(410);
        assertThat(call(
                                "POST",
                                one.lead(),
                                "/violations/" + id,
                                Map.of(
                                        "act",
                                        "report",
                                        "actOn",
                                        clock.today().minusDays(20).toString(),
                                        "subject",
                                        "organisation"))
                        .status())
                .isEqualTo(201);
        var above = call(
                "POST",
                one.lead(),
                "/violations/" + id + "/decision",
                Map.of("number", "API" + id, "decidedOn", clock.today().toString(), "fine", 70_000_000));
        assertThat(above.status()).isEqualTo(422);
        assertThat(above.body().get("detail").asString()).contains("40.000.000", "60.000.000");
        var decided = call(
                "POST",
                one.lead(),
                "/violations/" + id + "/decision",
                Map.of("number", "API" + id, "decidedOn", clock.today().toString(), "fine", 50_000_000));
        assertThat(decided.body().get("state").asString()).isEqualTo("decided");
        whatWasDoneStands(one, id);
        toTheEnd(one, id);
        var stranger = world.viewer(Role.HEAD, world.organisation("Công ty API khác", null));
        assertThat(call("GET", stranger, "/violations/" + id, "").status()).isEqualTo(404);
        assertThat(call("GET", stranger, "/violations", "").body().get("items").size())
                .isZero();
        assertThat(call("GET", one.head(), "/violations", "")
                        .body()
                        .get("items")
                        .size())
                .isEqualTo(1);
    }

    /// The referral and the decision again: the same, something that is no referral or decision, and another one.
    private void whatWasDoneStands(Inspected.Case one, String id) throws Exception {
        var today = clock.today();
        var path = "/violations/" + id;
        var referral = Map.of("act", "report", "actOn", today.minusDays(20).toString(), "subject", "organisation");
        assertThat(call("POST", one.lead(), path, referral).status()).isEqualTo(201);
        assertThat(call("POST", one.lead(), path, Map.of()).status()).isEqualTo(422);
        var referredOtherwise = call("POST", one.lead(), path, with(referral, "subject", "individual"));
        assertThat(referredOtherwise.status()).isEqualTo(409);
        assertThat(referredOtherwise.body().get("present").get("subject").asString())
                .isEqualTo("organisation");
        var decision = Map.<String, Object>of("number", "API" + id, "decidedOn", today.toString(), "fine", 50_000_000);
        var again = call("POST", one.lead(), path + "/decision", decision);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body().get("fine").asLong()).isEqualTo(50_000_000);
        assertThat(call("POST", one.lead(), path + "/decision", Map.of()).status())
                .isEqualTo(422);
        assertThat(call("POST", one.lead(), path + "/decision", with(decision, "decidedOn", "32/13/2024"))
                        .status())
                .isEqualTo(422);
        for (var other : java.util.List.of(
                with(decision, "fine", 40_000_000),
                with(decision, "number", "API-khac-" + id),
                with(decision, "decidedOn", today.minusDays(1).toString()))) {
            var conflict = call("POST", one.lead(), path + "/decision", other);
            assertThat(conflict.status()).isEqualTo(409);
            assertThat(conflict.body().get("present")).isEqualTo(again.body());
        }
    }

    private static Map<String, Object> with(Map<String, ?> content, String field, Object value) {
        var other = new java.util.HashMap<String, Object>(content);
        other.put(field, value);
        return other;
    }

    /// A step that was taken is answered by its content alone.
    private void stands(Viewer viewer, String path, Map<String, ?> same, Map<String, ?> other) throws Exception {
        assertThat(call("POST", viewer, path, Map.of()).status()).isEqualTo(422);
        assertThat(call("POST", viewer, path, same).status()).isEqualTo(201);
        assertThat(call("POST", viewer, path, other).status()).isEqualTo(409);
    }

    /// What was issued is answered by its words alone.
    private void standsAsIssued(Inspected.Case one, String path, Map<String, ?> words) throws Exception {
        assertThat(call("POST", one.lead(), path, Map.of()).status()).isEqualTo(422);
        assertThat(call("POST", one.lead(), path, words).status()).isEqualTo(200);
        var conflict = call("POST", one.lead(), path, with(words, "words", "Nội dung khác."));
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.body().get("present").get("id").asString()).isEqualTo("" + one.id());
    }

    /// Appeal, answer, payment, remedy with proof, re-check, conclusion and closing, over the API alone.
    private void toTheEnd(Inspected.Case one, String id) throws Exception {
        var violation = "/violations/" + id;
        var inspection = "/inspections/" + one.id();
        var today = clock.today().toString();
        assertThat(call("POST", one.lead(), violation + "/appeal", Map.of("words", "Không phải bên khiếu nại."))
                        .status())
                .isEqualTo(404);
        assertThat(call("POST", one.head(), violation + "/appeal", Map.of("words", "Đã báo cáo qua điện thoại."))
                        .status())
                .isEqualTo(201);
        stands(
                one.head(),
                violation + "/appeal",
                Map.of("words", "Đã báo cáo qua điện thoại."),
                Map.of("words", "Lý do khác."));
        var answered = call(
                "POST",
                one.lead(),
                violation + "/appeal-answer",
                Map.of("outcome", "upheld", "words", "Không có bản ghi cuộc gọi."));
        assertThat(answered.status()).isEqualTo(201);
        var answer = Map.of("outcome", "upheld", "words", "Không có bản ghi cuộc gọi.");
        stands(one.lead(), violation + "/appeal-answer", answer, with(answer, "outcome", "withdrawn"));
        assertThat(call("POST", one.lead(), violation + "/closing", "").status())
                .as("neither paid nor remedied")
                .isEqualTo(422);
        var paid = call("POST", one.lead(), violation + "/payment", Map.of("paidOn", today, "reference", "UNC-1"));
        assertThat(paid.body().get("paidOn").asString()).isEqualTo(today);
        var payment = Map.of("paidOn", today, "reference", "UNC-1");
        stands(one.lead(), violation + "/payment", payment, with(payment, "reference", "UNC-2"));
        call("POST", one.head(), "/findings/" + id + "/proofs", Map.of("words", "Đã gửi báo cáo."));
        var checked = call("POST", one.lead(), "/findings/" + id + "/checks", Map.of("kind", "confirmed"));
        assertThat(checked.body().get("standing").asString()).isEqualTo("confirmed");
        assertThat(call("POST", one.lead(), violation + "/closing", "")
                        .body()
                        .get("state")
                        .asString())
                .isEqualTo("closed");
        var words = Map.of("words", "Kết luận kiểm tra.");
        assertThat(call("POST", one.lead(), inspection + "/draft", words).status())
                .isEqualTo(200);
        standsAsIssued(one, inspection + "/draft", words);
        assertThat(call("POST", one.lead(), inspection + "/conclusion", words).status())
                .as("the body has five days for its comment")
                .isEqualTo(422);
        assertThat(call("POST", one.head(), inspection + "/comments", Map.of("words", "Đồng ý."))
                        .status())
                .isEqualTo(200);
        assertThat(call("POST", one.lead(), inspection + "/conclusion", words).status())
                .isEqualTo(200);
        standsAsIssued(one, inspection + "/conclusion", words);
        assertThat(call("POST", one.lead(), inspection + "/closing", "").status())
                .as("what came late waits for the lead's decision")
                .isEqualTo(422);
        var waiting = call("GET", one.lead(), inspection + "/late", "").body().get("items");
        assertThat(waiting.size()).isEqualTo(1);
        assertThat(waiting.get(0).get("title").asString()).isEqualTo("Muộn");
        assertThat(waiting.get(0).get("decision").asString()).isEqualTo("open");
        var decision = inspection + "/late/" + waiting.get(0).get("id").asString() + "/decision";
        assertThat(call("GET", one.member(), inspection + "/late", "").status()).isEqualTo(404);
        assertThat(call("GET", one.head(), inspection + "/late", "").status()).isEqualTo(404);
        assertThat(call("POST", one.member(), decision, Map.of("accepted", true))
                        .status())
                .isEqualTo(404);
        assertThat(call("POST", one.lead(), decision, Map.of()).status()).isEqualTo(422);
        var unreasoned = call("POST", one.lead(), decision, Map.of("accepted", false));
        assertThat(unreasoned.status()).isEqualTo(422);
        assertThat(unreasoned.body().get("detail").asString()).isEqualTo("Say why it is set aside.");
        var declined =
                call("POST", one.lead(), decision, Map.of("accepted", false, "words", "Đã có trong phát hiện khác"));
        assertThat(declined.body().get("decision").asString()).isEqualTo("declined");
        assertThat(declined.body().get("decidedWords").asString()).isEqualTo("Đã có trong phát hiện khác");
        var same = Map.of("accepted", false, "words", "Đã có trong phát hiện khác");
        assertThat(call("POST", one.lead(), decision, same).body()).isEqualTo(declined.body());
        for (var other : java.util.List.of(Map.of("accepted", true), with(same, "words", "Lý do khác"))) {
            var conflict = call("POST", one.lead(), decision, other);
            assertThat(conflict.status()).as("decided before").isEqualTo(409);
            assertThat(conflict.body().get("present")).isEqualTo(declined.body());
        }
        assertThat(call("POST", one.lead(), inspection + "/closing", "").status())
                .isEqualTo(204);
    }
}
