package vn.khien.picture;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.access.Viewer;
import vn.khien.organisation.Organisation;

/// Bodies that a directive asks for a review, as rows with any times.
@Component
public class Asked {
    private final JdbcClient db;

    Asked(JdbcClient db) {
        this.db = db;
    }

    public long review(long directive, int position) {
        return db.sql("""
                with c as (
                  insert into clause (directive, position, text, start_offset, end_offset)
                  values (:directive, :position, 'x', 0, 1)
                  returning id
                )
                insert into obligation (directive, clause, position, quote, duty, kind, review, due_rule)
                select :directive, id, :position, 'x', 'Rà soát', 'once', true, 'before'
                  from c
                returning id
                """)
                .param("directive", directive)
                .param("position", position)
                .query(Long.class)
                .single();
    }

    public long assign(Viewer by, long obligation, Organisation to, @Nullable Instant due, Instant receivedAt) {
        return db.sql("""
                insert into assignment (obligation, organisation, due, received_at, assigned_by)
                values (:obligation, :organisation, :due, :received, :by)
                returning id
                """)
                .param("obligation", obligation)
                .param("organisation", to.id())
                .param("due", due == null ? null : due.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("received", receivedAt.atOffset(ZoneOffset.UTC))
                .param("by", by.person())
                .query(Long.class)
                .single();
    }

    public void acknowledge(Viewer by, long assignment, Instant at) {
        db.sql("insert into acknowledgement (assignment, at, by) values (:assignment, :at, :by)")
                .param("assignment", assignment)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by.person())
                .update();
    }
}
