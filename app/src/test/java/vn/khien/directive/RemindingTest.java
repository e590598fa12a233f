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
            assertThat(late.result()).isTrue();
        });
        assertThat(reminding.remindAll(analyst, directive)).isEqualTo(1);
        assertThat(notices(province)).isEqualTo(1);
    }

    @Test
    void aBodyRemindsThoseToWhomItPassedTheTaskDownAndNeverItself() {
        assertThat(reminding.remindAll(focal, directive)).isEqualTo(1);
        assertThat(notices(department)).isEqualTo(1);
        assertThat(notices(province)).isZero();
    }

    @Test
    void nobodyIsRemindedTwiceOnOneDay() {
        assertThat(reminding.remindAll(analyst, directive)).isEqualTo(1);
        assertThat(reminding.preview(analyst, directive)).isEmpty();
        assertThat(reminding.remindAll(analyst, directive)).isZero();
        assertThat(notices(province)).isEqualTo(1);
    }

    @Test
    void thePreviewHoldsTheVeryNoticeAndTheDayOfTheLastReminder() {
        var before = reminding.preview(analyst, directive).getFirst();
        assertThat(before.reminded()).isNull();
        reminding.remindAll(analyst, directive);
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

    private long notices(Organisation body) {
        return db.sql("select count(*) from notice where organisation = :organisation and text_key like '%reminder%'")
                .param("organisation", body.id())
                .query(Long.class)
                .single();
    }
}
