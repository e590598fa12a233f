package vn.khien.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
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
import vn.khien.access.Scope;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.assessment.Closing;
import vn.khien.assessment.Reviews;
import vn.khien.platform.NotVisible;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// Results that are signed at the same moment are sealed together, and each as if it had come alone.
@KhienTest
class SigningTogetherTest {
    private static final String DECLARATION = "Tôi chịu trách nhiệm.";

    @Autowired
    private World world;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Preparing preparing;

    @Autowired
    private Returning returning;

    @Autowired
    private Signing alone;

    @Autowired
    private SigningTogether together;

    @Autowired
    private Submissions submissions;

    @Autowired
    private Closing closing;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Wall wall;

    @Autowired
    private JdbcClient db;

    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

    private long directive;
    private Viewer head;
    private Viewer stranger;
    private Submission result;
    private Submission foreign;

    @BeforeEach
    void resultsOfTwoBodies() {
        directive = reviews.directive();
        head = headOf("Cục Ký chung");
        stranger = headOf("Sở Ký riêng");
        result = prepared(head);
        foreign = prepared(stranger);
    }

    @AfterEach
    void peopleGo() {
        people.close();
    }

    private Viewer headOf(String name) {
        return world.viewer(Role.HEAD, world.organisation(name, null));
    }

    private Submission prepared(Viewer signer) {
        return preparing.prepare(signer, directive, signer.organisationCode());
    }

    private static SealRows.Asked asked(Viewer signer, Submission result) {
        return new SealRows.Asked(signer, result.id(), DECLARATION);
    }

    private List<Boolean> sealed(SealRows.Asked... all) {
        return alone.signTogether(List.of(all)).stream()
                .map(Optional::isPresent)
                .toList();
    }

    private Signing.Result sign(Viewer signer, Submission result) {
        return together.sign(signer, result.id(), DECLARATION);
    }

