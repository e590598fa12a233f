package vn.khien.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.organisation.Organisation;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// The register as other systems use it.
@KhienTest
class SystemApiTest {
    @Autowired
    private World world;

    @Autowired
    private RegisteringSystems registering;

    @Autowired
    private Register register;

    @Autowired
    private JsonMapper json;

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();
    private Organisation owner;
    private Viewer viewer;
    private String token = "";

    @BeforeEach
    void people() {
        owner = world.organisation("Sở API hệ thống", null);
        viewer = world.viewer(Role.FOCAL_POINT, owner);
        token = world.token(Role.FOCAL_POINT, owner);
    }

    private InformationSystem registered(String name, int level) {
        var facts = RegisteringSystemsTest.facts(owner, name).withLevel(level);
        return ((RegisteringSystems.Outcome.Done) registering.register(viewer, facts)).system();
    }

    private HttpRequest.Builder call(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", "en")
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private List<String> names(HttpResponse<String> answer) {
        return StreamSupport.stream(json.readTree(answer.body()).get("items").spliterator(), false)
                .map(system -> system.get("name").asString())
                .toList();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void theLinkToTheNextPageKeepsWhatTheListIsNarrowedTo() throws Exception {
        registered("Cổng & thư = một", 3);
        registered("Cổng & thư = hai", 3);
        registered("Cổng & thư = ba", 2);
        registered("Đo đạc", 3);
        var first = send(call("/api/v1/systems?level=3&dossier=approved&owner=" + owner.code() + "&limit=1&q="
                + URLEncoder.encode("cổng & thư =", StandardCharsets.UTF_8)));
        assertThat(names(first)).containsExactly("Cổng & thư = hai");
        var link = header(first, "Link");
        assertThat(link).endsWith(">; rel=\"next\"");
        var second = send(call(link.substring(1, link.indexOf('>'))));
        assertThat(names(second)).containsExactly("Cổng & thư = một");
        assertThat(header(second, "Link")).isEmpty();
    }

    private HttpResponse<String> rename(String code, String name, String seen) throws Exception {
        var request = call("/api/v1/systems/" + code)
                .PUT(HttpRequest.BodyPublishers.ofString(
                        "{\"name\":\"%s\",\"owner\":\"%s\",\"dossier\":\"none\"}".formatted(name, owner.code())));
        return send(seen.isEmpty() ? request : request.header("If-Match", seen));
    }

    @Test
    void aWriteOfWhatIsNoLongerThereIsRefusedAndTheOtherChangeStands() throws Exception {
        var code = registered("Bản đầu", 3).code();
        var seen = header(send(call("/api/v1/systems/" + code)), "ETag");
        var first = rename(code, "Bản của người thứ nhất", seen);
        assertThat(first.statusCode()).isEqualTo(200);
        var stale = rename(code, "Bản của người thứ hai", seen);
        assertThat(stale.statusCode()).isEqualTo(412);
        assertThat(header(stale, "Content-Type")).startsWith("application/problem+json");
        assertThat(stale.body()).contains("inventory.problem.outdated").contains("Read it again");
        assertThat(header(stale, "ETag")).isEqualTo(header(first, "ETag")).isNotEqualTo(seen);
        assertThat(register.read(viewer, code).name()).isEqualTo("Bản của người thứ nhất");
        assertThat(rename(code, "Bản sau", "\"0\", " + header(stale, "ETag")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void withoutATagOrWithAStarWhateverStandsIsReplaced() throws Exception {
        var code = registered("Bản đầu", 3).code();
        assertThat(rename(code, "Bản hai", "").statusCode()).isEqualTo(200);
        assertThat(rename(code, "Bản ba", "*").statusCode()).isEqualTo(200);
        assertThat(register.read(viewer, code).name()).isEqualTo("Bản ba");
    }

    @Test
    void theDescriptionNamesTheTagOfAWrite() throws Exception {
        var put = json.readTree(send(call("/api/openapi.json")).body())
                .get("paths")
                .get("/api/v1/systems/{code}")
                .get("put");
        assertThat(put.get("parameters").toString()).contains("\"If-Match\"");
    }

    @Test
    void aChangeThatNamesNoOwnerLeavesTheOwner() throws Exception {
        var unit = world.organisation("Phòng dưới Sở API", owner);
        var facts = RegisteringSystemsTest.facts(unit, "Cổng của phòng");
        var system = ((RegisteringSystems.Outcome.Done) registering.register(viewer, facts)).system();
        var answer = send(call("/api/v1/systems/" + system.code())
                .PUT(HttpRequest.BodyPublishers.ofString("{\"name\":\"Cổng mới\",\"dossier\":\"none\"}")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(register.read(viewer, system.code()).owner()).isEqualTo(unit.id());
    }
}
