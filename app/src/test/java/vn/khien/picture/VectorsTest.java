package vn.khien.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.assessment.Answer;
import vn.khien.assessment.Answering;
import vn.khien.assessment.Opening;
import vn.khien.assessment.Reviews;
import vn.khien.guidance.Guidances;
import vn.khien.guidance.Requirement;
import vn.khien.organisation.Organisation;
import vn.khien.platform.ProductClock;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// What is counted from memory is what is stored, whoever writes in between.
@KhienTest
class VectorsTest {
    private static final int WRITERS = 4;
    private static final int ANSWERS_EACH = 60;

    @Autowired
    private World world;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Opening opening;

    @Autowired
    private Answering answering;

    @Autowired
    private Guidances guidances;

    @Autowired
    private Vectors vectors;

    @Autowired
    private Snapshots snapshots;

    @Autowired
    private PictureRows rows;

    @Autowired
    private Wall wall;

    @Autowired
    private PastAnswers past;

    @Autowired
    private ProductClock clock;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    private record Place(Viewer owner, long assessment) {}

    private Place open(Organisation unit, long system, long directive) {
        var owner = world.viewer(Role.SYSTEM_OWNER, unit);
        return new Place(owner, ((Opening.Outcome.Opened) opening.open(owner, system, directive)).assessment());
    }

    @Test
    void afterManyWriteAtOnceMemoryAndSqlAgree() throws Exception {
        var unit = world.organisation("Bộ Đếm", null);
        var directive = reviews.directive();
        var places = new ArrayList<Place>();
        for (int i = 0; i < WRITERS; i++) {
            places.add(open(unit, reviews.system(unit, 1 + i % 5, "Hệ thống " + i), directive));
        }
        try (var threads = Executors.newFixedThreadPool(WRITERS + 1)) {
            var running = new ArrayList<Future<Integer>>();
            for (int i = 0; i < WRITERS; i++) {
                running.add(threads.submit(writing(places, i)));
            }
            var reading = threads.submit(() -> countUntil(running, directive));
            for (var one : running) {
                assertThat(one.get()).isPositive();
            }
            assertThat(reading.get()).isPositive();
        }
        assertThat(inMemory(directive)).isEqualTo(inSql(directive)).isNotEmpty();
    }

    /// Writers meet on the same assessments; an answer that lost against another's is simply not there.
    private Callable<Integer> writing(List<Place> places, int seed) {
        return () -> {
            var chance = new SplittableRandom(seed);
            var saved = 0;
            for (int round = 0; round < ANSWERS_EACH; round++) {
                var place = places.get(chance.nextInt(places.size()));
                var requirement = asked().get(chance.nextInt(asked().size()));
                var value = chance.nextBoolean() ? Answer.MET : Answer.NOT_MET;
                var was = chance.nextBoolean() ? Answer.NONE : Answer.MET;
                var outcome = answering.answer(
                        place.owner(),
                        place.assessment(),
                        requirement.code(),
                        new Answering.Given(value, was, "Lý do", null));
                saved += outcome instanceof Answering.Outcome.Saved ? 1 : 0;
            }
            return saved;
        };
    }

    private List<Requirement> asked() {
        return guidances
                .listRequirements(
                        guidances.inForce(java.time.LocalDate.of(2024, 4, 7)).id())
                .stream()
                .filter(one -> one.counts(1))
                .toList();
    }

    private int countUntil(List<Future<Integer>> writers, long directive) {
        var looks = 0;
        do {
            vectors.of(directive);
            looks++;
        } while (!writers.stream().allMatch(Future::isDone));
        return looks;
    }

    private Map<String, Long> inMemory(long directive) {
        var counts = new HashMap<String, Long>();
        for (var one : vectors.of(directive)) {
            for (var requirement : guidances.listRequirements(one.guidance())) {
                if (requirement.counts(one.level())) {
                    counts.merge(requirement.position() + "=" + one.answers()[requirement.position()], 1L, Long::sum);
                }
            }
        }
        return counts;
    }

    private Map<String, Long> inSql(long directive) {
        return transaction.execute(_ -> {
            wall.nation();
            var counts = new HashMap<String, Long>();
            rows.countInSql(directive).forEach(row -> counts.put(row.position() + "=" + row.value(), row.count()));
            return counts;
        });
    }

