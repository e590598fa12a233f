package vn.khien.directive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.assessment.Reviews;
import vn.khien.audit.Actor;
import vn.khien.notification.Notices;
import vn.khien.organisation.Changing;
import vn.khien.organisation.Organisation;
import vn.khien.picture.Picture;
import vn.khien.picture.Pictures;
import vn.khien.platform.ProductClock;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// Two bodies become one: what they still owed passes to it.
@KhienTest
class SucceedingTest {
    private static final Instant DUE = Instant.parse("2099-04-29T17:00:00Z");

    @Autowired
    private World world;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Changing changing;

    @Autowired
    private Succeeding succeeding;

    @Autowired
    private Fulfilling fulfilling;

    @Autowired
    private Directives directives;

    @Autowired
    private Pictures pictures;

    @Autowired
    private Notices notices;

    @Autowired
    private ProductClock clock;

    @Autowired
    private JdbcClient db;

    private Organisation first;
    private Organisation second;
    private Organisation between;
    private Organisation heir;
    private Viewer headOfHeir;
    private Viewer headOfFirst;
    private long directive;
    private long obligation;

    @BeforeEach
    void twoThatOweAndOneThatWillSucceedThem() {
        first = world.organisation("Tỉnh Cũ Một", null);
        second = world.organisation("Tỉnh Cũ Hai", null);
        between = world.organisation("Tỉnh Giữa", null);
        heir = world.organisation("Tỉnh Mới", null);
        headOfFirst = world.viewer(Role.HEAD, first);
        headOfHeir = world.viewer(Role.HEAD, heir);
        directive = reviews.directive();
        obligation = owe(List.of(first, second));
        succeeds(first, between, "renamed");
        succeeds(between, heir, "merged_into");
        succeeds(second, heir, "merged_into");
    }

    private long owe(List<Organisation> bodies) {
        var id = db.sql("""
                with c as (
                  insert into clause (directive, position, text, start_offset, end_offset)
                  values (:directive, 0, 'x', 0, 1)
                  returning id
                )
                insert into obligation (directive, clause, position, quote, duty, kind, due_rule)
                select :directive, id, 1, 'x', 'Rà soát', 'once', 'before'
                  from c
                returning id
                """).param("directive", directive).query(Long.class).single();
        for (var one : bodies) {
            db.sql("""
                    insert into assignment (obligation, organisation, due, received_at, assigned_by)
                    values (:obligation, :organisation, :due, product_now(), :by)
                    """)
                    .param("obligation", id)
                    .param("organisation", one.id())
                    .param("due", DirectiveRows.at(DUE))
                    .param("by", headOfHeir.person())
                    .update();
        }
        return id;
    }

    private void succeeds(Organisation predecessor, Organisation successor, String kind) {
        db.sql("insert into succession (predecessor, successor, kind) values (:from, :to, :kind)")
                .param("from", predecessor.id())
                .param("to", successor.id())
                .param("kind", kind)
                .update();
    }

    private void endYesterday(Organisation... bodies) {
        for (var one : bodies) {
            changing.end(Actor.SYSTEM, one.id(), clock.today().minusDays(1));
        }
    }

    @Test
    void whatWasOpenPassesToTheSuccessorOfTheDayOnce() {
        endYesterday(first, second, between);
        succeeding.passOn();
        succeeding.passOn();
        assertThat(directives.listOwed(headOfHeir)).singleElement().satisfies(one -> {
            assertThat(one.obligation()).isEqualTo(obligation);
            assertThat(one.due()).isEqualTo(DUE);
            assertThat(one.takenOver()).isEqualTo("Tỉnh Cũ Một, Tỉnh Cũ Hai");
            assertThat(one.state(clock.instant())).isEqualTo(Assignment.State.OPEN);
        });
        assertThat(directives.listOwed(headOfFirst).getFirst().state(clock.instant()))
                .isEqualTo(Assignment.State.ENDED);
        assertThat(notices.countUnread(headOfHeir))
                .as("one for each body that is no more")
                .isEqualTo(2);
    }

    @Test
    void whatWasPassedDownStaysBelowTheOneThatPassedItAndKeepsItsNote() {
        var above = world.organisation("Bộ Giao xuống", null);
        directive = reviews.directive();
        owe(List.of(above, first));
        var parent =
                directives.listOwed(world.viewer(Role.HEAD, above)).getFirst().id();
        db.sql("update assignment set parent = :parent, note = 'Gấp' where id = :id")
                .param("parent", parent)
                .param("id", owedUnder(directive, headOfFirst).id())
                .update();
        endYesterday(first, between);
        succeeding.passOn();
        assertThat(owedUnder(directive, headOfHeir)).satisfies(one -> {
            assertThat(one.parent()).isEqualTo(parent);
            assertThat(one.note()).isEqualTo("Gấp");
        });
    }

    private Assignment owedUnder(long wanted, Viewer viewer) {
        return directives.listOwed(viewer).stream()
                .filter(one -> one.directive() == wanted)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatWasDoneStaysWithTheOneThatDidIt() {
        var own = directives.listOwed(headOfFirst).getFirst();
        fulfilling.report(headOfFirst, own.id(), "Đã rà soát xong các hệ thống.");
        endYesterday(first, between);
        succeeding.passOn();
        assertThat(directives.listOwed(headOfHeir)).isEmpty();
        assertThat(directives.listOwed(headOfFirst).getFirst().state(clock.instant()))
                .isEqualTo(Assignment.State.DONE);
    }

    @Test
    void aBodyThatGoesOnKeepsWhatItOwes() {
        succeeding.passOn();
        assertThat(directives.listOwed(headOfHeir)).isEmpty();
        assertThat(directives.listOwed(headOfFirst).getFirst().state(clock.instant()))
                .isEqualTo(Assignment.State.OPEN);
    }

    @Test
    void aSuccessorThatWasAddressedItselfStaysInThePictureBesideTheOneThatIsNoMore() {
        directive = reviews.directive();
        var review = owe(List.of(first, heir));
        db.sql("update obligation set review = true where id = :id")
                .param("id", review)
                .update();
        endYesterday(first, between);
        succeeding.passOn();
        var analyst = world.viewer(Role.ANALYST, world.organisation("Cục Theo dõi", null));
        assertThat(pictures.now(analyst, directive).bodies())
                .extracting(Picture.Body::code)
                .containsExactlyInAnyOrder(first.code(), heir.code());
    }
}
