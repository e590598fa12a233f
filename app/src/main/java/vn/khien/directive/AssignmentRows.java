package vn.khien.directive;

import static vn.khien.platform.Columns.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.access.Scope;
import vn.khien.organisation.InOrder;
import vn.khien.platform.VietnamTime;

/// Assignments in the database, with what became of them.
@Component
class AssignmentRows {
    private static final String ASSIGNMENT = """
            select a.id, b.directive, d.number as directive_number, d.title as directive_title,
                   a.obligation, b.position as obligation_position, b.duty, b.kind, b.review,
                   a.organisation, o.code, o.name_vi, o.name_en, lower(o.kind) as organisation_kind, o.path,
                   a.parent, a.due, a.received_at, a.note,
                   k.at as acknowledged_at, p.name as acknowledged_by, f.at as fulfilled_at, f.how,
                   e.at as ended_at, z.number as ended_by,
                   (select string_agg(w.name_vi, ', ' order by w.path)
                      from takeover t
                      join assignment q on q.id = t.predecessor
                      join organisation w on w.id = q.organisation
                     where t.assignment = a.id) as taken_over,
                   coalesce(s.below, 0) as below, coalesce(s.done, 0) as below_done
              from assignment a
              join obligation b on b.id = a.obligation
              join directive d on d.id = b.directive
              join organisation o on o.id = a.organisation
              left join acknowledgement k on k.assignment = a.id
              left join person p on p.id = k.by
              left join fulfilment f on f.assignment = a.id
              left join assignment_end e on e.assignment = a.id
              left join directive z on z.id = e.amended_by
              left join lateral (
                   select count(*) as below, count(g.assignment) as done
                     from assignment x
                     join organisation y on y.id = x.organisation
                     left join fulfilment g on g.assignment = x.id
                    where exists (select from assignment c where c.parent = a.id)
                      and x.parent is not null
                      and x.obligation = a.obligation
                      and y.path > o.path and y.path < left(o.path, -1) || '0') s on true
             where o.path >= :from and o.path < :to
            """;

    private final JdbcClient db;

    AssignmentRows(JdbcClient db) {
        this.db = db;
    }

    /// One assignment to be made.
    record Owed(
            long organisation,
            @Nullable Long parent,
            @Nullable Instant due,
            String note) {}

    /// One at a time passes an obligation down, so that what is there is seen before more is made.
    void lockObligation(long obligation) {
        db.sql("select id from obligation where id = :id for no key update")
                .param("id", obligation)
                .query(Long.class)
                .single();
    }

    /// Makes those that are not there yet, and gives the ids of the new ones.
    List<Long> insert(long obligation, List<Owed> owed, Instant receivedAt, long person) {
        return db.sql("""
                insert into assignment (obligation, organisation, parent, due, received_at, assigned_by, note)
                select :obligation, organisation, parent, cast(due as timestamptz), :at, :by, note
                  from unnest(cast(:organisations as bigint[]), cast(:parents as bigint[]), cast(:dues as text[]),
                              cast(:notes as text[])) with ordinality as n (organisation, parent, due, note, place)
                 order by place
                on conflict (obligation, organisation) do nothing
                returning id
                """)
                .param("obligation", obligation)
                .param("organisations", owed.stream().map(Owed::organisation).toArray(Long[]::new))
                .param("parents", owed.stream().map(Owed::parent).toArray(Long[]::new))
                .param(
                        "dues",
                        owed.stream()
                                .map(one -> one.due() == null ? null : one.due().toString())
                                .toArray(String[]::new))
                .param("notes", owed.stream().map(Owed::note).toArray(String[]::new))
                .param("at", DirectiveRows.at(receivedAt))
                .param("by", person)
                .query(Long.class)
                .list();
    }

    Optional<Assignment> find(long id, Scope scope) {
        return scoped(ASSIGNMENT + " and a.id = :id", scope)
                .param("id", id)
                .query(AssignmentRows::assignment)
                .optional();
    }

