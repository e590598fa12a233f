package vn.khien.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.access.Requires;
import vn.khien.access.Role;
import vn.khien.assessment.Reviews;
import vn.khien.organisation.Organisation;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// The description of the API against the live routes, and against what the program really answers.
@KhienTest
class ApiDescriptionTest {
    private static final String DISPATCH = "Số: 98/CĐ-TTg\nHà Nội, ngày 07 tháng 4 năm 2024\n1. Các bộ rà soát.";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mapping;

    @Autowired
    private World world;

    @Autowired
    private Reviews reviews;

    @Autowired
    private JsonMapper json;

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> differences = new ArrayList<>();
    private List<ApiRoute> routes = List.of();
    private JsonNode description;
    private Described described;

    @BeforeEach
    void readDescription() throws Exception {
        routes = ApiRoute.list(mapping);
        var answer = client.send(
                HttpRequest.newBuilder(at("/api/openapi.json"))
                        .header("Accept-Language", "vi")
                        .build(),
                HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        description = json.readTree(answer.body());
        described = new Described(description);
    }

    private URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    private Map<String, JsonNode> operations() {
        var found = new LinkedHashMap<String, JsonNode>();
        description
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(one -> found.put(one.getKey().toUpperCase() + " " + path.getKey(), one.getValue())));
        return found;
    }

    private static JsonNode parameter(JsonNode operation, String name) {
        for (var parameter : operation.path("parameters")) {
            if (parameter.get("name").asString().equals(name)) {
                return parameter;
            }
        }
        return operation.path("no such parameter");
    }

    @Test
    void theRoutesAndNothingElseAreDescribed() {
        assertThat(description.get("openapi").asString()).startsWith("3.1");
        assertThat(new TreeSet<>(operations().keySet()))
                .isEqualTo(routes.stream().map(ApiRoute::name).collect(Collectors.toCollection(TreeSet::new)));
        assertThat(routes.stream().filter(route -> route.read().isEmpty()).map(ApiRoute::name))
                .as("calls whose answer the file must tell, and no others")
                .containsAll(ApiAnswers.read().calls());
    }

    @Test
    void everyOperationSaysHowItSucceedsAndWhichProblemsItHas() {
        operations().forEach((name, operation) -> {
            var responses = operation.get("responses");
            assertThat(responses.properties())
                    .as(name)
                    .anyMatch(one -> one.getKey().startsWith("2"));
            for (var status : List.of("401", "404", "default")) {
                assertThat(responses
                                .path(status)
                                .at("/content/application~1problem+json/schema/$ref")
                                .asString(""))
                        .as(name + " " + status)
                        .isEqualTo("#/components/schemas/Problem");
            }
            assertThat(parameter(operation, "Idempotency-Key").isMissingNode())
                    .as(name)
                    .isNotEqualTo(name.startsWith("POST "));
        });
    }

    @Test
    void everyRecordHasItsOwnSchemaAndEveryReferenceLeadsToOne() {
        for (var reference : description.findValues("$ref")) {
            assertThat(described
                            .schema(reference.asString().substring("#/components/schemas/".length()))
                            .isObject())
                    .as(reference.asString())
                    .isTrue();
        }
        var records = ApiRecords.reachable(routes.stream()
                .flatMap(route -> ApiAnswers.read().types(route).stream())
                .toList());
        assertThat(ApiRecords.names(records).values()).doesNotHaveDuplicates();
        assertThat(described.schema("GuidanceRequirementJson").get("properties").propertyNames())
                .contains("text", "mappings");
        assertThat(described.schema("PictureRequirementJson").get("properties").propertyNames())
                .contains("met", "sources");
    }

    @Test
    void whatMayBeNullSaysSo() {
        assertThat(described
                        .schema("DirectiveClauseJson")
                        .at("/properties/number/type")
                        .toString())
                .isEqualTo("[\"string\",\"null\"]");
        assertThat(described.schema("SystemJson").at("/properties/dossierDate").toString())
                .isEqualTo("{\"type\":[\"string\",\"null\"],\"format\":\"date\"}");
        assertThat(described
                        .schema("ItemsSystemJson")
                        .at("/properties/next/type")
                        .toString())
                .isEqualTo("[\"string\",\"null\"]");
        assertThat(described.schema("Whole").at("/properties/head").toString())
                .isEqualTo("{\"anyOf\":[{\"$ref\":\"#/components/schemas/Appointed\"},{\"type\":\"null\"}]}");
    }

