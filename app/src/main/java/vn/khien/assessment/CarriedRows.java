package vn.khien.assessment;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Each of an assessment that was found within scope in the same act.
@Component
class CarriedRows {
    private final JdbcClient db;

    CarriedRows(JdbcClient db) {
        this.db = db;
    }

    /// An earlier assessment of the same system.
    record Source(long id, long guidance, int level, byte[] answers, Instant openedAt, String directive) {}

    /// The latest first.
    List<Source> listSources(long assessment) {
        return db.sql("""
                select e.id, e.guidance, e.level, e.answers, e.opened_at, coalesce(d.number, d.title) as directive
                  from assessment a
                  join assessment e on e.system = a.system and (e.opened_at, e.id) < (a.opened_at, a.id)
                  join directive d on d.id = e.directive
                 where a.id = :assessment
                 order by e.opened_at desc, e.id desc
                """)
                .param("assessment", assessment)
                .query((row, _) -> new Source(
                        row.getLong("id"),
                        row.getLong("guidance"),
                        row.getInt("level"),
                        row.getBytes("answers"),
                        row.getTimestamp("opened_at").toInstant(),
                        row.getString("directive")))
                .list();
    }

    /// What still waits: where somebody answered in between, that answer stands.
    List<Carried> listWaiting(long assessment) {
        return db.sql("""
                select c.requirement, c.value, c.note, c.answered_at, coalesce(d.number, d.title) as directive
                  from carried_answer c
                  join assessment a on a.id = c.assessment
                  join assessment e on e.id = c.source
                  join directive d on d.id = e.directive
                 where c.assessment = :assessment
                   and get_byte(a.answers, c.requirement) = 0
                 order by c.requirement
                """)
                .param("assessment", assessment)
                .query((row, _) -> new Carried(
                        row.getInt("requirement"),
                        Answer.of(row.getInt("value")),
                        row.getString("note"),
                        row.getTimestamp("answered_at").toInstant(),
                        row.getString("directive")))
                .list();
    }

    void insertAll(long assessment, long source, Collection<Carried> all, Instant at, long by) {
        db.sql("""
                insert into carried_answer (assessment, requirement, value, note, source, answered_at, at, by)
                select :assessment, n.requirement, n.value, n.note, :source, n.answered_at, :at, :by
                  from unnest(:requirements, :values, :notes, cast(:answered as timestamptz[]))
                       as n (requirement, value, note, answered_at)
                on conflict (assessment, requirement) do nothing
                """)
                .param("assessment", assessment)
                .param("source", source)
                .param("requirements", all.stream().map(Carried::position).toArray(Integer[]::new))
                .param("values", all.stream().map(one -> one.answer().ordinal()).toArray(Integer[]::new))
                .param("notes", all.stream().map(Carried::note).toArray(String[]::new))
                .param(
                        "answered",
                        all.stream().map(one -> one.answeredAt().toString()).toArray(String[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /// Takes back what still waits.
    ///
    /// @return how many
    int removeWaiting(long assessment) {
        return db.sql("""
                delete from carried_answer c
                 using assessment a
                 where c.assessment = :assessment
                   and a.id = c.assessment
                   and get_byte(a.answers, c.requirement) = 0
                """).param("assessment", assessment).update();
    }
}
