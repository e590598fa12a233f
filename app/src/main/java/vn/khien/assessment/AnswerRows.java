package vn.khien.assessment;

import static vn.khien.platform.Columns.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.access.Scope;
import vn.khien.access.Viewer;

@Component
class AnswerRows {
    private final JdbcClient db;

    AnswerRows(JdbcClient db) {
        this.db = db;
    }

    /// @param closed whether a signature stands on the answers, so that nothing may change
    record Place(long guidance, int level, boolean closed) {}

    /// One answer as it stands, with how many files stand for it.
    record Standing(
            int position,
            Answer answer,
            String note,
            @Nullable Instant at,
            @Nullable String by,
            int files) {}

    record Change(Instant at, String by, Answer was, Answer value) {}

    /// Holds the assessment until the end of the transaction, and keeps everybody from signing it meanwhile.
    Optional<Place> lockPlace(Scope scope, long assessment) {
        return db.sql("""
                select a.guidance, a.level, hold_answers(a.directive, o.path) as closed
                  from assessment a
                  join information_system s on s.id = a.system
                  join organisation o on o.id = s.owner
                 where a.id = :assessment
                   and o.path >= :from and o.path < :to
                   for no key update of a
                """)
                .param("assessment", assessment)
                .param("from", scope.from())
                .param("to", scope.to())
                .query(Place.class)
                .optional();
    }

    /// Another value for a requirement, over the one that was seen.
    record Asked(Viewer viewer, long assessment, String requirement, Answer was, Answer value, Instant at) {}

    /// Answers of many people in one statement, which is the whole act of each: it sets the answer unless a signature
    /// stands on it, logs the change, and records it in the audit trail. Every answer is looked for within
    /// the scope of its own viewer.
    ///
    /// @return of each, whether it was saved; where anything was in its way, nothing was done
    List<Boolean> saveTogether(List<Asked> all) {
        var saved = db.sql("""
                select save_answers(cast(:assessments as bigint[]), cast(:requirements as text[]),
                                    cast(:was as integer[]), cast(:values as integer[]), cast(:at as timestamptz[]),
                                    cast(:persons as bigint[]), cast(:organisations as bigint[]),
                                    cast(:from as text[]), cast(:to as text[]))
                """)
                .param("assessments", column(all, Asked::assessment, Long[]::new))
                .param("requirements", column(all, Asked::requirement, String[]::new))
                .param("was", column(all, one -> one.was().ordinal(), Integer[]::new))
                .param("values", column(all, one -> one.value().ordinal(), Integer[]::new))
                .param("at", column(all, one -> one.at().toString(), String[]::new))
                .param("persons", column(all, one -> one.viewer().person(), Long[]::new))
                .param("organisations", column(all, one -> one.viewer().actor().organisation(), Long[]::new))
                .param("from", column(all, one -> one.viewer().scope().from(), String[]::new))
                .param("to", column(all, one -> one.viewer().scope().to(), String[]::new))
                .query(Integer.class)
                .set();
        return IntStream.rangeClosed(1, all.size()).mapToObj(saved::contains).toList();
    }

    /// Sets the byte only over the value that was seen, and logs the change in the same statement.
    ///
    /// @return false where something else stands
    boolean change(long assessment, int position, Answer was, Answer value, Instant at, long by) {
        return db.sql("""
                with changed as (
                  update assessment
                     set answers = set_byte(answers, :position, :value)
                   where id = :assessment
                     and get_byte(answers, :position) = :was
                  returning id
                )
                insert into answer_change (assessment, requirement, at, by, was, value)
                select id, :position, :at, :by, :was, :value
                  from changed
                """)
                        .param("assessment", assessment)
                        .param("position", position)
                        .param("was", was.ordinal())
                        .param("value", value.ordinal())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                == 1;
    }

    void putNote(long assessment, int position, String note, Instant at, long by) {
        db.sql("""
                insert into answer_note (assessment, requirement, note, at, by)
                values (:assessment, :position, :note, :at, :by)
                on conflict (assessment, requirement) do update
                   set note = excluded.note, at = excluded.at, by = excluded.by
                 where answer_note.note <> excluded.note
                """)
                .param("assessment", assessment)
                .param("position", position)
                .param("note", note)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /// Of an assessment that is locked in the same act.
    Answering.Present getPresent(long assessment, int position) {
        var standing = standing(assessment, position, position).getFirst();
        return new Answering.Present(standing.answer(), standing.note(), standing.at(), standing.by());
    }

    /// All answers of an assessment that was found within scope in the same act, by position.
    List<Standing> listStanding(long assessment) {
        return standing(assessment, 0, Short.MAX_VALUE);
    }

    private List<Standing> standing(long assessment, int first, int last) {
        return db.sql("""
                select p.position, get_byte(a.answers, p.position) as answer, coalesce(n.note, '') as note, l.at,
                       w.name as by, coalesce(e.files, 0) as files
                  from assessment a
                 cross join generate_series(:first, least(:last, octet_length(a.answers) - 1)) as p (position)
                  left join answer_note n on n.assessment = a.id and n.requirement = p.position
                  left join lateral (select at, by
                                       from answer_change
                                      where assessment = a.id and requirement = p.position
                                      order by id desc
                                      limit 1) c on true
                  left join (select requirement, count(*)::int as files
                               from evidence
                              where assessment = :assessment
                                and removed_at is null
                              group by requirement) e on e.requirement = p.position
                 cross join lateral (
                       select case when n.at > c.at or c.at is null and n.at is not null then n.at
                                   when c.at is not null then c.at
                                   when get_byte(a.answers, p.position) <> 0 then a.opened_at end as at,
                              case when n.at > c.at or c.at is null and n.at is not null then n.by
                                   when c.at is not null then c.by
                                   when get_byte(a.answers, p.position) <> 0 then a.opened_by end as by) l
                  left join person w on w.id = l.by
                 where a.id = :assessment
                 order by p.position
                """)
                .param("assessment", assessment)
                .param("first", first)
                .param("last", last)
                .query((row, _) -> standing(row))
                .list();
    }

    private static Standing standing(ResultSet row) throws SQLException {
        var at = row.getTimestamp("at");
        return new Standing(
                row.getInt("position"),
                Answer.of(row.getInt("answer")),
                row.getString("note"),
                at == null ? null : at.toInstant(),
                row.getString("by"),
                row.getInt("files"));
    }

    /// Latest first; of an assessment that was found within scope in the same act.
    List<Change> listChanges(long assessment, int position) {
        return db.sql("""
                select c.at, p.name as by, c.was, c.value
                  from answer_change c
                  join person p on p.id = c.by
                 where c.assessment = :assessment
                   and c.requirement = :position
                 order by c.id desc
                 limit 20
                """)
                .param("assessment", assessment)
                .param("position", position)
                .query((row, _) -> new Change(
                        row.getTimestamp("at").toInstant(),
                        row.getString("by"),
                        Answer.of(row.getInt("was")),
                        Answer.of(row.getInt("value"))))
                .list();
    }
}
