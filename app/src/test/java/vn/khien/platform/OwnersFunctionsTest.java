package vn.khien.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.khien.support.KhienTest;

/// Functions that run as the owner of the tables, whoever calls them.
@KhienTest
class OwnersFunctionsTest {
    @Autowired
    private JdbcClient db;

    @Test
    void temporaryTablesDoNotStandInFrontOfTheRealOnes() {
        var settings = db.sql("""
                select p.oid::regprocedure::text || ': ' || coalesce(array_to_string(p.proconfig, '; '), '')
                  from pg_proc p
                 where p.pronamespace = 'public'::regnamespace and p.prosecdef
                """).query(String.class).list();
        assertThat(settings)
                .hasSizeGreaterThan(10)
                .allSatisfy(setting -> assertThat(setting).contains("search_path=public, pg_temp"));
    }
}
