package vn.khien.assessment;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Workbooks of answers that were read and wait for confirmation.
@Component
class AnswerImportRows {
    private final JdbcClient db;

    AnswerImportRows(JdbcClient db) {
        this.db = db;
    }

    /// @param lines JSON of the rows that were filled in
    /// @param problems JSON of what is wrong with the file
    record Stored(
            long id,
            String fileName,
            int rows,
            String lines,
            String problems,
            int written,
            @Nullable Instant confirmedAt) {}

    long insert(long assessment, long person, Instant at, String fileName, int rows, String lines, String problems) {
        return db.sql("""
                insert into answer_import (assessment, person, at, file_name, rows, lines, problems)
                values (:assessment, :person, :at, :name, :rows, cast(:lines as jsonb), cast(:problems as jsonb))
                returning id
                """)
                .param("assessment", assessment)
                .param("person", person)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("name", fileName)
                .param("rows", rows)
                .param("lines", lines)
                .param("problems", problems)
                .query(Long.class)
                .single();
    }

    /// One that the person brought in, held until the end of the transaction.
    Optional<Stored> lock(long id, long assessment, long person) {
        return find(" for update", id, assessment, person);
    }

    Optional<Stored> find(long id, long assessment, long person) {
        return find("", id, assessment, person);
    }

    private Optional<Stored> find(String holding, long id, long assessment, long person) {
        return db.sql("""
                select id, file_name, rows, lines, problems, written, confirmed_at
                  from answer_import
                 where id = :id and assessment = :assessment and person = :person
                """ + holding)
                .param("id", id)
                .param("assessment", assessment)
                .param("person", person)
                .query((row, _) -> {
                    var confirmed = row.getObject("confirmed_at", OffsetDateTime.class);
                    return new Stored(
                            row.getLong("id"),
                            row.getString("file_name"),
                            row.getInt("rows"),
                            row.getString("lines"),
                            row.getString("problems"),
                            row.getInt("written"),
                            confirmed == null ? null : confirmed.toInstant());
                })
                .optional();
    }

    void confirm(long id, int written, Instant at) {
        db.sql("update answer_import set written = :written, confirmed_at = :at where id = :id")
                .param("id", id)
                .param("written", written)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
