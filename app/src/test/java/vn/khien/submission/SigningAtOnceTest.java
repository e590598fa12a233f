package vn.khien.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.assessment.Answer;
import vn.khien.assessment.Answering;
import vn.khien.assessment.Opening;
import vn.khien.assessment.Reviews;
import vn.khien.organisation.Organisation;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// While one signs: another signature of the same body, and answers that the signature covers, wait for it.
@KhienTest
class SigningAtOnceTest {
    private static final String DECLARATION = "Tôi chịu trách nhiệm.";

    @Autowired
    private World world;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Opening opening;

    @Autowired
    private Answering answering;

    @Autowired
    private Preparing preparing;

    @Autowired
    private Signing signing;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient db;

    private final ExecutorService others = Executors.newVirtualThreadPerTaskExecutor();

    private Organisation above;
    private Viewer headAbove;
    private Viewer owner;
    private long directive;
    private long assessment;
    private String code = "";

    @BeforeEach
    void anAssessmentOfAUnit() {
        above = world.organisation("Bộ Ký cùng lúc", null);
        var unit = world.organisation("Cục Trả lời cùng lúc", above);
        headAbove = world.viewer(Role.HEAD, above);
        owner = world.viewer(Role.SYSTEM_OWNER, unit);
        directive = reviews.directive();
        var opened = opening.open(owner, reviews.system(unit, 3, "Cổng dịch vụ công"), directive);
        assessment = ((Opening.Outcome.Opened) opened).assessment();
        code = reviews.firstRequirement(assessment);
    }

    @AfterEach
    void othersEnd() {
        others.close();
    }

    private Submission prepared(Viewer head) {
        return preparing.prepare(head, directive, head.organisationCode());
    }

    private Signing.Result sign(Viewer head, Submission submission) {
        return signing.sign(head, submission.id(), DECLARATION);
    }

    private Answering.Outcome answer(Answer value, Answer was) {
        return answering.answer(owner, assessment, code, new Answering.Given(value, was, null, null));
    }

    /// Returns once the other one stands before the lock of the body above, or has ended without it.
    private void untilItWaitsOrEnds(Future<?> other) {
        while (!other.isDone() && !somebodyWaits()) {
            Thread.onSpinWait();
        }
    }

    private boolean somebodyWaits() {
        return db.sql("""
                select exists (select from pg_locks
                                where locktype = 'advisory' and not granted and objsubid = 1
                                  and (classid::bigint << 32 | objid::bigint) = answers_lock(:directive, :organisation))
                """)
                .param("directive", directive)
                .param("organisation", above.id())
                .query(Boolean.class)
                .single();
    }

    @Test
    void anAnswerThatBeganBeforeTheSignatureStoodIsNotSaved() throws Exception {
        var prepared = prepared(headAbove);
        Future<Answering.Outcome> answer = transaction.execute(_ -> {
            assertThat(sign(headAbove, prepared)).isInstanceOf(Signing.Result.Sealed.class);
            var other = others.submit(() -> answer(Answer.MET, Answer.NONE));
            untilItWaitsOrEnds(other);
            return other;
        });
        assertThat(answer.get())
                .isInstanceOfSatisfying(
                        Answering.Outcome.Closed.class,
                        closed -> assertThat(closed.signed().organisation()).isEqualTo(above.id()));
    }

    @Test
    void aSignatureStandsBehindTheAnswerThatIsBeingSaved() throws Exception {
        var prepared = prepared(headAbove);
        Future<Signing.Result> signature = transaction.execute(_ -> {
            assertThat(answer(Answer.MET, Answer.NONE)).isInstanceOf(Answering.Outcome.Saved.class);
            var other = others.submit(() -> sign(headAbove, prepared));
            untilItWaitsOrEnds(other);
            assertThat(other.isDone()).isFalse();
            return other;
        });
        assertThat(signature.get()).isInstanceOf(Signing.Result.Sealed.class);
        assertThat(answer(Answer.NOT_MET, Answer.MET)).isInstanceOf(Answering.Outcome.Closed.class);
    }

    @Test
    void ofTwoResultsThatAreSignedAtOnceOneIsSealed() throws Exception {
        var first = prepared(headAbove);
        var second = prepared(headAbove);
        Future<Signing.Result> signature = transaction.execute(_ -> {
            assertThat(sign(headAbove, first)).isInstanceOf(Signing.Result.Sealed.class);
            var other = others.submit(() -> sign(headAbove, second));
            untilItWaitsOrEnds(other);
            return other;
        });
        assertThat(signature.get())
                .isInstanceOfSatisfying(
                        Signing.Result.Refused.class,
                        refused -> assertThat(refused.problems().getFirst().code())
                                .isEqualTo("submission.problem.outdated"));
    }

    @Test
    void anotherBodyWaitsForNobody() {
        var beside = world.organisation("Cục Bên cạnh", above);
        var headBeside = world.viewer(Role.HEAD, beside);
        var prepared = prepared(headBeside);
        var head = world.viewer(Role.HEAD, world.shipped(owner.organisationCode()));
        var alsoPrepared = prepared(head);
        transaction.executeWithoutResult(_ -> {
            assertThat(sign(headBeside, prepared)).isInstanceOf(Signing.Result.Sealed.class);
            assertThat(others.submit(() -> answer(Answer.MET, Answer.NONE)))
                    .succeedsWithin(1, TimeUnit.MINUTES)
                    .isInstanceOf(Answering.Outcome.Saved.class);
            assertThat(others.submit(() -> sign(head, alsoPrepared)))
                    .succeedsWithin(1, TimeUnit.MINUTES)
                    .isInstanceOf(Signing.Result.Sealed.class);
        });
    }
}