    List<Assignment> listByIds(Collection<Long> ids, Scope scope) {
        return scoped(ASSIGNMENT + " and a.id = any(:ids) order by a.id", scope)
                .param("ids", ids.toArray(Long[]::new))
                .query(AssignmentRows::assignment)
                .list();
    }

    /// What one organisation owes, the most urgent first.
    List<Assignment> listOwed(long organisation, Scope scope) {
        return scoped(ASSIGNMENT + """
                 and a.organisation = :organisation
                 order by (f.at is not null), (e.at is not null), a.due nulls last, b.directive desc, b.position
                """, scope)
                .param("organisation", organisation)
                .query(AssignmentRows::assignment)
                .list();
    }

    /// Assignments of one directive within the scope, in the order of lists.
    ///
    /// @param obligation null: of all its obligations
    /// @param skip how many of them are passed over
    List<Assignment> listOfDirective(long directive, @Nullable Long obligation, Scope scope, int limit, int skip) {
        return scoped(ASSIGNMENT + """
                 and b.directive = :directive
                 and (cast(:obligation as bigint) is null or b.id = :obligation)
                 order by
                """ + InOrder.GROUP_NAME_PLACE + """
                        , b.position
                 limit :limit offset :skip
                """, scope)
                .param("directive", directive)
                .param("obligation", obligation, Types.BIGINT)
                .param("limit", limit)
                .param("skip", skip)
                .query(AssignmentRows::assignment)
                .list();
    }

    /// Assignments by all obligations of one directive within the scope, in the order of lists; with the whole nation
    /// in
    /// scope, only those whom the directive itself addresses.
    List<Assignment> listAddressed(long directive, Scope scope, int limit) {
        return scoped(ASSIGNMENT + """
                 and b.directive = :directive
                 and (a.parent is null or :from <> '/')
                 order by
                """ + InOrder.GROUP_NAME_PLACE + """
                        , b.position
                 limit :limit
                """, scope)
                .param("directive", directive)
                .param("limit", limit)
                .query(AssignmentRows::assignment)
                .list();
    }

    /// How one obligation stands with those whom the directive itself addresses.
    ///
    /// @param acknowledged and neither done nor late: at work
    /// @param late with the result or with acknowledging
    record Counts(long obligation, int total, int acknowledged, int done, int late) {}

    List<Counts> countByObligation(long directive, Scope scope, Instant now) {
        return scoped("""
                select a.obligation, count(*) as total, count(f.assignment) as done,
                       count(*) filter (where owed and not is_late and k.at is not null) as acknowledged,
                       count(*) filter (where owed and is_late) as late
                  from assignment a
                  join obligation b on b.id = a.obligation
                  join organisation o on o.id = a.organisation
                  left join acknowledgement k on k.assignment = a.id
                  left join fulfilment f on f.assignment = a.id
                  left join assignment_end e on e.assignment = a.id
                 cross join lateral (
                       select f.assignment is null and (e.at is null or e.at > :now) as owed,
                              coalesce(a.due <= :now, false) or k.at is null and a.received_at < :today as is_late) n
                 where b.directive = :directive
                   and not exists (select from takeover t where t.predecessor = a.id)
                   and (a.parent is null or :from <> '/')
                   and o.path >= :from and o.path < :to
                 group by a.obligation
                """, scope)
                .param("directive", directive)
                .param("now", DirectiveRows.at(now))
                .param("today", DirectiveRows.at(VietnamTime.startOf(VietnamTime.dateOf(now))))
                .query(Counts.class)
                .list();
    }

    /// Organisations that a directive reached within the scope.
    ///
    /// @param acknowledged those of whose duties none waits to be acknowledged
    record Reached(int addressees, int acknowledged) {}

