package vn.khien.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.access.Role;
import vn.khien.assessment.Opening;
import vn.khien.assessment.Reviews;
import vn.khien.organisation.Organisation;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// Lists of the API are read to their end by their links alone.
@KhienTest
class PagingTest {
    @Autowired
    private World world;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Opening opening;

    @Autowired
    private JsonMapper json;

    @LocalServerPort
    private int port;

    private Organisation body;
    private String token = "";

    @BeforeEach
    void somebody() {
        body = world.organisation("Sở Nhiều trang", null);
        token = world.token(Role.HEAD, body);
    }

    private HttpResponse<String> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /// Pages from the first one on, each by the link of the one before it.
    private List<JsonNode> follow(String path) throws Exception {
        var pages = new ArrayList<JsonNode>();
        for (var next = path; !next.isEmpty(); ) {
            var answer = get(next);
            assertThat(answer.statusCode()).as(next).isEqualTo(200);
            var page = json.readTree(answer.body());
            pages.add(page);
            var link = answer.headers().firstValue("Link").orElse("");
            assertThat(link.isEmpty()).as(next).isEqualTo(page.get("next").isNull());
            if (!link.isEmpty()) {
                assertThat(link).endsWith(">; rel=\"next\"");
            }
            next = link.isEmpty() ? "" : link.substring(1, link.indexOf('>'));
        }
        return pages;
    }

    private static List<String> all(List<JsonNode> pages, String field) {
        var found = new ArrayList<String>();
        pages.forEach(page ->
                page.get("items").forEach(item -> found.add(item.get(field).asString())));
        return found;
    }

    @Test
    void theAnswersOfASheetComeInPartsWhereThatIsAskedFor() throws Exception {
        var owner = world.viewer(Role.SYSTEM_OWNER, body);
        var opened = opening.open(owner, reviews.system(body, 3, "Cổng nhiều trang"), reviews.directive());
        var path = "/api/v1/assessments/" + ((Opening.Outcome.Opened) opened).assessment() + "/answers";
        var whole = all(follow(path), "requirement");
        var parts = follow(path + "?limit=7");
        assertThat(parts).hasSizeGreaterThan(2);
        assertThat(parts.getFirst().get("items").size()).isEqualTo(7);
        assertThat(all(parts, "requirement")).isEqualTo(whole).doesNotHaveDuplicates();
        assertThat(follow(path + "?limit=0").getFirst().get("items").size()).isEqualTo(1);
    }

    @Test
    void submissionsGoOnWithTheNextOlderOnes() throws Exception {
        var prepared = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            prepared.addFirst(prepare(reviews.directive()));
        }
        var pages = follow("/api/v1/submissions?limit=2");
        assertThat(pages).hasSize(2);
        assertThat(all(pages, "id")).isEqualTo(prepared);
    }

    private String prepare(long directive) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/submissions"))
                .header("Authorization", "Bearer " + world.token(Role.FOCAL_POINT, body))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"directive\":\"%d\",\"organisation\":\"%s\"}".formatted(directive, body.code())));
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            return json.readTree(answer.body()).get("id").asString();
        }
    }
}
