package vn.khien.directive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.assessment.Reviews;
import vn.khien.organisation.Organisation;
import vn.khien.platform.ProductClock;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// Whoever gave a task reminds of it: each late body once a day, of all that it is late with.
@KhienTest
class RemindingTest {
    @Autowired
    private World world;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Reminding reminding;

    @Autowired
    private ProductClock clock;

    @Autowired
    private JdbcClient db;

    private Organisation province;
    private Organisation department;
    private Viewer analyst;
    private Viewer focal;
    private long directive;

    @BeforeEach
    void aProvinceThatIsLateWithTwoDutiesAndADepartmentWithOne() {
        province = world.organisation("Tỉnh Trễ", null);
        department = world.organisation("Sở Trễ", province);
        analyst = world.viewer(Role.ANALYST, world.organisation("Bộ Nhắc", null));
        focal = world.viewer(Role.FOCAL_POINT, province);
        directive = reviews.directive();
        var yesterday = clock.instant().minus(Duration.ofDays(1));
        var first = owe(1, province, null, yesterday);
        owe(3, province, null, yesterday.minus(Duration.ofDays(4)));
        owe(1, department, first, yesterday);
    }

    private long owe(int position, Organisation body, @Nullable Long parent, Instant due) {
        var obligation = db.sql("""
                        select id from obligation where directive = :directive and position = :position
                        """)
                .param("directive", directive)
                .param("position", position)
                .query(Long.class)
                .optional()
                .orElseGet(() -> obligation(position));
        return db.sql("""
                insert into assignment (obligation, organisation, parent, due, received_at, assigned_by)
                values (:obligation, :organisation, :parent, :due, product_now() - interval '9 days', :by)
                returning id
                """)
                .param("obligation", obligation)
                .param("organisation", body.id())
                .param("parent", parent, java.sql.Types.BIGINT)
                .param("due", DirectiveRows.at(due))
                .param("by", analyst.person())
                .query(Long.class)
                .single();
    }

    private long obligation(int position) {
        return db.sql("""
                with c as (
                  insert into clause (directive, position, text, start_offset, end_offset)
                  values (:directive, :position, 'x', 0, 1)
                  returning id
                )
                insert into obligation (directive, clause, position, quote, duty, kind, due_rule)
                select :directive, id, :position, 'x', 'Rà soát', 'once', 'before'
                  from c
                returning id
                """)
                .param("directive", directive)
                .param("position", position)
                .query(Long.class)
                .single();
    }

    @Test
    void theDeskRemindsTheBodiesThatTheDirectiveAddressesEachOnceOfAll() {
        assertThat(reminding.preview(analyst, directive)).singleElement().satisfies(late -> {
            assertThat(late.assignments().getFirst().organisation()).isEqualTo(province.id());
            assertThat(late.obligations()).isEqualTo("1, 3");
            assertThat(late.about()).isEqualTo(Reminding.About.RESULT);
        });
        assertThat(reminding.remind(analyst, directive, Reminding.Choice.LATE)).isEqualTo(1);
        assertThat(notices(province)).isEqualTo(1);
    }

    @Test
    void aBodyRemindsThoseToWhomItPassedTheTaskDownAndNeverItself() {
        assertThat(reminding.remind(focal, directive, Reminding.Choice.LATE)).isEqualTo(1);
        assertThat(notices(department)).isEqualTo(1);
        assertThat(notices(province)).isZero();
    }

    @Test
    void nobodyIsRemindedTwiceOnOneDay() {
        assertThat(reminding.remind(analyst, directive, Reminding.Choice.LATE)).isEqualTo(1);
        assertThat(reminding.preview(analyst, directive)).isEmpty();
        assertThat(reminding.remind(analyst, directive, Reminding.Choice.LATE)).isZero();
        assertThat(notices(province)).isEqualTo(1);
    }

