package vn.khien.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.organisation.Organisation;
import vn.khien.platform.NotVisible;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// Answers that arrive together are saved together, and each as if it had come alone.
@KhienTest
class SavingAnswersTest {
    @Autowired
    private World world;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Opening opening;

    @Autowired
    private SavingAnswers saving;

    @Autowired
    private AnswerRows rows;

    @Autowired
    private Sheet.Reading sheets;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Wall wall;

    @Autowired
    private JdbcClient db;

    private final Instant now = Instant.parse("2024-04-25T02:41:00Z");
    private Organisation ministry;
    private Organisation unit;
    private Viewer owner;
    private Viewer stranger;
    private long directive;
    private long first;
    private long second;
    private long foreign;

    @BeforeEach
    void assessmentsOfTwoBodies() {
        ministry = world.organisation("Bộ Lưu chung", null);
        unit = world.organisation("Cục Lưu chung", ministry);
        var other = world.organisation("Sở Lưu riêng", null);
        owner = world.viewer(Role.SYSTEM_OWNER, unit);
        stranger = world.viewer(Role.SYSTEM_OWNER, other);
        directive = reviews.directive();
        first = opened(owner, unit);
        second = opened(owner, unit);
        foreign = opened(stranger, other);
    }

    private long opened(Viewer viewer, Organisation body) {
        var outcome = opening.open(viewer, reviews.system(body, 2, "Thư điện tử"), directive);
        return ((Opening.Outcome.Opened) outcome).assessment();
    }

    private AnswerRows.Asked met(Viewer viewer, long assessment) {
        return met(viewer, assessment, reviews.firstRequirement(assessment));
    }

    private AnswerRows.Asked met(Viewer viewer, long assessment, String code) {
        return new AnswerRows.Asked(viewer, assessment, code, Answer.NONE, Answer.MET, now);
    }

    private Answer standing(Viewer viewer, long assessment) {
        return sheets.lines(viewer, assessment).getFirst().standing().answer();
    }

    private Answering.Outcome saved(Viewer viewer, long assessment, Answer value, Answer was) {
        var given = new Answering.Given(value, was, null, null);
        return saving.save(viewer, assessment, reviews.firstRequirement(assessment), given);
    }

    @Test
    void eachIsLookedForWithinWhatItsOwnPersonSees() {
        assertThat(rows.saveTogether(List.of(met(owner, first), met(owner, foreign), met(stranger, foreign))))
                .containsExactly(true, false, true);
        assertThat(rows.saveTogether(List.of(met(stranger, second)))).containsExactly(false);
        assertThat(standing(owner, first)).isEqualTo(Answer.MET);
        assertThat(standing(owner, second)).isEqualTo(Answer.NONE);
    }

    @Test
    void everyAnswerHasItsChangeAndItsEntryInTheTrail() {
        rows.saveTogether(List.of(met(owner, first), met(stranger, foreign)));
        transaction.executeWithoutResult(_ -> {
            wall.nation();
            var found =
                    db.sql("""
                            select c.by || ' ' || c.was || ' ' || c.value || ' ' || e.person || ' ' || e.organisation
                                   || ' ' || e.detail
                              from answer_change c
                              join audit_entry e on e.subject = 'assessment:' || c.assessment
                               and e.act = 'assessment.answered'
                             where c.assessment = :assessment
                            """).param("assessment", foreign).query(String.class).list();
            assertThat(found)
                    .containsExactly(stranger.person() + " 0 1 " + stranger.person() + " " + stranger.organisation()
                            + " " + reviews.firstRequirement(foreign));
        });
    }

    @Test
    void ofTwoOnOneAssessmentTheFirstIsSavedAndTheOtherIsWeighedByItself() {
        var codes = sheets.lines(owner, first).stream()
                .map(line -> line.requirement().code())
                .toList();
        assertThat(rows.saveTogether(List.of(met(owner, first, codes.get(0)), met(owner, first, codes.get(1)))))
                .containsExactly(true, false);
    }

    @Test
    void whatIsNotAskedOrNoLongerStandsOrIsHeldByASignerIsLeftAlone() {
        assertThat(rows.saveTogether(List.of(met(owner, first, "0.0")))).containsExactly(false);
        assertThat(saved(owner, second, Answer.MET, Answer.NONE)).isInstanceOf(Answering.Outcome.Saved.class);
        assertThat(rows.saveTogether(List.of(met(owner, second)))).containsExactly(false);
        transaction.executeWithoutResult(_ -> {
            db.sql("select pg_advisory_xact_lock(answers_lock(:directive, :organisation))::text")
                    .param("directive", directive)
                    .param("organisation", ministry.id())
                    .query(String.class)
                    .single();
            assertThat(fromElsewhere(List.of(met(owner, first), met(stranger, foreign))))
                    .as("only the one that the signer above holds")
                    .containsExactly(false, true);
        });
        assertThat(rows.saveTogether(List.of(met(owner, first)))).containsExactly(true);
    }

    @Test
    void anAssessmentThatSomebodyHoldsKeepsTheOthersFromNothing() {
        transaction.executeWithoutResult(_ -> {
            wall.stand(owner.scope());
            rows.lockPlace(owner.scope(), first);
            assertThat(fromElsewhere(List.of(met(owner, first), met(owner, second))))
                    .containsExactly(false, true);
        });
    }

    private List<Boolean> fromElsewhere(List<AnswerRows.Asked> all) {
        try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
            return CompletableFuture.supplyAsync(() -> rows.saveTogether(all), others)
                    .join();
        }
    }

    @Test
    void whatWasNotSavedWithTheOthersIsToldAsEver() {
        assertThat(saved(owner, first, Answer.MET, Answer.NONE)).isInstanceOf(Answering.Outcome.Saved.class);
        assertThat(saved(owner, first, Answer.MET, Answer.NONE))
                .as("the same again is harmless")
                .isInstanceOf(Answering.Outcome.Saved.class);
        assertThat(saved(owner, first, Answer.NOT_MET, Answer.NONE))
                .isInstanceOfSatisfying(
                        Answering.Outcome.Conflict.class,
                        conflict -> assertThat(conflict.present().value()).isEqualTo(Answer.MET));
        assertThat(saved(owner, second, Answer.PARTLY, Answer.NONE)).isInstanceOf(Answering.Outcome.ReasonNeeded.class);
        assertThatThrownBy(() -> saved(stranger, first, Answer.NOT_MET, Answer.MET))
                .isInstanceOf(NotVisible.class);
    }

    @Test
    void manyPeopleAtOnceAreAllSaved() {
        var assessments = new ArrayList<Long>();
        for (int count = 0; count < 12; count++) {
            assessments.add(opened(owner, unit));
        }
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = assessments.stream()
                    .map(assessment -> CompletableFuture.supplyAsync(
                            () -> saved(owner, assessment, Answer.MET, Answer.NONE), people))
                    .toList();
            assertThat(outcomes)
                    .allSatisfy(outcome -> assertThat(outcome.join()).isInstanceOf(Answering.Outcome.Saved.class));
        }
        assertThat(assessments)
                .allSatisfy(
                        assessment -> assertThat(standing(owner, assessment)).isEqualTo(Answer.MET));
    }
}