    Reached countReached(long directive, Scope scope, Instant now) {
        return scoped("""
                select count(*) as addressees, count(*) filter (where n.acknowledged) as acknowledged
                  from (
                       select a.organisation,
                              bool_and(k.assignment is not null or f.assignment is not null
                                       or e.at is not null and e.at <= :now) as acknowledged
                         from assignment a
                         join obligation b on b.id = a.obligation
                         join organisation o on o.id = a.organisation
                         left join acknowledgement k on k.assignment = a.id
                         left join fulfilment f on f.assignment = a.id
                         left join assignment_end e on e.assignment = a.id
                        where b.directive = :directive
                          and not exists (select from takeover t where t.predecessor = a.id)
                          and (a.parent is null or :from <> '/')
                          and o.path >= :from and o.path < :to
                        group by a.organisation) n
                """, scope)
                .param("directive", directive)
                .param("now", DirectiveRows.at(now))
                .query(Reached.class)
                .single();
    }

    /// The deadline that comes next.
    ///
    /// @param late first instant that is late
    record Next(long directive, Instant late) {}

    /// Of each directive the deadline that comes next of what is still owed by a day, or else, where all such days have
    /// passed, the last one; with the whole nation in scope, of those whom the directive itself addresses.
    List<Next> listNext(Collection<Long> directives, Scope scope, Instant now) {
        return scoped("""
                select b.directive, coalesce(min(a.due) filter (where a.due > :now), max(a.due)) as late
                  from obligation b
                  join assignment a on a.obligation = b.id
                  join organisation o on o.id = a.organisation
                  left join fulfilment f on f.assignment = a.id
                  left join assignment_end e on e.assignment = a.id
                 where b.directive = any(:directives)
                   and a.due is not null
                   and f.assignment is null
                   and (e.at is null or e.at > :now)
                   and (a.parent is null or :from <> '/')
                   and o.path >= :from and o.path < :to
                 group by b.directive
                """, scope)
                .param("directives", directives.toArray(Long[]::new))
                .param("now", DirectiveRows.at(now))
                .query((row, _) -> new Next(
                        row.getLong("directive"), row.getTimestamp("late").toInstant()))
                .list();
    }

    /// Lays one acknowledgement; false where it was there before.
    boolean acknowledge(long assignment, Instant at, long person) {
        return db.sql("""
                insert into acknowledgement (assignment, at, by) values (:assignment, :at, :by)
                on conflict (assignment) do nothing
                """)
                        .param("assignment", assignment)
                        .param("at", DirectiveRows.at(at))
                        .param("by", person)
                        .update()
                == 1;
    }

    /// Lays many; gives those that nobody had acknowledged before.
    List<Long> acknowledgeAll(List<Long> assignments, Instant at, long person) {
        return db.sql("""
                insert into acknowledgement (assignment, at, by)
                select assignment, :at, :by from unnest(cast(:assignments as bigint[])) as n (assignment)
                on conflict (assignment) do nothing
                returning assignment
                """)
                .param("assignments", assignments.toArray(Long[]::new))
                .param("at", DirectiveRows.at(at))
                .param("by", person)
                .query(Long.class)
                .list();
    }

    boolean fulfil(long assignment, Instant at, long person, String how) {
        return db.sql("""
                insert into fulfilment (assignment, at, by, how) values (:assignment, :at, :by, :how)
                on conflict (assignment) do nothing
                """)
                        .param("assignment", assignment)
                        .param("at", DirectiveRows.at(at))
                        .param("by", person)
                        .param("how", how)
                        .update()
                == 1;
    }

    /// An assignment that was not fulfilled before.
    record Done(long assignment, Fulfilling.Fulfilled by) {}

