package vn.khien.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.khien.support.KhienTest;

/// What the database lets the application do with what was said and signed: add to it, and nothing else.
@KhienTest
class AppendOnlyTest {
    private static final List<String> APPENDED = List.of(
            "audit_entry",
            "answer_change",
            "answer_closing",
            "seal",
            "submission_return",
            "system_passing",
            "advisory_answer",
            "provider_declaration",
            "incident_report",
            "incident_receipt",
            "incident_grading",
            "incident_word");

    @Autowired
    JdbcClient db;

    private List<String> listAllowed(String table) {
        return db.sql("""
                select privilege
                  from unnest(array['insert', 'update', 'delete', 'truncate']) as p (privilege)
                 where has_table_privilege(cast(:table as text), privilege)
                    or privilege = 'update' and has_any_column_privilege(cast(:table as text), privilege)
                """).param("table", table).query(String.class).list();
    }

    @Test
    void whatWasSaidIsAddedToAndNeverChanged() {
        assertThat(APPENDED)
                .allSatisfy(table -> assertThat(listAllowed(table)).as(table).containsExactly("insert"));
    }

    @Test
    void aSubmissionIsLockedByAnUpdateRightAndNeverDeleted() {
        assertThat(listAllowed("submission")).containsExactly("insert", "update");
    }

    @Test
    void whatASystemWasIsWrittenByTheDatabaseAlone() {
        assertThat(listAllowed("system_history")).isEmpty();
    }
}
