package vn.khien.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.access.Scope;

@Component
class AssessmentRows {
    private static final String UNDER_REVIEW = """
              from information_system s
              join organisation o on o.id = s.owner
              left join assessment a on a.system = s.id and a.directive = :directive
             where s.retired_at is null
               and o.path >= :from and o.path < :to
            """;
    private static final String IN_ORDER = " order by o.path, s.code, s.id";

    private final JdbcClient db;

    AssessmentRows(JdbcClient db) {
        this.db = db;
    }

    /// What opening needs to know of a system.
    record Subject(long id, String code, @Nullable Integer level) {}

    record NewAssessment(long system, int level, Answers answers, String reason) {}

    record ReviewedRow(
            long system,
            String code,
            String name,
            long owner,
            String ownerCode,
            String ownerName,
            String ownerNameEn,
            String ownerPath,
            @Nullable Integer level,
            @Nullable Long assessment,
            @Nullable Long guidance,
            @Nullable Integer assessedLevel,
            byte @Nullable [] answers) {}

    boolean isInForce(long directive) {
        return db.sql("select exists (select from issuance where directive = :directive)")
                .param("directive", directive)
                .query(Boolean.class)
                .single();
    }

    List<Subject> listSubjects(Scope scope, List<Long> systems) {
        return db.sql("""
                select s.id, s.code, s.level
                  from information_system s
                  join organisation o on o.id = s.owner
                 where s.id = any (:systems)
                   and s.retired_at is null
                   and o.path >= :from and o.path < :to
                """)
                .param("systems", systems.toArray(Long[]::new))
                .param("from", scope.from())
                .param("to", scope.to())
                .query(Subject.class)
                .list();
    }

    Optional<Long> findSystem(Scope scope, String code) {
        return db.sql("""
                select s.id
                  from information_system s
                  join organisation o on o.id = s.owner
                 where s.code = :code
                   and s.retired_at is null
                   and o.path >= :from and o.path < :to
                """)
                .param("code", code)
                .param("from", scope.from())
                .param("to", scope.to())
                .query(Long.class)
                .optional();
    }

    Optional<Long> findId(Scope scope, long system, long directive) {
        return db.sql("""
                select a.id
                  from assessment a
                  join information_system s on s.id = a.system
                  join organisation o on o.id = s.owner
                 where a.system = :system
                   and a.directive = :directive
                   and o.path >= :from and o.path < :to
                """)
                .param("system", system)
                .param("directive", directive)
                .param("from", scope.from())
                .param("to", scope.to())
                .query(Long.class)
                .optional();
    }

    /// Nothing where somebody else opened the same one a moment ago.
    Optional<Long> insert(long system, long directive, long guidance, int level, Answers answers, Instant at, long by) {
        return db.sql("""
                insert into assessment (system, directive, guidance, level, answers, opened_at, opened_by)
                values (:system, :directive, :guidance, :level, :answers, :at, :by)
                on conflict (system, directive) do nothing
                returning id
                """)
                .param("system", system)
                .param("directive", directive)
                .param("guidance", guidance)
                .param("level", level)
                .param("answers", answers.bytes())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .query(Long.class)
                .optional();
    }

