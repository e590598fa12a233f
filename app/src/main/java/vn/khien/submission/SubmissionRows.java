package vn.khien.submission;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.access.Scope;
import vn.khien.platform.Problem;
import vn.khien.signature.Room;

@Component
class SubmissionRows {
    private static final String COLUMNS = """
            select s.id, s.directive, coalesce(d.number, '') as directive_number, s.organisation, o.code, o.name_vi,
                   o.name_en, s.prepared_at, p.name as prepared_by, s.sha256, s.missing, s.systems, s.replaces, e.received_at,
                   extract(epoch from e.late_by)::bigint as late_seconds, w.name as signed_by, b.at as returned_at,
                   b.words as returned_words, v.name as returned_by, s.delegation
              from submission s
              join directive d on d.id = s.directive
              join organisation o on o.id = s.organisation
              join person p on p.id = s.prepared_by
              left join seal e on e.submission = s.id
              left join person w on w.id = e.signed_by
              left join submission_return b on b.submission = s.id
              left join person v on v.id = b.by
             where o.path >= :from and o.path < :to
            """;

    private final JdbcClient db;
    private final JsonMapper json;

    SubmissionRows(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /// What is to be stored before the signature is asked for.
    record Prepared(
            long directive,
            long organisation,
            long person,
            byte[] packed,
            byte[] sha256,
            String document,
            byte[] pdf,
            Room room,
            Summary summary,
            List<Problem> missing,
            int systems,
            @Nullable Long replaces,
            @Nullable Long delegation,
            @Nullable Long signatory) {}

    long insert(Prepared prepared) {
        return db.sql("""
                insert into submission (directive, organisation, prepared_at, prepared_by, package, sha256, document, pdf,
                                        room, hashed, summary, missing, systems, replaces, delegation,
                                        signatory)
                values (:directive, :organisation, product_now(), :by, :package, :sha256, :document, :pdf, :room,
                        :hashed, cast(:summary as jsonb), cast(:missing as jsonb), :systems, :replaces, :delegation,
                        :signatory)
                returning id
                """)
                .param("directive", prepared.directive())
                .param("organisation", prepared.organisation())
                .param("by", prepared.person())
                .param("package", prepared.packed())
                .param("sha256", prepared.sha256())
                .param("document", prepared.document())
                .param("pdf", prepared.pdf())
                .param("room", prepared.room().update())
                .param("hashed", prepared.room().hashed())
                .param("summary", json.writeValueAsString(prepared.summary()))
                .param("missing", json.writeValueAsString(prepared.missing()))
                .param("systems", prepared.systems())
                .param("replaces", prepared.replaces(), Types.BIGINT)
                .param("delegation", prepared.delegation(), Types.BIGINT)
                .param("signatory", prepared.signatory(), Types.BIGINT)
                .query(Long.class)
                .single();
    }

    Optional<Submission> find(Scope scope, long id) {
        return scoped(COLUMNS + " and s.id = :id", scope)
                .param("id", id)
                .query(this::submission)
                .optional();
    }

    /// What was shown when it was prepared: the document as XHTML, drawn by us, and the figures of the card.
    record Shown(String document, Summary summary) {}

    Optional<Shown> findShown(Scope scope, long id) {
        return scoped("""
                select s.document, s.summary
                  from submission s
                  join organisation o on o.id = s.organisation
                 where o.path >= :from and o.path < :to
                   and s.id = :id
                """, scope)
                .param("id", id)
                .query((row, _) -> new Shown(row.getString(1), json.readValue(row.getString(2), Summary.class)))
                .optional();
    }

    /// @return false where it was returned before
    boolean giveBack(long submission, long person, String words) {
        return db.sql("""
                insert into submission_return (submission, at, by, words)
                values (:submission, product_now(), :by, :words)
                on conflict (submission) do nothing
                """)
                        .param("submission", submission)
                        .param("by", person)
                        .param("words", words)
                        .update()
                == 1;
    }

    /// Sealed ones and the latest prepared one of each organisation, newest first.
    List<Submission> list(Scope scope, long directive, long before, int limit) {
        return scoped(COLUMNS + """
                 and (:directive = 0 or s.directive = :directive)
                 and s.id < :before
                 and (e.submission is not null
                      or s.id = (select max(x.id) from submission x
                                  where x.organisation = s.organisation and x.directive = s.directive))
                 order by s.id desc
                 limit :limit
                """, scope)
                .param("directive", directive)
                .param("before", before)
                .param("limit", limit)
                .query(this::submission)
                .list();
    }

    /// The latest sealed submission of an organisation under a directive.
    Optional<Long> findStanding(long organisation, long directive) {
        return db.sql("""
                select max(s.id)
                  from submission s
                  join seal e on e.submission = s.id
                 where s.organisation = :organisation and s.directive = :directive
                """)
                .param("organisation", organisation)
                .param("directive", directive)
                .query((row, _) -> row.getObject(1, Long.class))
                .optional();
    }

    record Bytes(byte[] packed, byte[] pdf, byte @Nullable [] signedPdf, byte @Nullable [] receipt) {}

    Optional<Bytes> findBytes(Scope scope, long id) {
        return scoped("""
                select s.package, s.pdf, coalesce(e.signed_pdf, s.pdf || e.signature) as signed_pdf, e.receipt
                  from submission s
                  join organisation o on o.id = s.organisation
                  left join seal e on e.submission = s.id
                 where o.path >= :from and o.path < :to
                   and s.id = :id
                """, scope)
                .param("id", id)
                .query((row, _) -> new Bytes(row.getBytes(1), row.getBytes(2), row.getBytes(3), row.getBytes(4)))
                .optional();
    }

    record Note(long assessment, int position, String note) {}

    List<Note> listNotes(Scope within, long directive) {
        return db.sql("""
                select n.assessment, n.requirement as position, n.note
                  from answer_note n
                  join assessment a on a.id = n.assessment
                  join information_system i on i.id = a.system
                  join organisation o on o.id = i.owner
                 where a.directive = :directive and o.path >= :from and o.path < :to
                 order by n.assessment, n.requirement
                """)
                .param("directive", directive)
                .param("from", within.from())
                .param("to", within.to())
                .query(Note.class)
                .list();
    }

    record Proof(long assessment, int position, String name, String sha256) {}

    List<Proof> listEvidence(Scope within, long directive) {
        return db.sql("""
                select e.assessment, e.requirement as position, e.name, encode(e.sha256, 'hex') as sha256
                  from evidence e
                  join assessment a on a.id = e.assessment
                  join information_system i on i.id = a.system
                  join organisation o on o.id = i.owner
                 where a.directive = :directive and o.path >= :from and o.path < :to and e.removed_at is null
                 order by e.assessment, e.requirement, e.id
                """)
                .param("directive", directive)
                .param("from", within.from())
                .param("to", within.to())
                .query(Proof.class)
                .list();
    }

    /// The latest sealed package, by an instant, of a body or of one above it.
    ///
    /// @param system code of the system that is asked about
    record SignedAbout(
            long submission, String organisation, String signedBy, Instant receivedAt, String system, byte[] packed) {}

    /// Asked as the system itself: the body above may lie outside of the viewer's scope.
    Optional<SignedAbout> findSignedAbout(long organisation, long system, Instant at) {
        return db.sql("""
                select s.id, above.name_vi, w.name, e.received_at, i.code, s.package
                  from organisation o
                  join organisation above on starts_with(o.path, above.path)
                  join submission s on s.organisation = above.id
                  join seal e on e.submission = s.id
                  join person w on w.id = e.signed_by
                  join information_system i on i.id = :system
                 where o.id = :organisation
                   and e.received_at <= :at
                 order by e.received_at desc, s.id desc
                 limit 1
                """)
                .param("organisation", organisation)
                .param("system", system)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new SignedAbout(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getString(5),
                        row.getBytes(6)))
                .optional();
    }

