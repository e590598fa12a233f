package vn.khien.inspection;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Official documents of inspections, signatures on minutes, and the words of conclusions. All calls concern an
/// inspection that was found within sight in the same act.
@Component
class PaperRows {
    private final JdbcClient db;

    PaperRows(JdbcClient db) {
        this.db = db;
    }

    void insertDocument(long inspection, String kind, byte[] pdf, Instant at, long by) {
        db.sql("""
                insert into inspection_document (inspection, kind, pdf, at, by) values (:inspection, :kind, :pdf, :at, :by)
                """)
                .param("inspection", inspection)
                .param("kind", kind)
                .param("pdf", pdf)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /// With all signatures that it has.
    Optional<byte[]> findDocument(long inspection, String kind) {
        return db.sql("""
                select coalesce((select s.pdf from minutes_signature s
                                  where s.inspection = d.inspection and d.kind = 'minutes'
                                  order by s.at desc, s.side limit 1), d.pdf) as pdf
                  from inspection_document d
                 where d.inspection = :inspection
                   and d.kind = :kind
                """)
                .param("inspection", inspection)
                .param("kind", kind)
                .query((row, _) -> row.getBytes("pdf"))
                .optional();
    }

    int countSignatures(long inspection) {
        return db.sql("select count(*) from minutes_signature where inspection = :inspection")
                .param("inspection", inspection)
                .query(Integer.class)
                .single();
    }

    void insertSignature(long inspection, String side, byte[] pdf, Instant at, long by) {
        db.sql("""
                insert into minutes_signature (inspection, side, at, by, pdf) values (:inspection, :side, :at, :by, :pdf)
                """)
                .param("inspection", inspection)
                .param("side", side)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("pdf", pdf)
                .update();
    }

    void insertRefusal(long inspection, String reason, Instant at, long by) {
        db.sql("""
                insert into minutes_refusal (inspection, at, by, reason) values (:inspection, :at, :by, :reason)
                """)
                .param("inspection", inspection)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("reason", reason)
                .update();
    }

    /// @return empty where nothing was refused
    String refusal(long inspection) {
        return db.sql("select reason from minutes_refusal where inspection = :inspection")
                .param("inspection", inspection)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /// @param kind `draft`, `comment` (by the body) or `final`
    record Word(String kind, String words, Instant at, String by) {}

    void insertWord(long inspection, String kind, String words, Instant at, long by) {
        db.sql("""
                insert into conclusion_word (inspection, kind, words, at, by) values (:inspection, :kind, :words, :at, :by)
                """)
                .param("inspection", inspection)
                .param("kind", kind)
                .param("words", words)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    List<Word> listWords(long inspection) {
        return db.sql("""
                select w.kind, w.words, w.at, p.name as by
                  from conclusion_word w
                  join person p on p.id = w.by
                 where w.inspection = :inspection
                 order by w.id
                """).param("inspection", inspection).query(Word.class).list();
    }
}