    /// One statement for all rows, and one for their reasons: a row that is new in a statement is behind the wall for
    /// it.
    int insertAll(long directive, long guidance, List<NewAssessment> all, Instant at, long by) {
        var systems = all.stream().map(NewAssessment::system).toArray(Long[]::new);
        var opened = db.sql("""
                insert into assessment (system, directive, guidance, level, answers, opened_at, opened_by)
                select n.system, :directive, :guidance, n.level, n.answers, :at, :by
                  from unnest(:systems, :levels, :answers) as n (system, level, answers)
                 order by n.system
                on conflict (system, directive) do nothing
                returning id
                """)
                .param("directive", directive)
                .param("guidance", guidance)
                .param("systems", systems)
                .param("levels", all.stream().map(one -> (short) one.level()).toArray(Short[]::new))
                .param("answers", all.stream().map(one -> one.answers().bytes()).toArray(byte[][]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .query(Long.class)
                .list();
        db.sql("""
                insert into answer_note (assessment, requirement, note, at, by)
                select a.id, p.position, n.reason, a.opened_at, a.opened_by
                  from assessment a
                  join unnest(:systems, :reasons) as n (system, reason) on n.system = a.system
                 cross join generate_series(0, octet_length(a.answers) - 1) as p (position)
                 where a.id = any (:opened)
                   and get_byte(a.answers, p.position) in (2, 4)
                """)
                .param("systems", systems)
                .param("reasons", all.stream().map(NewAssessment::reason).toArray(String[]::new))
                .param("opened", opened.toArray(Long[]::new))
                .update();
        return opened.size();
    }

    Optional<Assessment> find(Scope scope, long assessment) {
        return db.sql("""
                select a.id, a.system, s.code, s.name, s.owner, o.name_vi, a.directive, d.title, a.guidance, a.level,
                       a.answers, a.opened_at, p.name as opened_by
                  from assessment a
                  join information_system s on s.id = a.system
                  join organisation o on o.id = s.owner
                  join directive d on d.id = a.directive
                  join person p on p.id = a.opened_by
                 where a.id = :assessment
                   and o.path >= :from and o.path < :to
                """)
                .param("assessment", assessment)
                .param("from", scope.from())
                .param("to", scope.to())
                .query((row, _) -> assessment(row))
                .optional();
    }

    private static Assessment assessment(ResultSet row) throws SQLException {
        return new Assessment(
                row.getLong("id"),
                row.getLong("system"),
                row.getString("code"),
                row.getString("name"),
                row.getLong("owner"),
                row.getString("name_vi"),
                row.getLong("directive"),
                row.getString("title"),
                row.getLong("guidance"),
                row.getInt("level"),
                Answers.of(row.getBytes("answers")),
                row.getTimestamp("opened_at").toInstant(),
                row.getString("opened_by"));
    }

    /// Systems within both ranges.
    List<ReviewedRow> listReviewed(Scope scope, Scope within, long directive) {
        return reviewed("and o.path >= :withinFrom and o.path < :withinTo", scope, directive)
                .param("withinFrom", within.from())
                .param("withinTo", within.to())
                .query(ReviewedRow.class)
                .list();
    }

    List<ReviewedRow> listReviewed(Scope scope, Collection<Long> systems, long directive) {
        return reviewed("and s.id = any (:systems)", scope, directive)
                .param("systems", systems.toArray(Long[]::new))
                .query(ReviewedRow.class)
                .list();
    }

    private JdbcClient.StatementSpec reviewed(String condition, Scope scope, long directive) {
        return db.sql("""
                select s.id as system, s.code, s.name, s.owner, o.code as owner_code, o.name_vi as owner_name,
                       o.name_en as owner_name_en, o.path as owner_path, s.level, a.id as assessment, a.guidance,
                       a.level as assessed_level, a.answers
                """ + UNDER_REVIEW + condition + IN_ORDER)
                .param("directive", directive)
                .param("from", scope.from())
                .param("to", scope.to());
    }

    /// How an opened assessment stands.
    record Standing(long guidance, int level, byte[] answers) {}

    /// Takes the systems under a review in the order of the list, one at a time.
    interface Reader {
        /// @param standing null where the assessment was not opened
        void take(long system, @Nullable Standing standing);
    }

    /// @param pattern of folded words in the name or code of the system or of its owner
    void forEachStanding(Scope scope, long directive, String pattern, Reader reader) {
        db.sql("select s.id, a.guidance, a.level, a.answers "
                        + UNDER_REVIEW
                        + "and (s.search like :pattern or o.search like :pattern)"
                        + IN_ORDER)
                .param("directive", directive)
                .param("from", scope.from())
                .param("to", scope.to())
                .param("pattern", pattern)
                .query((ResultSet row) -> {
                    var answers = row.getBytes(4);
                    reader.take(
                            row.getLong(1),
                            answers == null ? null : new Standing(row.getLong(2), row.getInt(3), answers));
                });
    }

    List<Assessments.Note> listNotes(Scope scope, long assessment) {
        return db.sql("""
                select n.requirement as position, n.note
                  from answer_note n
                  join assessment a on a.id = n.assessment
                  join information_system s on s.id = a.system
                  join organisation o on o.id = s.owner
                 where n.assessment = :assessment
                   and n.note <> ''
                   and o.path >= :from and o.path < :to
                 order by n.requirement
                """)
                .param("assessment", assessment)
                .param("from", scope.from())
                .param("to", scope.to())
                .query(Assessments.Note.class)
                .list();
    }

    List<Assessments.EvidenceSeal> listEvidenceSeals(Scope scope, long assessment) {
        return db.sql("""
                select e.requirement as position, e.sha256, e.name, e.media_type, e.bytes, e.received_at
                  from evidence e
                  join assessment a on a.id = e.assessment
                  join information_system s on s.id = a.system
                  join organisation o on o.id = s.owner
                 where e.assessment = :assessment
                   and e.removed_at is null
                   and o.path >= :from and o.path < :to
                 order by e.requirement, e.id
                """)
                .param("assessment", assessment)
                .param("from", scope.from())
                .param("to", scope.to())
                .query((row, _) -> new Assessments.EvidenceSeal(
                        row.getInt("position"),
                        row.getBytes("sha256"),
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getLong("bytes"),
                        row.getTimestamp("received_at").toInstant()))
                .list();
    }
}