    @Test
    void filesGoInAsPartsAndComeOutAsBytes() {
        for (var path : List.of("/api/v1/systems/imports", "/api/v1/systems/{code}/products/imports")) {
            assertThat(described
                            .operation("POST", path)
                            .at("/requestBody/content")
                            .toString())
                    .as(path)
                    .isEqualTo("{\"multipart/form-data\":{\"schema\":{\"type\":\"object\",\"properties\":{\"file\":"
                            + "{\"type\":\"string\",\"format\":\"binary\"}},\"required\":[\"file\"]}}}");
        }
        assertThat(described
                        .operation("POST", "/api/v1/directives")
                        .at("/requestBody/content")
                        .propertyNames())
                .containsExactlyInAnyOrder("multipart/form-data", "text/plain");
        assertThat(described
                        .operation("POST", "/api/v1/advisories/imports")
                        .at("/requestBody/content")
                        .propertyNames())
                .containsExactlyInAnyOrder("multipart/form-data", "application/json");
        assertThat(described
                        .operation("GET", "/api/v1/submissions/{id}/pdf")
                        .at("/responses/200/content/application~1pdf/schema/format")
                        .asString())
                .isEqualTo("binary");
    }

    /// Lists that have tens of entries by their nature.
    private static final Set<String> WHOLE_LISTS = Set.of(
            "GET /api/v1/advisories/{id}/incidents",
            "GET /api/v1/directives/{id}/amendments",
            "GET /api/v1/guidances",
            "GET /api/v1/incidents/{code}/advisories",
            "GET /api/v1/incidents/{code}/clocks",
            "GET /api/v1/incidents/{code}/reports",
            "GET /api/v1/incidents/{code}/statements",
            "GET /api/v1/inspections/{id}/late",
            "GET /api/v1/providers/{code}/duties",
            "GET /api/v1/systems/takeovers");

    @Test
    void everyListTakesALimitAndACursorUnlessItIsShortByNature() {
        operations().forEach((name, operation) -> {
            var answered = operation
                    .at("/responses/200/content/application~1json/schema/$ref")
                    .asString("");
            var list = described
                    .schema(answered.substring(answered.lastIndexOf('/') + 1))
                    .at("/properties")
                    .has("next");
            var paged = name.startsWith("GET ") && list && !WHOLE_LISTS.contains(name);
            assertThat(parameter(operation, "limit").isMissingNode()).as(name).isNotEqualTo(paged);
            assertThat(parameter(operation, "cursor").isMissingNode()).as(name).isNotEqualTo(paged);
        });
        assertThat(operations().keySet()).containsAll(WHOLE_LISTS);
    }

    @Test
    void listsSayHowFarTheyGo() {
        operations().forEach((name, operation) -> {
            var limit = parameter(operation, "limit");
            assertThat(limit.isMissingNode() || limit.at("/schema/maximum").asInt(0) >= 200)
                    .as(name)
                    .isTrue();
        });
        assertThat(parameter(described.operation("GET", "/api/v1/systems"), "limit")
                        .get("schema")
                        .toString())
                .contains("\"default\":200", "\"minimum\":1", "\"maximum\":1000");
        assertThat(parameter(described.operation("GET", "/api/v1/findings"), "limit")
                        .at("/schema/maximum")
                        .asInt())
                .isEqualTo(200);
        assertThat(parameter(described.operation("GET", "/api/v1/campaigns"), "cursor")
                        .get("schema")
                        .toString())
                .doesNotContain("default");
    }

