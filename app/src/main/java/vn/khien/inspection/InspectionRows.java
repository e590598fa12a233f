package vn.khien.inspection;

import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Inspections, their teams, systems and steps, within a [Sight].
@Component
class InspectionRows {
    private static final String SELECT = """
            select i.id, i.year, i.number, i.ordered_by, w.name_vi as ordered_by_vi, w.name_en as ordered_by_en, i.body,
                   b.code as body_code, b.name_vi as body_vi, b.name_en as body_en, i.reason, i.detail,
                   array_to_string(i.because, ',') as because, i.starts_on, i.ends_on, i.planned_at,
                   a.at as announced_at, o.at as opened_at, e.at as minutes_at, st.at as team_signed_at,
                   sb.at as body_signed_at, f.at as refused_at, d.at as draft_at, z.at as concluded_at, c.at as closed_at,
                   l.person as lead, p.name as lead_name, l.organisation as lead_organisation,
                   t.parties_vi, t.parties_en, n.findings, n.violations, n.open_remedies
              from inspection i
              join organisation w on w.id = i.ordered_by
              join organisation b on b.id = i.body
              join inspection_member l on l.inspection = i.id and l.lead
              join person p on p.id = l.person
              left join inspection_step a on a.inspection = i.id and a.step = 'announced'
              left join inspection_step o on o.inspection = i.id and o.step = 'opened'
              left join inspection_step e on e.inspection = i.id and e.step = 'site_ended'
              left join inspection_step c on c.inspection = i.id and c.step = 'closed'
              left join minutes_signature st on st.inspection = i.id and st.side = 'team'
              left join minutes_signature sb on sb.inspection = i.id and sb.side = 'body'
              left join minutes_refusal f on f.inspection = i.id
              left join conclusion_word d on d.inspection = i.id and d.kind = 'draft'
              left join conclusion_word z on z.inspection = i.id and z.kind = 'final'
             cross join lateral (select string_agg(distinct x.name_vi, ', ') as parties_vi,
                                        string_agg(distinct x.name_en, ', ') as parties_en
                                   from inspection_member m
                                   join organisation x on x.id = m.organisation
                                  where m.inspection = i.id) t
             cross join lateral (select count(*)::int as findings,
                                        (count(*) filter (where g.grade = 'violation'))::int as violations,
                                        (count(*) filter (where g.due_on is not null and not exists (
                                           select from remedy_step r
                                            where r.finding = g.id and r.kind = 'confirmed')))::int as open_remedies
                                   from finding g
                                  where g.inspection = i.id) n
            """;

    /// What [#SEEN] speaks of, for queries that start from `inspection i`.
    static final String SEEN_JOINS = """
              join organisation b on b.id = i.body
              left join inspection_step a on a.inspection = i.id and a.step = 'announced'
              left join inspection_step o on o.inspection = i.id and o.step = 'opened'
              left join inspection_step e on e.inspection = i.id and e.step = 'site_ended'
              left join inspection_step c on c.inspection = i.id and c.step = 'closed'
            """;

    /// The first wall; row-level security is the second.
    static final String SEEN = """
             where (:planner
                    or a.at is not null and b.path >= :from and b.path < :to
                    or o.at is not null and c.at is null
                       and exists (select from inspection_member me
                                    where me.inspection = i.id and me.person = :inspector))
            """;

    private final JdbcClient db;

    InspectionRows(JdbcClient db) {
        this.db = db;
    }

    static JdbcClient.StatementSpec within(JdbcClient.StatementSpec statement, Sight sight) {
        return statement
                .param("planner", sight.planner())
                .param("from", sight.scope().from())
                .param("to", sight.scope().to())
                .param("inspector", sight.inspector(), Types.BIGINT);
    }

    /// The latest first.
    List<Inspection> list(Sight sight, long before, int limit) {
        return within(db.sql(SELECT + SEEN + """
                   and i.id < :before
                 order by i.id desc
                 limit :limit
                """), sight)
                .param("before", before)
                .param("limit", limit)
                .query(Inspection.class)
                .list();
    }

    Optional<Inspection> find(Sight sight, long id) {
        return within(db.sql(SELECT + SEEN + " and i.id = :id"), sight)
                .param("id", id)
                .query(Inspection.class)
                .optional();
    }

