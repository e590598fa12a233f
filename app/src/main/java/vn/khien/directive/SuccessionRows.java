package vn.khien.directive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class SuccessionRows {
    private final JdbcClient db;

    SuccessionRows(JdbcClient db) {
        this.db = db;
    }

    /// An open assignment of a body that is no more, and a body of the day that succeeds it.
    record Heir(long assignment, long obligation, long organisation, String directive, String predecessor) {}

    /// Follows successions until bodies that exist on the day. A function that moved alone takes no duty with it.
    List<Heir> listHeirs(LocalDate day) {
        return db.sql("""
                with recursive heir (assignment, organisation) as (
                  select a.id, s.successor
                    from assignment a
                    join organisation o on o.id = a.organisation and o.valid_to < :day
                    join succession s on s.predecessor = o.id and s.kind <> 'function_moved'
                   where not exists (select from fulfilment f where f.assignment = a.id)
                     and not exists (select from assignment_end e where e.assignment = a.id)
                  union
                  select h.assignment, s.successor
                    from heir h
                    join organisation o on o.id = h.organisation and o.valid_to < :day
                    join succession s on s.predecessor = o.id and s.kind <> 'function_moved'
                )
                select h.assignment, a.obligation, h.organisation, coalesce(d.number, d.title) as directive,
                       p.name_vi as predecessor
                  from heir h
                  join assignment a on a.id = h.assignment
                  join organisation p on p.id = a.organisation
                  join obligation b on b.id = a.obligation
                  join directive d on d.id = b.directive
                  join organisation o on o.id = h.organisation
                 where (o.valid_from is null or o.valid_from <= :day)
                   and (o.valid_to is null or o.valid_to >= :day)
                 order by h.organisation, h.assignment
                """).param("day", day).query(Heir.class).list();
    }

    /// The heir owes the same, by the same day, to the same body above and with its note. Where it owed it already,
    /// that one stands.
    void passOn(Heir heir, Instant at) {
        db.sql("""
                insert into assignment (obligation, organisation, parent, due, received_at, assigned_by, note)
                select a.obligation, :organisation, a.parent, a.due, :at, a.assigned_by, a.note
                  from assignment a
                 where a.id = :assignment
                on conflict (obligation, organisation) do nothing
                """)
                .param("organisation", heir.organisation())
                .param("at", DirectiveRows.at(at))
                .param("assignment", heir.assignment())
                .update();
        db.sql("""
                insert into takeover (predecessor, assignment)
                select :assignment, n.id
                  from assignment n
                 where n.obligation = :obligation and n.organisation = :organisation
                on conflict do nothing
                """)
                .param("assignment", heir.assignment())
                .param("obligation", heir.obligation())
                .param("organisation", heir.organisation())
                .update();
    }

    void end(long assignment, Instant at) {
        db.sql("insert into assignment_end (assignment, at) values (:assignment, :at) on conflict do nothing")
                .param("assignment", assignment)
                .param("at", DirectiveRows.at(at))
                .update();
    }

    /// One node at a time passes duties on; the others find nothing left.
    void lock() {
        db.sql("select pg_advisory_xact_lock(hashtext('khien.succession'))")
                .query((row, _) -> "")
                .single();
    }
}