    /// Asks, and notes where the answer differs from what is described.
    private JsonNode ask(String method, String token, String path, String described, String body, String... headers)
            throws Exception {
        var request = HttpRequest.newBuilder(at("/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        var all = new ArrayList<>(List.of(headers));
        if (!all.contains("Content-Type")) {
            all.addAll(List.of("Content-Type", "application/json"));
        }
        var answer = client.send(
                request.headers(all.toArray(String[]::new)).build(), HttpResponse.BodyHandlers.ofByteArray());
        var type = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        var read = type.endsWith("json") ? json.readTree(answer.body()) : json.createObjectNode();
        this.described
                .differences(this.described.operation(method, "/api/v1" + described), answer.statusCode(), type, read)
                .forEach(one -> differences.add(method + " " + path + ": " + one));
        if (answer.statusCode() >= 500) {
            differences.add(method + " " + path + " gave " + answer.statusCode());
        }
        return read;
    }

    private JsonNode ask(String method, String token, String path, String body) throws Exception {
        return ask(method, token, path, path, body);
    }

    private void assertAsDescribed() {
        assertThat(differences).isEmpty();
    }

    @Test
    void whatAnybodyMayReadIsAsDescribedAndSoAreTheRefusals() throws Exception {
        reviews.directive();
        var body = world.organisation("Sở Đối chiếu", null);
        var tokens = new LinkedHashMap<Role, String>();
        for (var route : routes) {
            var requires = route.handler().getMethodAnnotation(Requires.class);
            var role = Arrays.stream(Role.values())
                    .filter(one ->
                            requires == null || Arrays.stream(requires.value()).anyMatch(one.rights()::contains))
                    .findFirst()
                    .orElseThrow();
            var token = tokens.computeIfAbsent(role, one -> world.token(one, body));
            var path = route.path().substring("/api/v1".length());
            var sent = route.method().name().equals("GET") ? "" : "{}";
            var filled = path.replaceAll("\\{[^}]+}", "0");
            ask(route.method().name(), token, filled, path, sent);
            ask(route.method().name(), "nobody", filled, path, sent);
        }
        assertAsDescribed();
    }

    @Test
    void theRegisterAnswersAsDescribed() throws Exception {
        var body = world.organisation("Sở Mô tả", null);
        var owner = world.token(Role.SYSTEM_OWNER, body);
        var code = ask("POST", owner, "/systems", "{\"name\":\"Thư điện tử\"}")
                .get("code")
                .asString();
        ask("GET", owner, "/systems?limit=1", "/systems", "");
        ask("GET", owner, "/systems/" + code, "/systems/{code}", "");
        ask("PUT", owner, "/systems/" + code, "/systems/{code}", """
                {"code":"%s","name":"Thư","level":2,"dossier":"approved","dossierNumber":"1","dossierDate":"2024-01-02"}
                """.formatted(code));
        ask("POST", owner, "/systems/" + code + "/level-proposal", "/systems/{code}/level-proposal", "{\"facts\":{}}");
        ask("POST", owner, "/systems/" + code + "/products", "/systems/{code}/products", """
                {"vendor":"Minh họa","name":"Máy chủ","version":"1"}
                """);
        ask("GET", owner, "/systems/" + code + "/products", "/systems/{code}/products", "");
        ask("GET", owner, "/systems/template.xlsx", "");
        ask("GET", owner, "/organisations/" + body.code(), "/organisations/{code}", "");
        ask("POST", owner, "/systems/" + code + "/retirement", "/systems/{code}/retirement", """
                {"words":"Thay bằng hệ thống mới, dữ liệu đã chuyển"}
                """);
        assertAsDescribed();
    }

    @Test
    void aDraftedDirectiveAnswersAsDescribed() throws Exception {
        var issuer = world.token(Role.ISSUER, world.organisation("Văn phòng Mô tả", null));
        var drafted = ask("POST", issuer, "/directives", "/directives", DISPATCH, "Content-Type", "text/plain");
        var path = "/directives/" + drafted.get("id").asString();
        var clause = drafted.get("clauses").get(2);
        var obligation = ask("POST", issuer, path + "/obligations", "/directives/{id}/obligations", """
                {"clause":"%s","quote":"%s","kind":"once","due":{"rule":"none"},
                 "addressees":[{"kind":"open","name":"Các bộ","quote":"Các bộ"}]}
                """.formatted(
                        clause.get("id").asString(), clause.get("text").asString()));
        ask("GET", issuer, path, "/directives/{id}", "");
        ask("GET", issuer, path + "/amendments", "/directives/{id}/amendments", "");
        ask(
                "DELETE",
                issuer,
                path + "/obligations/" + obligation.get("id").asString(),
                "/directives/{id}/obligations/{obligation}",
                "");
        assertAsDescribed();
    }

    @Test
    void anAssessmentAndItsSubmissionAnswerAsDescribed() throws Exception {
        var unit = world.organisation("Cục Mô tả", null);
        var owner = world.token(Role.SYSTEM_OWNER, unit);
        var directive = reviews.directive();
        var system = reviews.codeOf(reviews.system(unit, 3, "Cổng dịch vụ"));
        var opened = ask("POST", owner, "/assessments", """
                {"system":"%s","directive":"%d"}
                """.formatted(system, directive));
        var id = opened.get("id").asString();
        var answers = "/assessments/" + id + "/answers";
        ask("GET", owner, answers, "/assessments/{id}/answers", "");
        var requirement = reviews.firstRequirement(Long.parseLong(id));
        for (var again = 0; again < 2; again++) {
            ask("PUT", owner, answers + "/" + requirement, "/assessments/{id}/answers/{requirement}", """
                    {"value":"met","was":null}
                    """);
        }
        ask("PUT", owner, answers, "/assessments/{id}/answers", """
                {"value":"met","reason":"Đã xem chung","requirements":[{"requirement":"%s","was":"met"}]}
                """.formatted(requirement));
        sign(unit, directive);
        assertAsDescribed();
    }

    private void sign(Organisation unit, long directive) throws Exception {
        var head = world.token(Role.HEAD, unit);
        var prepared = ask("POST", head, "/submissions", """
                {"directive":"%d","organisation":"%s"}
                """.formatted(directive, unit.code()));
        var path = "/submissions/" + prepared.get("id").asString();
        ask("GET", head, path + "/receipt", "/submissions/{id}/receipt", "");
        ask("POST", head, path + "/signature", "/submissions/{id}/signature", "{\"declaration\":\"Tôi ký\"}");
        for (var file : List.of("", "/pdf", "/package", "/receipt")) {
            ask("GET", head, path + file, "/submissions/{id}" + file, "");
        }
        ask("GET", head, "/submissions", "");
    }

    @Test
    void aReviewInForceIsReadAsDescribed() throws Exception {
        var issuer = world.token(Role.ISSUER, world.organisation("Văn phòng Bức tranh", null));
        var dispatch = Files.readString(Path.of("src/main/resources/khien/demonstration/dispatch-33.vi.txt"));
        var id = ask("POST", issuer, "/directives", "/directives", dispatch, "Content-Type", "text/plain")
                .get("id")
                .asString();
        var issued = ask("POST", issuer, "/directives/" + id + "/issue", "/directives/{id}/issue", """
                {"effectiveOn":"2024-04-07"}
                """);
        assertThat(issued.get("state").asString()).isEqualTo("inForce");
        ask("GET", issuer, "/directives/" + id + "/assignments?limit=2", "/directives/{id}/assignments", "");
        var analyst = world.token(Role.ANALYST, world.organisation("Cục Bức tranh", null));
        var picture = ask("GET", analyst, "/picture?directive=" + id, "/picture", "");
        assertThat(picture.get("bodies").isEmpty()).isFalse();
        ask("GET", analyst, "/reports/consolidated?format=xlsx&directive=" + id, "/reports/consolidated", "");
        var guidance = ask("GET", analyst, "/guidances", "").get("items").get(0);
        var edition = "/" + guidance.get("id").asString() + "/" + guidance.get("edition");
        assertThat(ask("GET", analyst, "/guidances" + edition, "/guidances/{id}/{edition}", "")
                        .get("items")
                        .isEmpty())
                .isFalse();
        assertThat(ask("GET", analyst, "/library/cd-33-2024", "/library/{code}", "")
                        .get("articles")
                        .isEmpty())
                .isFalse();
        assertAsDescribed();
    }

    @Test
    void anIncidentAnswersAsDescribed() throws Exception {
        var body = world.token(Role.FOCAL_POINT, world.organisation("Bệnh viện Mô tả", world.shipped("LDG")));
        var code = ask("POST", body, "/incidents", """
                        {"answers":{"kind":"leak","detected":"2024-04-24T08:35:00+07:00","where":"unknown",
                                    "service":"running","personal":"yes"}}
                        """).get("code").asString();
        ask("POST", body, "/incidents/" + code + "/statements", "/incidents/{code}/statements", """
                {"text":"Dịch vụ vẫn chạy.","textEn":"The service is running."}
                """);
        for (var part : List.of("", "/clocks", "/reports", "/statements", "/advisories")) {
            ask("GET", body, "/incidents/" + code + part, "/incidents/{code}" + part, "");
        }
        assertAsDescribed();
    }

    @Test
    void anAdvisoryAnswersAsDescribed() throws Exception {
        var body = world.organisation("Sở Mô tả cảnh báo", null);
        var owner = world.token(Role.SYSTEM_OWNER, body);
        var system =
                ask("POST", owner, "/systems", "{\"name\":\"Thư\"}").get("code").asString();
        ask("POST", owner, "/systems/" + system + "/products", "/systems/{code}/products", """
                {"vendor":"Minh họa","name":"Mô tả %s","version":"1.2"}
                """.formatted(body.code()));
        var desk = world.token(Role.WARNING_DESK, world.organisation("Bàn Mô tả", null));
        var draft = ask("POST", desk, "/advisories", """
                {"titleVi":"Mô tả","summaryVi":"Tóm tắt","stepsVi":"Cập nhật","severity":"high","exploited":"yes",
                 "cves":"CVE-2024-00002","indicators":"domain | xau.example.com | -",
                 "products":"Minh họa | Mô tả %s | <2"}
                """.formatted(body.code()))
                .get("id")
                .asString();
        var number = ask("POST", desk, "/advisories/" + draft + "/issue", "/advisories/{id}/issue", "{\"version\":1}")
                .get("number")
                .asString();
        for (var part : List.of("", "/csaf", "/reach", "/incidents")) {
            ask("GET", owner, "/advisories/" + number + part, "/advisories/{id}" + part, "");
        }
        for (var again = 0; again < 2; again++) {
            ask("POST", owner, "/advisories/" + number + "/acknowledgement", "/advisories/{id}/acknowledgement", "");
        }
        assertAsDescribed();
    }

    @Test
    void aCampaignAnswersAsDescribed() throws Exception {
        var issuer = world.token(Role.ISSUER, world.organisation("Văn phòng Chiến dịch", null));
        var campaign = ask("POST", issuer, "/campaigns", """
                {"title":"Mô tả","titleEn":"Described","goal":"Đích","audience":"Ai","messages":"Gì",
                 "channels":["press"],"reachGoal":1000,"budget":0,"from":"2024-04-01","to":"2030-01-01"}
                """).get("id").asString();
        for (var part : List.of("", "/bodies", "/placements")) {
            ask("GET", issuer, "/campaigns/" + campaign + part, "/campaigns/{id}" + part, "");
        }
        assertAsDescribed();
    }

    @Test
    void theKeyIsRefusedAsItsPatternSays() throws Exception {
        var issuer = world.token(Role.ISSUER, world.organisation("Văn phòng Khóa", null));
        var schema = parameter(described.operation("POST", "/api/v1/campaigns"), "Idempotency-Key")
                .get("schema");
        var longest = schema.get("maxLength").asInt();
        for (var more = 0; more < 2; more++) {
            var answer = client.send(
                    HttpRequest.newBuilder(at("/api/v1/campaigns"))
                            .header("Authorization", "Bearer " + issuer)
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", "k".repeat(longest + more))
                            .POST(HttpRequest.BodyPublishers.ofString("{}"))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
            assertThat(answer.statusCode()).isEqualTo(more == 0 ? 422 : 400);
        }
    }
}
