package vn.khien.picture;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.assessment.Answer;
import vn.khien.assessment.Answering;
import vn.khien.assessment.Opening;
import vn.khien.assessment.Reviews;
import vn.khien.directive.Assignment;
import vn.khien.directive.Directives;
import vn.khien.organisation.Organisation;
import vn.khien.platform.ProductClock;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// What the picture says of the bodies that a directive addresses, at any moment and to however many ask at once.
@KhienTest
class PicturesTest {
    private static final Instant RECEIVED = Instant.parse("2024-04-07T02:00:00Z");

    @Autowired
    private World world;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Pictures pictures;

    @Autowired
    private Directives directives;

    @Autowired
    private ProductClock clock;

    @Autowired
    private Asked asked;

    @Autowired
    private Opening opening;

    @Autowired
    private Answering answering;

    @Autowired
    private JsonMapper json;

    @Autowired
    private HikariDataSource pool;

    @LocalServerPort
    private int port;

    private Organisation body;
    private Viewer analyst;
    private long directive;

    @BeforeEach
    void aDirectiveAndABody() {
        body = world.organisation("Tỉnh Được giao", null);
        analyst = world.viewer(Role.ANALYST, world.organisation("Cục Theo dõi", null));
        directive = reviews.directive();
    }

    private long review(int position) {
        return asked.review(directive, position);
    }

    private long assign(long obligation, Organisation to, @Nullable Instant due, Instant receivedAt) {
        return asked.assign(analyst, obligation, to, due, receivedAt);
    }