    @Test
    void aRetiredSystemLeavesTheCountAtOnce() {
        var unit = world.organisation("Bộ Ngừng dùng", null);
        var directive = reviews.directive();
        var system = reviews.system(unit, 2, "Hệ thống cũ");
        open(unit, system, directive);
        assertThat(vectors.of(directive)).hasSize(1);
        change(system, "retired_at = product_now(), retired_words = 'Đã có hệ thống mới'");
        assertThat(vectors.of(directive)).isEmpty();
    }

    @Test
    void aReadingThatFailedLosesNoAnswers() {
        var unit = world.organisation("Bộ Đọc lại", null);
        var directive = reviews.directive();
        var retired = reviews.system(unit, 2, "Hệ thống cũ");
        open(unit, retired, directive);
        open(unit, reviews.system(unit, 2, "Hệ thống còn dùng"), directive);
        var away = new AtomicBoolean();
        var own = new Vectors(withoutWholeReadings(away), snapshots);
        assertThat(own.of(directive)).hasSize(2);
        change(retired, "retired_at = product_now(), retired_words = 'Đã có hệ thống mới'");
        away.set(true);
        assertThatThrownBy(() -> own.of(directive)).isInstanceOf(QueryTimeoutException.class);
        away.set(false);
        assertThat(own.of(directive)).hasSize(1);
    }

    /// The database, except that while `away` is set, the time is out for whoever reads all assessments.
    private JdbcClient withoutWholeReadings(AtomicBoolean away) {
        return (JdbcClient) Proxy.newProxyInstance(
                JdbcClient.class.getClassLoader(), new Class<?>[] {JdbcClient.class}, (_, method, args) -> {
                    if (away.get() && args[0] instanceof String sql && sql.contains("order by o.path")) {
                        throw new QueryTimeoutException("the time is out");
                    }
                    return method.invoke(db, args);
                });
    }

    @Test
    void aSystemThatGotAnotherOwnerCountsThere() {
        var unit = world.organisation("Bộ Giao", null);
        var other = world.organisation("Bộ Nhận", null);
        var directive = reviews.directive();
        var system = reviews.system(unit, 2, "Hệ thống chuyển giao");
        open(unit, system, directive);
        assertThat(vectors.of(directive).getFirst().path()).isEqualTo(unit.path());
        change(system, "owner = " + other.id());
        assertThat(vectors.of(directive).getFirst().path()).isEqualTo(other.path());
    }

    @Test
    void answersAreTakenBackToAPastMomentAndThePresentStays() {
        var unit = world.organisation("Bộ Nhìn lại", null);
        var directive = reviews.directive();
        var before = clock.instant();
        var place = open(unit, reviews.system(unit, 2, "Hệ thống có lịch sử"), directive);
        var code = reviews.firstRequirement(place.assessment());
        var opened = clock.instant();
        answer(place, code, Answer.NOT_MET, Answer.NONE);
        var first = clock.instant();
        answer(place, code, Answer.MET, Answer.NOT_MET);
        answer(place, code, Answer.NOT_APPLICABLE, Answer.MET);
        assertThat(past.of(directive, before)).isEmpty();
        assertThat(firstAnswer(past.of(directive, opened))).isEqualTo(Answer.NONE);
        assertThat(firstAnswer(past.of(directive, first))).isEqualTo(Answer.NOT_MET);
        assertThat(firstAnswer(past.of(directive, clock.instant()))).isEqualTo(Answer.NOT_APPLICABLE);
        assertThat(firstAnswer(vectors.of(directive))).isEqualTo(Answer.NOT_APPLICABLE);
    }

    private void answer(Place place, String code, Answer value, Answer was) {
        assertThat(answering.answer(
                        place.owner(), place.assessment(), code, new Answering.Given(value, was, "Lý do", null)))
                .isInstanceOf(Answering.Outcome.Saved.class);
    }

    private Answer firstAnswer(List<Vectors.Answered> all) {
        var one = all.getFirst();
        var position = guidances.listRequirements(one.guidance()).stream()
                .filter(requirement -> requirement.asks(one.level()))
                .findFirst()
                .orElseThrow()
                .position();
        return Answer.values()[one.answers()[position]];
    }

    private void change(long system, String set) {
        transaction.executeWithoutResult(_ -> {
            wall.nation();
            db.sql("update information_system set " + set + " where id = :id")
                    .param("id", system)
                    .update();
        });
    }
}