    /// Holds an inspection that was found within sight in the same act: one act on it after the other.
    void lock(long id) {
        db.sql("select id from inspection where id = :id for no key update")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    List<Inspection.Member> listTeam(long inspection) {
        return db.sql("""
                select m.person, p.name, m.organisation, o.name_vi as organisation_vi, o.name_en as organisation_en, m.lead
                  from inspection_member m
                  join person p on p.id = m.person
                  join organisation o on o.id = m.organisation
                 where m.inspection = :inspection
                 order by m.lead desc, o.path, m.person
                """)
                .param("inspection", inspection)
                .query(Inspection.Member.class)
                .list();
    }

    List<Inspection.Subject> listSubjects(long inspection) {
        return db.sql("""
                select s.id as system, s.code, s.name, s.level, s.dossier
                  from inspection_system x
                  join information_system s on s.id = x.system
                 where x.inspection = :inspection
                 order by s.code
                """)
                .param("inspection", inspection)
                .query(Inspection.Subject.class)
                .list();
    }

    /// Who may be called into a team on a day.
    record Candidate(long person, String name, long organisation, String organisationVi, String organisationEn) {}

    List<Candidate> listInspectors(LocalDate on) {
        return db.sql("""
                select g.person, p.name, g.organisation, o.name_vi as organisation_vi, o.name_en as organisation_en
                  from role_grant g
                  join person p on p.id = g.person
                  join organisation o on o.id = g.organisation
                 where g.role = 'inspector'
                   and g.valid_from <= :on
                   and (g.valid_to is null or g.valid_to >= :on)
                   and exists (select from account a where a.person = g.person and a.disabled_at is null)
                 order by o.path, p.name, g.person
                 limit 500
                """).param("on", on).query(Candidate.class).list();
    }

    /// The next number of the year. The counter is a row, so an act that fails leaves no gap.
    int nextNumber(int year) {
        return db.sql("""
                insert into inspection_counter (year, last) values (:year, 1)
                on conflict (year) do update set last = inspection_counter.last + 1
                returning last
                """).param("year", year).query(Integer.class).single();
    }

    /// Ids of what was planned with a form before.
    List<Long> listOfForm(UUID form) {
        return db.sql("select id from inspection where form = :form order by id")
                .param("form", form)
                .query(Long.class)
                .list();
    }

    /// What is planned.
    record Plan(
            int year,
            int number,
            long orderedBy,
            long body,
            String reason,
            String detail,
            List<String> because,
            LocalDate startsOn,
            LocalDate endsOn,
            UUID form) {}

    long insert(Plan plan, Instant at, long by) {
        return db.sql("""
                insert into inspection (year, number, ordered_by, body, reason, detail, because, starts_on, ends_on,
                                        planned_at, planned_by, form)
                values (:year, :number, :orderedBy, :body, :reason, :detail, :because, :starts, :ends, :at, :by, :form)
                returning id
                """)
                .param("year", plan.year())
                .param("number", plan.number())
                .param("orderedBy", plan.orderedBy())
                .param("body", plan.body())
                .param("reason", plan.reason())
                .param("detail", plan.detail())
                .param("because", plan.because().toArray(String[]::new))
                .param("starts", plan.startsOn())
                .param("ends", plan.endsOn())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("form", plan.form())
                .query(Long.class)
                .single();
    }

    void insertMember(long inspection, Candidate member, boolean lead) {
        db.sql("""
                insert into inspection_member (inspection, person, organisation, lead)
                values (:inspection, :person, :organisation, :lead)
                """)
                .param("inspection", inspection)
                .param("person", member.person())
                .param("organisation", member.organisation())
                .param("lead", lead)
                .update();
    }

    void insertSubjects(long inspection, Collection<Long> systems) {
        db.sql("""
                insert into inspection_system (inspection, system)
                select :inspection, s from unnest(:systems) as s
                """)
                .param("inspection", inspection)
                .param("systems", systems.toArray(Long[]::new))
                .update();
    }

    /// @return false where the step was taken before
    boolean insertStep(long inspection, String step, Instant at, long by) {
        return db.sql("""
                insert into inspection_step (inspection, step, at, by) values (:inspection, :step, :at, :by)
                on conflict do nothing
                """)
                        .param("inspection", inspection)
                        .param("step", step)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                == 1;
    }

    /// A moment of the past, for the timeline.
    ///
    /// @param key of the sentence `inspection.event.…`
    record Event(Instant at, String key, String detail, String by) {}

    /// What happened to an inspection that was found within sight, the latest first.
    List<Event> listEvents(long inspection) {
        return db.sql("""
                select e.at, e.key, e.detail, p.name as by
                  from (select s.at, s.step as key, '' as detail, s.by
                          from inspection_step s where s.inspection = :inspection
                        union all
                        select i.planned_at, 'planned', '', i.planned_by from inspection i where i.id = :inspection
                        union all
                        select m.at, 'signed-' || m.side, '', m.by from minutes_signature m where m.inspection = :inspection
                        union all
                        select r.at, 'refused', r.reason, r.by from minutes_refusal r where r.inspection = :inspection
                        union all
                        select c.at, 'word-' || c.kind, '', c.by from conclusion_word c where c.inspection = :inspection
                        union all
                        select t.at, 'remedy-' || t.kind, lpad(f.number::text, 2, '0'), t.by
                          from remedy_step t join finding f on f.id = t.finding where f.inspection = :inspection
                        union all
                        select v.at, 'referred', lpad(f.number::text, 2, '0'), v.by
                          from violation v join finding f on f.id = v.finding where f.inspection = :inspection
                        union all
                        select d.at, 'sanctioned', lpad(f.number::text, 2, '0'), d.by
                          from sanction_decision d join finding f on f.id = d.violation where f.inspection = :inspection
                       ) e
                  join person p on p.id = e.by
                 order by e.at desc, e.key
                 limit 40
                """).param("inspection", inspection).query(Event.class).list();
    }

    /// Whether the person in the present transaction was ever of the team, and whether it has ended.
    record Past(boolean ofTeam, boolean closed) {}

    Past past(long inspection) {
        return db.sql("select was_of_team(:id) as of_team, has_step(:id, 'closed') as closed")
                .param("id", inspection)
                .query(Past.class)
                .single();
    }

    /// Id, code and the lead's organisation of an inspection, for the notice that something came late.
    record Told(String code, long leadOrganisation) {}

    Told told(long inspection) {
        return db.sql("""
                select 'KT-' || lpad(i.number::text, 2, '0') || '/' || i.year as code, m.organisation as lead_organisation
                  from inspection i
                  join inspection_member m on m.inspection = i.id and m.lead
                 where i.id = :id
                """).param("id", inspection).query(Told.class).single();
    }
}
