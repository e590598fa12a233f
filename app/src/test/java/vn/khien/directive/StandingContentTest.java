package vn.khien.directive;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.access.Role;
import vn.khien.access.Tokens;
import vn.khien.access.Viewer;
import vn.khien.organisation.Organisation;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// What was issued or passed down stands: the same again changes nothing, anything else is a conflict.
@KhienTest
class StandingContentTest {
    private static final LocalDate SIGNED_ON = LocalDate.of(2024, 4, 20);

    @Autowired
    private World world;

    @Autowired
    private Intake intake;

    @Autowired
    private Drafting drafting;

    @Autowired
    private Directives directives;

    @Autowired
    private PassingDown passingDown;

    @Autowired
    private AssignmentPages pages;

    @Autowired
    private Tokens tokens;

    @Autowired
    private JsonMapper json;

    @Autowired
    private ProductClock clock;

    @LocalServerPort
    private int port;

    private Viewer issuer;
    private Viewer head;
    private Organisation body;
    private Organisation unit;

    @BeforeEach
    void people() {
        issuer = world.viewer(Role.ISSUER, world.organisation("Văn phòng Ban hành", null));
        body = world.organisation("UBND Giao việc", null);
        unit = world.organisation("Sở Nhận việc", body);
        head = world.viewer(Role.HEAD, body);
    }

    private record Reply(int status, JsonNode body) {}