    /// Fulfils what each organisation and all below it owe by the review obligations of a directive: its result covers
    /// their systems.
    ///
    /// @param all with a `how` of their own each
    List<Done> fulfilReviews(List<Fulfilling.Fulfilled> all) {
        return db.sql("""
                with done as (
                  insert into fulfilment (assignment, at, by, how)
                  select a.id, g.at, g.person, g.how
                    from unnest(cast(:directives as bigint[]), cast(:organisations as bigint[]),
                                cast(:at as timestamptz[]), cast(:persons as bigint[]), cast(:how as text[]))
                         with ordinality as g (directive, organisation, at, person, how, place)
                    join organisation w on w.id = g.organisation
                    join organisation o on o.path >= w.path and o.path < left(w.path, -1) || '0'
                    join assignment a on a.organisation = o.id
                    join obligation b on b.id = a.obligation
                   where b.directive = g.directive and b.review
                     and (o.id = g.organisation or a.parent is not null)
                   order by g.place, a.id
                  on conflict (assignment) do nothing
                  returning assignment, how
                )
                select assignment, array_position(cast(:how as text[]), how) as place
                  from done
                 order by assignment
                """)
                .param("directives", column(all, Fulfilling.Fulfilled::directive, Long[]::new))
                .param("organisations", column(all, Fulfilling.Fulfilled::organisation, Long[]::new))
                .param("at", column(all, one -> one.at().toString(), String[]::new))
                .param("persons", column(all, one -> one.viewer().person(), Long[]::new))
                .param("how", column(all, Fulfilling.Fulfilled::how, String[]::new))
                .query((row, _) -> new Done(row.getLong(1), all.get(row.getInt(2) - 1)))
                .list();
    }

    /// Late with the result or with acknowledging, or due before `ahead`.
    ///
    /// @param by the organisation that passed the duty down; null for those whom the directive itself addresses
    List<Assignment> listToRemind(long directive, @Nullable Long by, Scope scope, Instant now, Instant ahead) {
        return scoped(ASSIGNMENT + """
                 and b.directive = :directive
                 and (cast(:by as bigint) is null and a.parent is null
                      or a.parent in (select up.id from assignment up where up.organisation = :by))
                 and f.at is null
                 and (e.at is null or e.at > :now)
                 and (a.due < :ahead or k.at is null and a.received_at < :today)
                 order by
                """ + InOrder.GROUP_NAME_PLACE + """
                        , b.position
                """, scope)
                .param("directive", directive)
                .param("by", by, Types.BIGINT)
                .param("now", DirectiveRows.at(now))
                .param("ahead", DirectiveRows.at(ahead))
                .param("today", DirectiveRows.at(VietnamTime.startOf(VietnamTime.dateOf(now))))
                .query(AssignmentRows::assignment)
                .list();
    }

    boolean remind(long assignment, LocalDate day, Instant at, long person) {
        return db.sql("""
                insert into reminder (assignment, day, at, by) values (:assignment, :day, :at, :by)
                on conflict (assignment, day) do nothing
                """)
                        .param("assignment", assignment)
                        .param("day", day)
                        .param("at", DirectiveRows.at(at))
                        .param("by", person)
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec scoped(String sql, Scope scope) {
        return db.sql(sql).param("from", scope.from()).param("to", scope.to());
    }

    @SuppressWarnings("NullAway") // not-null columns
    private static Assignment assignment(ResultSet row, int number) throws SQLException {
        var parent = row.getLong("parent");
        return new Assignment(
                row.getLong("id"),
                row.getLong("directive"),
                row.getString("directive_number"),
                row.getString("directive_title"),
                row.getLong("obligation"),
                row.getInt("obligation_position"),
                row.getString("duty"),
                row.getString("kind"),
                row.getBoolean("review"),
                row.getLong("organisation"),
                row.getString("code"),
                row.getString("name_vi"),
                row.getString("name_en"),
                row.getString("organisation_kind"),
                row.getString("path"),
                parent == 0 ? null : parent,
                DirectiveRows.instant(row, "due"),
                DirectiveRows.instant(row, "received_at"),
                row.getString("note"),
                DirectiveRows.instant(row, "acknowledged_at"),
                row.getString("acknowledged_by"),
                DirectiveRows.instant(row, "fulfilled_at"),
                row.getString("how"),
                DirectiveRows.instant(row, "ended_at"),
                row.getString("ended_by"),
                row.getString("taken_over"),
                row.getInt("below"),
                row.getInt("below_done"));
    }
}
