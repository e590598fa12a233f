package vn.khien.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.access.Scope;
import vn.khien.platform.KeptFiles;

@Component
class EvidenceRows {
    private static final String COLUMNS = """
            select e.id, e.assessment, e.requirement, e.sha256, e.name, e.media_type, e.bytes, e.valid_from,
                   e.received_at, p.name as by
              from evidence e
              join person p on p.id = e.by
            """;

    private final JdbcClient db;

    EvidenceRows(JdbcClient db) {
        this.db = db;
    }

    Optional<AnswerRows.Place> findPlace(Scope scope, long assessment) {
        return db.sql("""
                select a.guidance, a.level, answers_closed(a.directive, o.path) as closed
                  from assessment a
                  join information_system s on s.id = a.system
                  join organisation o on o.id = s.owner
                 where a.id = :assessment
                   and o.path >= :from and o.path < :to
                """)
                .param("assessment", assessment)
                .param("from", scope.from())
                .param("to", scope.to())
                .query(AnswerRows.Place.class)
                .optional();
    }

    /// Not those removed.
    Optional<Evidence> find(Scope scope, long evidence) {
        return db.sql(COLUMNS + """
                  join assessment a on a.id = e.assessment
                  join information_system s on s.id = a.system
                  join organisation o on o.id = s.owner
                 where e.id = :evidence
                   and e.removed_at is null
                   and o.path >= :from and o.path < :to
                """)
                .param("evidence", evidence)
                .param("from", scope.from())
                .param("to", scope.to())
                .query((row, _) -> evidence(row))
                .optional();
    }

    /// Of an assessment that was found within scope in the same act.
    List<Evidence> list(long assessment, int position) {
        return db.sql(COLUMNS + """
                 where e.assessment = :assessment
                   and e.requirement = :position
                   and e.removed_at is null
                 order by e.id
                """)
                .param("assessment", assessment)
                .param("position", position)
                .query((row, _) -> evidence(row))
                .list();
    }

    private static Evidence evidence(ResultSet row) throws SQLException {
        return new Evidence(
                row.getLong("id"),
                row.getLong("assessment"),
                row.getInt("requirement"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("bytes"),
                row.getObject("valid_from", LocalDate.class),
                row.getTimestamp("received_at").toInstant(),
                row.getString("by"));
    }

    long insert(
            long assessment,
            int position,
            KeptFiles.File content,
            String name,
            @Nullable LocalDate validFrom,
            Instant at,
            long by) {
        return db.sql("""
                insert into evidence (assessment, requirement, sha256, name, media_type, bytes, valid_from,
                                      received_at, by)
                values (:assessment, :position, :sha256, :name, :type, :bytes, :validFrom, :at, :by)
                returning id
                """)
                .param("assessment", assessment)
                .param("position", position)
                .param("sha256", HexFormat.of().parseHex(content.sha256()))
                .param("name", name)
                .param("type", content.mediaType())
                .param("bytes", content.bytes())
                .param("validFrom", validFrom, java.sql.Types.DATE)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    /// Of evidence that was found within scope in the same act.
    void remove(long evidence, Instant at) {
        db.sql("update evidence set removed_at = :at where id = :evidence and removed_at is null")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("evidence", evidence)
                .update();
    }
}