    @Test
    void thePreviewHoldsTheVeryNoticeAndTheDayOfTheLastReminder() {
        var before = reminding.preview(analyst, directive).getFirst();
        assertThat(before.reminded()).isNull();
        reminding.remind(analyst, directive, Reminding.Choice.LATE);
        assertThat(db.sql("select text_key || ' ' || array_to_string(args, '|') from notice where organisation = :body")
                        .param("body", province.id())
                        .query(String.class)
                        .list())
                .containsExactly(before.noticeKey() + " " + String.join("|", before.noticeArgs()));
        db.sql("update reminder set day = day - 3 where by = :by")
                .param("by", analyst.person())
                .update();
        assertThat(reminding.preview(analyst, directive).getFirst().reminded())
                .isEqualTo(clock.today().minusDays(3));
    }

    @Test
    void whoIsNotLateIsRemindedOfWhatIsDueLaterAndOnlyWhereThatIsChosen() {
        var other = world.organisation("Tỉnh Chưa trễ", null);
        owe(2, other, null, clock.instant().plus(Duration.ofDays(3)));
        owe(3, other, null, clock.instant().plus(Duration.ofDays(9)));
        acknowledged(other);
        var farOff = world.organisation("Tỉnh Còn lâu", null);
        owe(4, farOff, null, clock.instant().plus(Duration.ofDays(60)));
        acknowledged(farOff);
        owe(4, province, null, clock.instant().plus(Duration.ofDays(3)));
        assertThat(reminding.remind(analyst, directive, Reminding.Choice.LATE)).isEqualTo(1);
        assertThat(notices(other)).isZero();
        assertThat(reminding.preview(analyst, directive))
                .as("who was reminded of what is late is not reminded again of the rest")
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.organisationCode()).isEqualTo(other.code());
                    assertThat(one.late()).isFalse();
                    assertThat(one.noticeArgs().get(1)).isEqualTo("2");
                });
        assertThat(reminding.remind(analyst, directive, Reminding.Choice.AHEAD)).isEqualTo(1);
        assertThat(reminding.remind(analyst, directive, Reminding.Choice.AHEAD)).isZero();
        assertThat(notices(other)).isEqualTo(1);
    }

    @Test
    void oneBodyIsRemindedAloneAndOnceADay() {
        var other = world.organisation("Tỉnh Cùng trễ", null);
        owe(3, other, null, clock.instant().minus(Duration.ofDays(2)));
        var choice = new Reminding.Choice(false, other.code());
        assertThat(reminding.remind(analyst, directive, choice)).isEqualTo(1);
        assertThat(notices(province)).isZero();
        assertThat(reminding.remind(analyst, directive, choice)).isZero();
        assertThat(reminding.remind(analyst, directive, Reminding.Choice.LATE)).isEqualTo(1);
        assertThat(notices(other)).isEqualTo(1);
        assertThat(notices(province)).isEqualTo(1);
    }

    @Test
    void whoDidTodayWhatItWasRemindedOfIsNotRemindedOfTheNextOnTheSameDay() {
        owe(4, province, null, clock.instant().plus(Duration.ofDays(3)));
        reminding.remind(analyst, directive, Reminding.Choice.LATE);
        acknowledged(province);
        db.sql("""
                insert into fulfilment (assignment, at, by, how)
                select a.id, product_now(), :by, 'xong'
                  from assignment a
                 where a.organisation = :body and a.due < product_now()
                """).param("by", analyst.person()).param("body", province.id()).update();
        assertThat(reminding.remind(analyst, directive, Reminding.Choice.AHEAD)).isZero();
        db.sql("update reminder set day = day - 1 where by = :by")
                .param("by", analyst.person())
                .update();
        assertThat(reminding.remind(analyst, directive, Reminding.Choice.AHEAD)).isEqualTo(1);
    }

    private void acknowledged(Organisation body) {
        db.sql("""
                insert into acknowledgement (assignment, at, by)
                select a.id, product_now(), :by from assignment a where a.organisation = :body
                """).param("by", analyst.person()).param("body", body.id()).update();
    }

    private long notices(Organisation body) {
        return db.sql("select count(*) from notice where organisation = :organisation and text_key like '%reminder%'")
                .param("organisation", body.id())
                .query(Long.class)
                .single();
    }
}
