package vn.khien.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.assessment.Answer;
import vn.khien.assessment.Answering;
import vn.khien.assessment.Opening;
import vn.khien.assessment.Reviews;
import vn.khien.audit.Actor;
import vn.khien.organisation.Changing;
import vn.khien.organisation.Organisation;
import vn.khien.picture.Picture;
import vn.khien.picture.Pictures;
import vn.khien.platform.ProductClock;
import vn.khien.submission.Preparing;
import vn.khien.submission.Signing;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// A directive's picture shows the bodies that it addressed. What passed on from one that ended since still counts for
/// it, now and at any past moment; what it signed stays as it was signed.
@KhienTest
class PassingOnInThePictureTest {
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
    private Changing changing;

    @Autowired
    private PassingOn passingOn;

    @Autowired
    private Register register;

    @Autowired
    private Pictures pictures;

    @Autowired
    private ProductClock clock;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Wall wall;

    private Organisation old;
    private Organisation heir;
    private Viewer headOfOld;
    private Viewer analyst;
    private long directive;

    @BeforeEach
    void aBodyThatSignedAndOneThatSucceedsIt() {
        old = world.organisation("Tỉnh Đã ký", null);
        heir = world.organisation("Tỉnh Tiếp nối", null);
        headOfOld = world.viewer(Role.HEAD, old);
        analyst = world.viewer(Role.ANALYST, world.organisation("Cục Theo dõi", null));
        directive = reviews.directive();
        var owner = world.viewer(Role.SYSTEM_OWNER, old);
        var system = reviews.system(old, 3, "Cổng dịch vụ công");
        var assessment = ((Opening.Outcome.Opened) opening.open(owner, system, directive)).assessment();
        answering.answer(
                owner,
                assessment,
                reviews.firstRequirement(assessment),
                new Answering.Given(Answer.MET, Answer.NONE, null, null));
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
                    .param("by", headOfOld.person())
                    .update();
        }
    }

    private void oldMergesIntoHeir() {
        db.sql("insert into succession (predecessor, successor, kind) values (:from, :to, 'merged_into')")
                .param("from", old.id())
                .param("to", heir.id())
                .update();
        changing.end(Actor.SYSTEM, old.id(), clock.today().minusDays(1));
        passingOn.passOn();
    }

    private Picture.Body body(Instant asOf, Organisation organisation) {
        return pictures.asOf(analyst, directive, asOf).bodies().stream()
                .filter(one -> one.code().equals(organisation.code()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theBodyThatWasAddressedKeepsItsFiguresAtEveryMoment() {
        isAddressed(old, heir);
        var before = clock.instant();
        oldMergesIntoHeir();
        for (var asOf : List.of(before, clock.instant())) {
            assertThat(body(asOf, old).systems()).isEqualTo(1);
            assertThat(body(asOf, old).met()).isEqualTo(1);
            assertThat(body(asOf, heir).systems()).isZero();
        }
        var owned = new RegisterRows.Filter("", -1, "", "", old.code());
        var listed = register.list(analyst, owned, ListOrder.usual(""), 0, 10);
        assertThat(listed.systems()).as("the list behind the figure").hasSize(1);
    }

    @Test
    void underALaterDirectiveItCountsForTheSuccessor() {
        isAddressed(heir);
        oldMergesIntoHeir();
        assertThat(body(clock.instant(), heir).systems()).isEqualTo(1);
        assertThat(body(clock.instant(), heir).met()).isEqualTo(1);
    }

    @Test
    void whatTheOldBodySignedIsNotTouched() {
        isAddressed(old);
        var prepared = preparing.prepare(headOfOld, directive, old.code());
        signing.sign(headOfOld, prepared.id(), "Tôi chịu trách nhiệm.");
        var sealed = sealed();
        oldMergesIntoHeir();
        assertThat(sealed()).hasSize(1).isEqualTo(sealed);
        assertThat(body(clock.instant(), old).submittedAt()).isNotNull();
    }

    private List<Map<String, Object>> sealed() {
        return transaction.execute(_ -> {
            wall.nation();
            return db.sql("""
                    select s.id, s.organisation, encode(s.package, 'hex') as package, e.received_at,
                           encode(e.signed_pdf, 'hex') as signed, encode(e.receipt, 'hex') as receipt
                      from submission s
                      join seal e on e.submission = s.id
                     where s.directive = :directive
                    """).param("directive", directive).query().listOfRows();
        });
    }
}
