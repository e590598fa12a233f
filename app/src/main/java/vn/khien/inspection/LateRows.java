package vn.khien.inspection;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What came after the work on site had ended.
@Component
class LateRows {
    private static final String SELECT = """
            select l.id, l.client_id, l.entry::text as entry, l.device_at, l.device_ahead, l.received_at, l.by as person,
                   p.name as by, l.decided_at, l.accepted, l.decided_words
              from late_entry l
              join person p on p.id = l.by
            """;

    private final JdbcClient db;

    LateRows(JdbcClient db) {
        this.db = db;
    }

    /// @param entry JSON, as the device sent it
    /// @param accepted null while the lead has not decided
    record Late(
            long id,
            UUID clientId,
            String entry,
            Instant deviceAt,
            int deviceAhead,
            Instant receivedAt,
            long person,
            String by,
            @Nullable Instant decidedAt,
            @Nullable Boolean accepted,
            String decidedWords) {}

    /// @return false where it was kept before
    boolean insert(long inspection, UUID clientId, String entry, Instant deviceAt, int ahead, Instant at, long by) {
        return db.sql("""
                insert into late_entry (inspection, client_id, entry, device_at, device_ahead, received_at, by)
                values (:inspection, :client, cast(:entry as jsonb), :deviceAt, :ahead, :at, :by)
                on conflict (inspection, client_id) do nothing
                """)
                        .param("inspection", inspection)
                        .param("client", clientId)
                        .param("entry", entry)
                        .param("deviceAt", deviceAt.atOffset(ZoneOffset.UTC))
                        .param("ahead", ahead)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                == 1;
    }

    /// Those of an inspection that was found within sight in the same act.
    List<Late> list(long inspection) {
        return db.sql(SELECT + " where l.inspection = :inspection order by l.id")
                .param("inspection", inspection)
                .query(Late.class)
                .list();
    }

    Optional<Late> find(long inspection, long id) {
        return db.sql(SELECT + " where l.inspection = :inspection and l.id = :id")
                .param("inspection", inspection)
                .param("id", id)
                .query(Late.class)
                .optional();
    }

    boolean decide(long id, boolean accepted, String words, Instant at, long by) {
        return db.sql("""
                update late_entry set decided_at = :at, decided_by = :by, accepted = :accepted,
                                      decided_words = :words
                 where id = :id and decided_at is null
                """)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .param("accepted", accepted)
                        .param("words", words)
                        .param("id", id)
                        .update()
                == 1;
    }
}