    /// Who signs for an organisation, with the position.
    record HeadOf(long person, String name, String titleVi) {}

    /// The head who is in office on the day.
    Optional<HeadOf> findHead(long organisation, LocalDate on) {
        return db.sql("""
                select p.id as person, p.name, a.title_vi
                  from appointment a
                  join person p on p.id = a.person
                 where a.organisation = :organisation and a.position = 'head'
                   and a.valid_from <= :on and (a.valid_to is null or a.valid_to >= :on)
                 order by a.valid_from desc
                 limit 1
                """)
                .param("organisation", organisation)
                .param("on", on)
                .query(HeadOf.class)
                .optional();
    }

    private JdbcClient.StatementSpec scoped(String sql, Scope scope) {
        return db.sql(sql).param("from", scope.from()).param("to", scope.to());
    }

    private Submission submission(ResultSet row, int number) throws SQLException {
        var received = row.getObject("received_at", OffsetDateTime.class);
        var late = row.getObject("late_seconds", Long.class);
        return new Submission(
                row.getLong("id"),
                row.getLong("directive"),
                row.getString("directive_number"),
                row.getLong("organisation"),
                row.getString("code"),
                row.getString("name_vi"),
                row.getString("name_en"),
                row.getObject("prepared_at", OffsetDateTime.class).toInstant(),
                row.getString("prepared_by"),
                HexFormat.of().formatHex(row.getBytes("sha256")),
                json.readValue(row.getString("missing"), new TypeReference<List<Problem>>() {}),
                row.getInt("systems"),
                row.getObject("replaces", Long.class),
                received == null ? null : received.toInstant(),
                late == null ? null : Duration.ofSeconds(late),
                row.getString("signed_by"),
                returned(row),
                row.getObject("delegation", Long.class));
    }

    private static Submission.@Nullable Returned returned(ResultSet row) throws SQLException {
        var at = row.getObject("returned_at", OffsetDateTime.class);
        return at == null
                ? null
                : new Submission.Returned(
                        at.toInstant(), row.getString("returned_by"), row.getString("returned_words"));
    }
}