    private Reply post(Viewer viewer, String path, Object content) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1" + path))
                .header(
                        "Authorization",
                        "Bearer " + tokens.issue(viewer.account()).orElseThrow())
                .header("Accept-Language", "en")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(content)))
                .build();
        var reply = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        return new Reply(reply.statusCode(), json.readTree(reply.body()));
    }

    /// A draft that asks the test's own body for something by a day.
    private long draft(LocalDate before) {
        var text = "Số: 97/CĐ-TTg\nHà Nội, ngày 20 tháng 4 năm 2024\n1. Các đơn vị tổ chức rà soát và gửi kết quả.";
        var id = ((Intake.Result.Drafted) intake.bringIn(issuer, "cd.txt", text.getBytes(StandardCharsets.UTF_8)))
                .directive();
        directives.listObligations(id).forEach(kept -> drafting.remove(issuer, id, kept.id()));
        var obligation = new Obligation(
                directives.listClauses(issuer, id).getLast().what().position(),
                "tổ chức rà soát",
                "Rà soát",
                Obligation.Kind.ONCE,
                List.of(new Obligation.Addressee(
                        Obligation.Type.ORGANISATION, body.code(), body.nameVi(), "Các đơn vị", false)),
                null,
                null,
                new Due(Due.Rule.BEFORE, before, null),
                List.of(),
                false);
        assertThat(drafting.add(issuer, id, obligation)).isInstanceOf(Drafting.Result.Done.class);
        return id;
    }

    private long draft() {
        return draft(LocalDate.of(2099, 4, 30));
    }

    private Assignment owed(LocalDate before) throws Exception {
        assertThat(issue(draft(before), SIGNED_ON).status()).isEqualTo(200);
        return directives.listOwed(head).getFirst();
    }

    private Reply issue(long directive, LocalDate effectiveOn) throws Exception {
        return post(issuer, "/directives/" + directive + "/issue", Map.of("effectiveOn", effectiveOn.toString()));
    }

    @Test
    void noDirectiveTakesEffectBeforeItsSigningOrLongAfterIt() throws Exception {
        var id = draft();
        for (var day : List.of(
                LocalDate.of(1900, 1, 1),
                SIGNED_ON.minusDays(1),
                SIGNED_ON.plusYears(2).plusDays(1),
                LocalDate.of(9998, 1, 1))) {
            var refused = issue(id, day);
            assertThat(refused.status()).as("%s", day).isEqualTo(422);
            assertThat(refused.body().get("errors").get(0).get("field").asString())
                    .isEqualTo("effectiveOn");
        }
        assertThat(directives.read(issuer, id).inForce()).isFalse();
        assertThat(issue(id, SIGNED_ON.plusYears(2)).status()).isEqualTo(200);
    }

    @Test
    void whereNoDayIsNamedItTakesEffectWhenItWasSigned() throws Exception {
        var issued = post(issuer, "/directives/" + draft() + "/issue", Map.of());
        assertThat(issued.status()).isEqualTo(200);
        assertThat(issued.body().get("effectiveOn").asString()).isEqualTo(SIGNED_ON.toString());
    }

    @Test
    void anIssuedDirectiveKeepsItsDay() throws Exception {
        var id = draft();
        issue(id, SIGNED_ON.plusDays(5));
        assertThat(issue(id, SIGNED_ON.plusDays(5)).status()).isEqualTo(200);
        assertThat(post(issuer, "/directives/" + id + "/issue", Map.of()).status())
                .isEqualTo(200);
        var other = issue(id, SIGNED_ON);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body().get("present").get("effectiveOn").asString())
                .isEqualTo(SIGNED_ON.plusDays(5).toString());
        assertThat(other.body().get("detail").asString()).contains("25/04/2024");
    }

    private Reply passDown(Assignment owed, LocalDate dueOn, String note) throws Exception {
        return post(
                head,
                "/assignments/" + owed.id() + "/passing-down",
                Map.of("organisations", List.of(unit.code()), "dueOn", dueOn.toString(), "note", note));
    }

    @Test
    void noUnitIsGivenADayThatHasPassed() throws Exception {
        var owed = owed(LocalDate.of(2099, 4, 30));
        var refused = passDown(owed, clock.today().minusDays(1), "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("errors").get(0).get("field").asString()).isEqualTo("dueOn");
        assertThat(passDown(owed, clock.today(), "").status()).isEqualTo(201);
    }

    @Test
    void whoIsLateMayStillPassItsOwnDayDown() throws Exception {
        var owed = owed(LocalDate.of(2024, 4, 30));
        assertThat(passDown(owed, LocalDate.of(2024, 4, 28), "").status()).isEqualTo(422);
        assertThat(passDown(owed, LocalDate.of(2024, 4, 29), "").status()).isEqualTo(201);
        assertThat(passDown(owed, LocalDate.of(2024, 4, 29), "").status())
                .as("the same again")
                .isEqualTo(201);
    }

    @Test
    void aUnitKeepsTheDayAndTheNoteThatItWasGiven() throws Exception {
        var owed = owed(LocalDate.of(2099, 4, 30));
        var day = LocalDate.of(2099, 4, 20);
        var first = passDown(owed, day, "Gấp");
        assertThat(first.status()).isEqualTo(201);
        assertThat(passDown(owed, day, " Gấp ")).as("the same again").isEqualTo(new Reply(201, first.body()));
        for (var other : List.of(passDown(owed, day.minusDays(1), "Gấp"), passDown(owed, day, "Không gấp"))) {
            assertThat(other.status()).isEqualTo(409);
            assertThat(other.body().get("present")).isEqualTo(first.body().get("items"));
            assertThat(other.body().get("detail").asString()).contains(unit.code(), "20/04/2099");
        }
    }

    @Test
    void besideAUnitThatKeepsItsDayNobodyIsGivenAnything() throws Exception {
        var other = world.organisation("Sở Chưa nhận", body);
        var owed = owed(LocalDate.of(2099, 4, 30));
        var day = LocalDate.of(2099, 4, 20);
        passingDown.passDown(head, owed.id(), List.of(unit.code()), day, "");
        var answer = pages.passDown(head, owed.id(), List.of(unit.code(), other.code()), "21/04/2099", "");
        assertThat(answer.getStatus()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(answer.getModel())
                .containsEntry(
                        "problems",
                        List.of(Problem.at("organisations", "directive.problem.given", unit.code(), "20/04/2099")));
        assertThat(directives.readAssignment(head, owed.id()).below()).isEqualTo(1);
    }
}