    /// Each counts for itself, because each asks for another moment.
    @Test
    void moreViewersThanThePoolHasConnectionsAllGetTheirPicture() throws Exception {
        assign(review(1), body, null, RECEIVED);
        var viewers = 2 * pool.getMaximumPoolSize();
        var ready = new CyclicBarrier(viewers);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var looking = new ArrayList<Future<Picture>>();
            for (int i = 0; i < viewers; i++) {
                var at = clock.instant().minus(Duration.ofMinutes(i));
                looking.add(threads.submit(() -> {
                    ready.await();
                    return pictures.asOf(analyst, directive, at);
                }));
            }
            for (var one : looking) {
                assertThat(one.get().bodies()).hasSize(1);
            }
        }
    }

    @Test
    void aBodyThatOwesTwoReviewsIsCountedOnce() {
        var late = Instant.parse("2024-05-29T17:00:00Z");
        var early = Instant.parse("2024-04-29T17:00:00Z");
        var first = assign(review(1), body, late, RECEIVED.plusSeconds(60));
        var second = assign(review(2), body, early, RECEIVED);
        var acknowledged = RECEIVED.plusSeconds(3_600);
        asked.acknowledge(analyst, first, RECEIVED.plusSeconds(120));
        asked.acknowledge(analyst, second, acknowledged);

        var before = pictures.asOf(analyst, directive, acknowledged.minusSeconds(1));
        assertThat(before.bodies()).extracting(Picture.Body::acknowledgedAt).containsOnlyNulls();
        var after = pictures.asOf(analyst, directive, early);
        assertThat(after.totals().bodies()).isEqualTo(1);
        assertThat(after.totals().acknowledged()).isEqualTo(1);
        assertThat(after.due()).isEqualTo(early);
        assertThat(after.bodies()).singleElement().satisfies(one -> {
            assertThat(one.acknowledgedAt()).isEqualTo(acknowledged);
            assertThat(one.lateSince()).isEqualTo(early);
        });
    }

    @Test
    void aDayIsSeenToItsLastMicrosecondAndNoFurther() {
        var midnight = Instant.parse("2024-04-20T17:00:00Z");
        var second = world.organisation("Tỉnh Nửa đêm", null);
        var review = review(1);
        asked.acknowledge(analyst, assign(review, body, midnight, RECEIVED), midnight.minus(1, ChronoUnit.MICROS));
        asked.acknowledge(analyst, assign(review, second, midnight, RECEIVED), midnight);

        var picture =
                pictures.asOf(analyst, directive, PastMoment.read("20/04/2024").orElseThrow());
        assertThat(picture.bodies())
                .filteredOn(one -> one.acknowledgedAt() != null)
                .extracting(Picture.Body::code)
                .containsExactly(body.code());
        assertThat(picture.bodies())
                .filteredOn(one -> one.code().equals(body.code()))
                .extracting(Picture.Body::lateSince)
                .as("what is due before the 21st is not late on the 20th")
                .containsOnlyNulls();
    }

    /// A later document set another day for the same body.
    @Test
    void aPastPictureHasTheBodiesAndTheDeadlinesOfItsMoment() {
        var early = Instant.parse("2024-04-29T17:00:00Z");
        var late = Instant.parse("2024-05-29T17:00:00Z");
        var changed = RECEIVED.plusSeconds(86_400);
        var first = assign(review(1), body, late, RECEIVED);
        asked.acknowledge(analyst, first, RECEIVED.plusSeconds(60));
        var second = review(2);
        assign(second, body, early, changed);
        assign(second, world.organisation("Tỉnh Thêm sau", null), early, changed);

        var before = pictures.asOf(analyst, directive, changed.minusSeconds(1));
        assertThat(before.totals().bodies()).isEqualTo(1);
        assertThat(before.totals().acknowledged()).isEqualTo(1);
        assertThat(before.due()).isEqualTo(late);
        var after = pictures.asOf(analyst, directive, changed);
        assertThat(after.totals().bodies()).isEqualTo(2);
        assertThat(after.totals().acknowledged()).isZero();
        assertThat(after.due()).isEqualTo(early);
        assertThat(pictures.asOf(analyst, directive, RECEIVED.minusSeconds(1)).bodies())
                .isEmpty();
    }

    @Test
    void aPastPictureSaysOnWhatItsAnswersRestedThen() throws Exception {
        assign(review(1), body, null, RECEIVED);
        var owner = world.viewer(Role.SYSTEM_OWNER, body);
        var opened = opening.open(owner, reviews.system(body, 3, "Cổng của quá khứ"), directive);
        var assessment = ((Opening.Outcome.Opened) opened).assessment();
        var code = reviews.firstRequirement(assessment);
        var evidenced = clock.instant();
        answering.answer(owner, assessment, code, new Answering.Given(Answer.MET, Answer.NONE, null, null));
        var answered = clock.instant();
        reviews.evidence(owner, assessment, code, evidenced.minusMillis(1), answered.plusMillis(1));

        assertThat(sources(evidenced.toString())).as("not answered yet").isEqualTo("0 0 0");
        assertThat(sources(answered.toString())).as("with its file").isEqualTo("0 1 0");
        assertThat(sources("")).as("the file is gone").isEqualTo("1 0 0");
    }

    private String sources(String asOf) throws Exception {
        var picture = json.readTree(ask(asOf).body());
        var sources = picture.get("sources");
        assertThat(picture.get("registerAsOf")
                        .asString()
                        .equals(picture.get("asOf").asString()))
                .as("only the register is that of now")
                .isEqualTo(asOf.isEmpty());
        return sources.get("stated").asLong() + " " + sources.get("evidenced").asLong() + " "
                + sources.get("inspected").asLong();
    }

    @Test
    void theInterfaceTakesADayOrAnInstantAndRefusesWhatIsNeither() throws Exception {
        assign(review(1), body, null, RECEIVED);
        for (var asOf :
                List.of("20/04/2024", "2024-04-20", "2024-04-20T17:00:00%2B07:00", "2024-04-20T17:00:00Z", "")) {
            assertThat(ask(asOf).statusCode()).as(asOf).isEqualTo(200);
        }
        for (var asOf : List.of("31/02/2025", "2024-13-01T00:00:00Z", "T", "-999999999-01-01T00:00:00Z", "2024")) {
            assertThat(ask(asOf).statusCode()).as(asOf).isEqualTo(400);
        }
    }

    private HttpResponse<String> ask(String asOf) throws Exception {
        var token = world.token(Role.ANALYST, world.organisation("Cục Hỏi", null));
        var address = "http://localhost:" + port + "/api/v1/picture?directive=" + directive + "&asOf=" + asOf;
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void bodiesStandByGroupAndThenByName() {
        var department = world.organisation("Sở Dưới Bộ", world.shipped("BCA"));
        var review = review(1);
        for (var to : List.of(body, world.shipped("EVN"), world.shipped("BQP"), department)) {
            assign(review, to, null, RECEIVED);
        }
        for (var code : List.of("HNI", "VTV", "BCA")) {
            assign(review, world.shipped(code), null, RECEIVED);
        }
        var expected = List.of("BCA", department.code(), "BQP", "VTV", "HNI", "EVN", body.code());
        assertThat(pictures.at(analyst, directive, null).bodies())
                .extracting(Picture.Body::code)
                .isEqualTo(expected);
        assertThat(directives.listAssignments(analyst, directive, null, 10, 0))
                .extracting(Assignment::organisationCode)
                .isEqualTo(expected);
    }
}