    private static void assertRefused(Signing.Result outcome, String code) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Signing.Result.Refused.class,
                        refused ->
                                assertThat(refused.problems().getFirst().code()).isEqualTo(code));
    }

    @Test
    void eachIsLookedForWithinWhatItsOwnSignerMaySign() {
        assertThat(sealed(asked(stranger, result), asked(head, foreign), asked(stranger, foreign)))
                .containsExactly(false, false, true);
        assertThat(submissions.read(head, result.id()).sealed()).isFalse();
        assertThatThrownBy(() -> sign(stranger, result)).isInstanceOf(NotVisible.class);
    }

    @Test
    void aBodyAboveDoesNotSignForTheOneBelow() {
        var above = world.organisation("Bộ Ký chung", null);
        var below = world.viewer(Role.HEAD, world.organisation("Cục Bên dưới", above));
        var itsResult = prepared(below);
        var headAbove = world.viewer(Role.HEAD, above);
        assertThat(sealed(asked(headAbove, itsResult))).containsExactly(false);
        assertThatThrownBy(() -> sign(headAbove, itsResult)).isInstanceOf(NotVisible.class);
        assertThat(sign(below, itsResult)).isInstanceOf(Signing.Result.Sealed.class);
    }

    @Test
    void everySignatureIsValidAndHasItsReceiptItsEntryAndItsClosedAnswers() {
        assertThat(sealed(asked(head, result), asked(stranger, foreign))).containsExactly(true, true);
        for (var signer : List.of(head, stranger)) {
            var one = signer == head ? result : foreign;
            var bytes = submissions.bytes(signer, one.id());
            assertThat(submissions.checkSignature(signer, one.id()).valid()).isTrue();
            assertThat(new String(bytes.receipt(), StandardCharsets.UTF_8))
                    .contains(signer.name(), one.receiptNumber(), one.sha256());
            assertThat(closing.isSigned(signer, directive)).isTrue();
            assertThat(signersInTheTrail(one)).containsExactly(signer.person());
        }
    }

    @Test
    void theWallOfAGroupIsNotThatOfOneOfItsSigners() {
        var scope = transaction.execute(_ -> {
            assertThat(sealed(asked(head, result), asked(stranger, foreign))).containsExactly(true, true);
            return db.sql("select current_setting('khien.scope_from')")
                    .query(String.class)
                    .single();
        });
        assertThat(scope).isEqualTo(Scope.NATION.from());
    }

    private List<Long> signersInTheTrail(Submission one) {
        return db.sql("select person from audit_entry where act = 'submission.sealed' and subject = :subject")
                .param("subject", "submission:" + one.id())
                .query(Long.class)
                .list();
    }

    @Test
    void whatMayNotBeSignedIsRefusedAndTheOthersAreSealed() {
        returning.giveBack(head, result.id(), "Số liệu của Cục chưa đủ.");
        assertThat(sealed(asked(head, result), asked(stranger, foreign))).containsExactly(false, true);
        assertRefused(sign(head, result), "submission.problem.returned");
        assertRefused(together.sign(head, prepared(head).id(), " "), "submission.problem.declaration");
        assertRefused(sign(stranger, preparedBesideTheSealed()), "submission.problem.outdated");
    }

    /// Prepared before the other one of the same body was sealed, as far as it tells.
    private Submission preparedBesideTheSealed() {
        var second = prepared(stranger);
        transaction.executeWithoutResult(_ -> {
            wall.nation();
            db.sql("update submission set replaces = null where id = :id")
                    .param("id", second.id())
                    .update();
        });
        return second;
    }

    @Test
    void ofTwoResultsOfOneBodyInAGroupTheFirstIsSealed() {
        var second = prepared(head);
        assertThat(sealed(asked(head, result), asked(head, second))).containsExactly(true, false);
        assertRefused(sign(head, second), "submission.problem.outdated");
    }

    /// Its caller may have more to do: the demonstration nation is made in one transaction.
    @Test
    void aSignatureLeavesTheTransactionOfItsCallerAsItWas() {
        var changed = transaction.execute(_ -> {
            assertThat(alone.sign(head, result.id(), DECLARATION)).isInstanceOf(Signing.Result.Sealed.class);
            return db.sql("select name from pg_settings where name like 'enable_%' and setting <> reset_val")
                    .query(String.class)
                    .list();
        });
        assertThat(changed).isEmpty();
    }

    @Test
    void aDoubleClickGivesTheSameReceipt() {
        assertThat(sealed(asked(head, result), asked(head, result))).containsExactly(true, false);
        var again = (Signing.Result.Sealed) sign(head, result);
        assertThat(again.first()).isFalse();
        assertThat(again.receipt())
                .isEqualTo(submissions.bytes(head, result.id()).receipt());
    }

    @Test
    void whoWaitsForALockKeepsNobodyElseWaiting() throws Exception {
        Future<Signing.Result> waiting = transaction.execute(_ -> {
            assertThat(alone.sign(head, result.id(), DECLARATION)).isInstanceOf(Signing.Result.Sealed.class);
            var other = people.submit(() -> sign(head, result));
            var third = people.submit(() -> sign(stranger, foreign));
            assertThat(third).succeedsWithin(1, TimeUnit.MINUTES).isInstanceOf(Signing.Result.Sealed.class);
            assertThat(other.isDone()).isFalse();
            return other;
        });
        assertThat(waiting.get())
                .isInstanceOfSatisfying(
                        Signing.Result.Sealed.class,
                        done -> assertThat(done.first()).isFalse());
    }

    @Test
    void twelveHeadsAtOnceHaveTwelveReceipts() {
        var heads = new ArrayList<Viewer>();
        var results = new ArrayList<Submission>();
        for (int each = 0; each < 12; each++) {
            heads.add(headOf("Đơn vị ký cùng lúc " + each));
            results.add(prepared(heads.getLast()));
        }
        var signatures = new ArrayList<CompletableFuture<Signing.Result>>();
        for (int each = 0; each < 12; each++) {
            var signer = heads.get(each);
            var one = results.get(each);
            signatures.add(CompletableFuture.supplyAsync(() -> sign(signer, one), people));
        }
        assertThat(signatures.stream()
                        .map(CompletableFuture::join)
                        .map(Signing.Result.Sealed.class::cast)
                        .map(done -> new String(done.receipt(), StandardCharsets.UTF_8)))
                .hasSize(12)
                .doesNotHaveDuplicates();
        for (int each = 0; each < 12; each++) {
            assertThat(submissions.read(heads.get(each), results.get(each).id()).signedBy())
                    .isEqualTo(heads.get(each).name());
        }
    }
}
