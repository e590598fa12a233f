package vn.khien.audit;

import static vn.khien.platform.Columns.column;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Writes the audit trail, in the transaction of the act itself.
@Component
public class Trail {
    private final JdbcClient db;

    Trail(JdbcClient db) {
        this.db = db;
    }

    /// @param act what was done, as `room.verb`: `directive.acknowledged`
    /// @param subject on what, as `thing:id`: `assignment:17`
    public void record(Actor actor, String act, String subject) {
        record(actor, act, subject, "");
    }

    /// @param detail further facts, never secrets
    public void record(Actor actor, String act, String subject, String detail) {
        recordAll(List.of(new Act(actor, act, subject, detail)));
    }

    /// A subject with further facts, for [#recordAll(Actor, String, List)].
    public record Done(String subject, String detail) {
        public Done(String subject) {
            this(subject, "");
        }
    }

    /// The same act on many subjects, one entry each.
    public void recordAll(Actor actor, String act, List<Done> all) {
        recordAll(all.stream()
                .map(done -> new Act(actor, act, done.subject(), done.detail()))
                .toList());
    }

    /// What somebody did, for acts of several people in one transaction.
    public record Act(Actor actor, String act, String subject, String detail) {}

    /// One entry for each act, in their order.
    public void recordAll(List<Act> all) {
        db.sql("""
                insert into audit_entry (at, person, organisation, act, subject, detail)
                select n.now, a.person, a.organisation, a.act, a.subject, a.detail
                  from (select product_now() as now) n,
                       unnest(cast(:persons as bigint[]), cast(:organisations as bigint[]), cast(:acts as text[]),
                              cast(:subjects as text[]), cast(:details as text[])) with ordinality
                       as a (person, organisation, act, subject, detail, place)
                 order by a.place
                """)
                .param("persons", column(all, one -> one.actor().person(), Long[]::new))
                .param("organisations", column(all, one -> one.actor().organisation(), Long[]::new))
                .param("acts", column(all, Act::act, String[]::new))
                .param("subjects", column(all, Act::subject, String[]::new))
                .param("details", column(all, Act::detail, String[]::new))
                .update();
    }

    /// One act of the past, for those who may see the subject.
    ///
    /// @param person name of who did it; empty for the system
    public record Entry(java.time.Instant at, String person, String act, String detail) {}

    /// What was done to a subject, the latest first; at most `limit` acts.
    public List<Entry> listOf(String subject, int limit) {
        return listOf(subject, "", limit);
    }

    /// The same, of one room's acts alone: `directive.` leaves out what other rooms did on the subject.
    public List<Entry> listOf(String subject, String room, int limit) {
        return listOf(List.of(subject), room, limit);
    }

    /// The same, of several subjects together.
    public List<Entry> listOf(List<String> subjects, String room, int limit) {
        return db.sql("""
                select e.at, coalesce(p.name, '') as person, e.act, e.detail
                  from audit_entry e
                  left join person p on p.id = e.person
                 where e.subject = any(cast(:subjects as text[]))
                   and starts_with(e.act, :room)
                 order by e.id desc
                 limit :limit
                """)
                .param("subjects", subjects.toArray(String[]::new))
                .param("room", room)
                .param("limit", limit)
                .query((row, _) -> new Entry(
                        row.getObject("at", java.time.OffsetDateTime.class).toInstant(),
                        row.getString("person"),
                        row.getString("act"),
                        row.getString("detail")))
                .list();
    }
}
