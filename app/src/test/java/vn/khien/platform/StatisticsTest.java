package vn.khien.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

@KhienTest
class StatisticsTest {
    @Autowired
    World world;

    @Autowired
    Statistics statistics;

    @Autowired
    JdbcClient db;

    @Test
    void thePlannerKnowsWhatWasJustWritten() {
        world.organisation("Đơn vị mới", null);
        statistics.refresh();
        var known = db.sql("select reltuples from pg_class where oid = 'organisation'::regclass")
                .query(Long.class)
                .single();
        var there =
                db.sql("select count(*) from organisation").query(Long.class).single();
        assertThat(known).isEqualTo(there);
    }
}
