package vn.khien.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.access.Viewers;
import vn.khien.access.Wall;
import vn.khien.assessment.Answer;
import vn.khien.assessment.Answering;
import vn.khien.assessment.Assessments;
import vn.khien.assessment.Closing;
import vn.khien.assessment.Opening;
import vn.khien.assessment.Reviews;
import vn.khien.audit.Trail;
import vn.khien.inventory.InformationSystem;
import vn.khien.inventory.Systems;
import vn.khien.picture.Picture;
import vn.khien.picture.Pictures;
import vn.khien.picture.Recounting;
import vn.khien.platform.ProductClock;
import vn.khien.platform.Settings;
import vn.khien.submission.Preparing;
import vn.khien.submission.Signing;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// An enterprise that stands below another body from 1 March 2025 on, with a unit below it that people entered.
@KhienTest
class MovingTest {
    private static final LocalDate LAST_DAY = LocalDate.of(2025, 2, 28);
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 3, 1);

    @Autowired
    private World world;

    @Autowired
    private Moving moving;

    @Autowired
    private Organisations organisations;

    @Autowired
    private Viewers viewers;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Opening opening;

    @Autowired
    private Answering answering;

    @Autowired
    private Assessments assessments;

    @Autowired
    private Systems systems;

    @Autowired
    private Preparing preparing;

    @Autowired
    private Signing signing;

    @Autowired
    private Closing closing;

    @Autowired
    private Pictures pictures;

    @Autowired
    private Recounting recounting;

    @Autowired
    private Trail trail;

    @Autowired
    private ProductClock clock;

    @Autowired
    private Settings settings;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Wall wall;

    private Organisation former;
    private Organisation next;
    private Organisation enterprise;
    private Organisation unit;
    private String headOfFormer = "";
    private String headOfNext = "";
    private String head = "";
    private Viewer analyst;
    private long directive;

    @BeforeEach
    void theLastDayBelowTheFormerBody() {
        turnTo(LAST_DAY);
        former = world.organisation("Ủy ban Quản lý cũ", null);
        next = world.organisation("Bộ Quản lý mới", null);
        enterprise = world.organisation("Tập đoàn Chuyển chủ", former);
        belongsToNextFromTheFirstDay();
        unit = world.organisation("Công ty con Chuyển chủ", enterprise);
        headOfFormer = world.login(Role.HEAD, former);
        headOfNext = world.login(Role.HEAD, next);
        head = world.login(Role.HEAD, enterprise);
        analyst = world.viewer(Role.ANALYST, world.organisation("Cục Theo dõi chuyển chủ", null));
        directive = reviews.directive();
        answered(enterprise, "Điều độ của tập đoàn");
        answered(unit, "Kế toán của công ty con");
    }

    @AfterEach
    void backToTheRealDay() {
        clock.shiftBy(Duration.ZERO);
        db.sql("delete from setting where key = :key")
                .param("key", Settings.CLOCK_SHIFT)
                .update();
        moving.follow();
    }

    private void turnTo(LocalDate day) {
        var noon = Instant.parse(day + "T05:00:00Z");
        var shift = Duration.between(Clock.systemUTC().instant(), noon);
        clock.shiftBy(shift);
        settings.put(Settings.CLOCK_SHIFT, shift.toSeconds() + " seconds");
        moving.follow();
    }

    private void belongsToNextFromTheFirstDay() {
        db.sql("update organisation_version set valid_to = :last where organisation = :id")
                .param("last", LAST_DAY)
                .param("id", enterprise.id())
                .update();
        db.sql("""
                insert into organisation_version (organisation, valid_from, parent, path, name_vi, name_en)
                values (:id, :first, :parent, :path, :name, :name)
                """)
                .param("id", enterprise.id())
                .param("first", FIRST_DAY)
                .param("parent", next.id())
                .param("path", next.path() + enterprise.id() + "/")
                .param("name", enterprise.nameVi())
                .update();
    }

    private void answered(Organisation owner, String name) {
        var person = world.viewer(Role.SYSTEM_OWNER, owner);
        var opened = (Opening.Outcome.Opened) opening.open(person, reviews.system(owner, 3, name), directive);
        answering.answer(
                person,
                opened.assessment(),
                reviews.firstRequirement(opened.assessment()),
                new Answering.Given(Answer.MET, Answer.NONE, null, null));
    }

    private Viewer viewer(String login) {
        return viewers.find(login, null).orElseThrow();
    }

    private List<String> seenBy(String login) {
        var scope = viewer(login).scope();
        return transaction.execute(_ -> {
            wall.stand(scope);
            return systems.list(scope).stream().map(InformationSystem::name).toList();
        });
    }

    private String placeOf(Organisation organisation) {
        return db.sql("select path from organisation where id = :id")
                .param("id", organisation.id())
                .query(String.class)
                .single();
    }

    private Organisation asOf(Organisation organisation, LocalDate day) {
        return organisations.find(organisation.id(), day).orElseThrow();
    }

    @Test
    void fromTheFirstDayOnTheNewSuperiorSeesWhatTheFormerSaw() {
        assertThat(seenBy(headOfFormer)).hasSize(2);
        assertThat(seenBy(headOfNext)).isEmpty();
        turnTo(FIRST_DAY);
        assertThat(seenBy(headOfFormer)).isEmpty();
        assertThat(seenBy(headOfNext)).containsExactly("Điều độ của tập đoàn", "Kế toán của công ty con");
    }

    @Test
    void theHeadGoesOnWithTheSameSystemsAndPreparesTheResult() {
        for (var day : List.of(LAST_DAY, FIRST_DAY)) {
            turnTo(day);
            var viewer = viewer(head);
            assertThat(seenBy(head)).as("on %s", day).hasSize(2);
            assertThat(assessments.listReviewed(viewer, directive, viewer.path()))
                    .as("on %s", day)
                    .hasSize(2);
            assertThat(packed(preparing
                            .prepare(viewer, directive, enterprise.code())
                            .id()))
                    .as("on %s", day)
                    .contains("Điều độ của tập đoàn", "Kế toán của công ty con");
        }
    }

    private String packed(long submission) {
        return transaction.execute(_ -> {
            wall.nation();
            return db.sql("select convert_from(package, 'UTF8') from submission where id = :id")
                    .param("id", submission)
                    .query(String.class)
                    .single();
        });
    }

    @Test
    void aSignatureFromBeforeDoesNotCloseTheAnswersOfWhoComesBelowLater() {
        signs(headOfNext);
        turnTo(FIRST_DAY);
        assertThat(answer(unit, Answer.NOT_MET, Answer.MET)).isInstanceOf(Answering.Outcome.Saved.class);
        signs(headOfNext);
        assertThat(answer(unit, Answer.MET, Answer.NOT_MET)).satisfies(isClosedBy(next));
    }

    @Test
    void whatTheFormerSuperiorSignedIsClosedUntilItOpensAReplacement() {
        signs(headOfFormer);
        turnTo(FIRST_DAY);
        assertThat(answer(unit, Answer.NOT_MET, Answer.MET)).satisfies(isClosedBy(former));
        assertThat(closing.openUnder(viewer(headOfFormer), directive, "Tập đoàn đã chuyển về Bộ Quản lý mới"))
                .isInstanceOf(Closing.Outcome.Opened.class);
        assertThat(answer(unit, Answer.NOT_MET, Answer.MET)).isInstanceOf(Answering.Outcome.Saved.class);
    }

    @Test
    void aFormerSuperiorThatIsNoMoreHoldsNoAnswers() {
        signs(headOfFormer);
        db.sql("update organisation set valid_to = :day where id = :id")
                .param("day", LAST_DAY)
                .param("id", former.id())
                .update();
        turnTo(FIRST_DAY);
        assertThat(answer(unit, Answer.NOT_MET, Answer.MET)).isInstanceOf(Answering.Outcome.Saved.class);
    }

    @Test
    void whatTheBodySignedItselfStaysClosedWhereverItStands() {
        signs(head);
        turnTo(FIRST_DAY);
        assertThat(answer(unit, Answer.NOT_MET, Answer.MET)).satisfies(isClosedBy(enterprise));
    }

    private void signs(String login) {
        var signer = viewer(login);
        var prepared = preparing.prepare(signer, directive, signer.organisationCode());
        assertThat(signing.sign(signer, prepared.id(), "Tôi chịu trách nhiệm."))
                .isInstanceOf(Signing.Result.Sealed.class);
    }

    private Answering.Outcome answer(Organisation owner, Answer value, Answer was) {
        var person = world.viewer(Role.SYSTEM_OWNER, owner);
        var assessment = assessments
                .listReviewed(person, directive, person.path())
                .getFirst()
                .assessment();
        return answering.answer(
                person,
                Objects.requireNonNull(assessment),
                reviews.firstRequirement(assessment),
                new Answering.Given(value, was, null, null));
    }

    private static Consumer<Answering.Outcome> isClosedBy(Organisation signer) {
        return outcome -> assertThat(outcome)
                .isInstanceOfSatisfying(
                        Answering.Outcome.Closed.class,
                        closed -> assertThat(closed.signed().organisation()).isEqualTo(signer.id()));
    }

    @Test
    void theUnitBelowMovesWithItAndStandsInTheTreeOfEachDay() {
        turnTo(FIRST_DAY);
        assertThat(placeOf(unit)).isEqualTo(next.path() + enterprise.id() + "/" + unit.id() + "/");
        assertThat(asOf(unit, FIRST_DAY).path()).isEqualTo(placeOf(unit));
        assertThat(asOf(unit, LAST_DAY).path()).isEqualTo(unit.path()).startsWith(former.path());
        assertThat(asOf(unit, FIRST_DAY).parent()).isEqualTo(enterprise.id());
        assertThat(organisations.listChildren(enterprise.id(), FIRST_DAY)).hasSize(1);
    }

    @Test
    void aUnitThatEndedStaysBelowTheBodyThatItBelongedTo() {
        db.sql("update organisation set valid_to = :day where id = :id")
                .param("day", LAST_DAY.minusDays(30))
                .param("id", unit.id())
                .update();
        db.sql("update organisation_version set valid_to = :day where organisation = :id")
                .param("day", LAST_DAY.minusDays(30))
                .param("id", unit.id())
                .update();
        turnTo(FIRST_DAY);
        assertThat(placeOf(unit)).startsWith(next.path());
        assertThat(asOf(unit, LAST_DAY.minusDays(30)).path()).isEqualTo(unit.path());
    }

    @Test
    void theSystemTellsOfEachMoveOnceAndNotOfWhatGoesWithIt() {
        turnTo(FIRST_DAY);
        moving.follow();
        assertThat(trail.listOf("organisation:" + enterprise.id(), 10))
                .filteredOn(entry -> entry.act().equals("organisation.moved"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.person()).isEmpty();
                    assertThat(entry.detail()).isEqualTo(former.id() + " > " + next.id());
                });
        assertThat(trail.listOf("organisation:" + unit.id(), 10))
                .extracting(Trail.Entry::act)
                .doesNotContain("organisation.moved");
    }

    @Test
    void aClockThatIsTurnedBackTakesItBack() {
        turnTo(FIRST_DAY);
        turnTo(LAST_DAY);
        assertThat(placeOf(enterprise)).isEqualTo(enterprise.path());
        assertThat(placeOf(unit))
                .isEqualTo(unit.path())
                .isEqualTo(asOf(unit, LAST_DAY).path());
    }

    @Test
    void whatIsShippedStandsWhereTheTreeOfTheDayHasIt() {
        for (var day : List.of(LAST_DAY, FIRST_DAY)) {
            turnTo(day);
            var evn = organisations.findByCode("EVN", day).orElseThrow();
            assertThat(placeOf(evn)).as("on %s", day).isEqualTo(evn.path());
        }
    }

    @Test
    void thePictureFollowsAndIsWhatSqlCounts() {
        isAddressed(former, next);
        var before = body(former);
        assertThat(before.systems()).isEqualTo(2);
        assertThat(before.met()).isEqualTo(2);
        assertThat(body(next).systems()).isZero();
        turnTo(FIRST_DAY);
        for (var body : List.of(former, next)) {
            assertThat(body(body).systems()).isEqualTo(systemsInSql(body));
            assertThat(body(body).met()).isEqualTo(systemsInSql(body));
        }
        assertThat(body(next).systems()).isEqualTo(2);
        assertThat(recounting.differences()).isEmpty();
    }

    private Picture.Body body(Organisation organisation) {
        return pictures.asOf(analyst, directive, clock.instant()).bodies().stream()
                .filter(one -> one.code().equals(organisation.code()))
                .findFirst()
                .orElseThrow();
    }

    private long systemsInSql(Organisation body) {
        return transaction.execute(_ -> {
            wall.nation();
            return db.sql("""
                    select count(*)
                      from information_system s
                      join organisation o on o.id = s.owner
                     where starts_with(o.path, :path)
                    """).param("path", body.path()).query(Long.class).single();
        });
    }

    private void isAddressed(Organisation... bodies) {
        var obligation =
                db.sql("""
                with c as (
                  insert into clause (directive, position, text, start_offset, end_offset)
                  values (:directive, 0, 'x', 0, 1)
                  returning id
                )
                insert into obligation (directive, clause, position, quote, duty, kind, review, due_rule)
                select :directive, id, 1, 'x', 'Rà soát', 'once', true, 'before'
                  from c
                returning id
                """).param("directive", directive).query(Long.class).single();
        for (var body : bodies) {
            db.sql("""
                    insert into assignment (obligation, organisation, due, received_at, assigned_by)
                    values (:obligation, :organisation, timestamptz '2099-04-29 17:00+00', product_now(), :by)
                    """)
                    .param("obligation", obligation)
                    .param("organisation", body.id())
                    .param("by", analyst.person())
                    .update();
        }
    }
}
