package vn.khien.inspection;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Findings and violations across inspections, within a [Sight]; and what other rooms show of them.
@Component
class SeenRows {
    /// A body that is inspected reads no finding before the work on site has ended.
    private static final String READABLE = InspectionRows.SEEN + """
               and (:planner or e.at is not null
                    or exists (select from inspection_member mine
                                where mine.inspection = i.id and mine.person = :inspector))
            """;

    /// Only answers that the picture counts: of systems in use, to what their level is asked.
    private static final String COUNTED = """
                  join assessment a on a.id = k.assessment and a.directive = :directive
                  join information_system s on s.id = a.system and s.retired_at is null
                  join requirement r on r.guidance = a.guidance and r.position = k.requirement
                                    and a.level = any (r.levels)
                  join requirement_group g on g.guidance = r.guidance and g.code = r.group_code and g.side <> 'annex'
            """;

    private final JdbcClient db;

    SeenRows(JdbcClient db) {
        this.db = db;
    }

    /// Where a finding is.
    record Place(long finding, long inspection, int number) {}

    List<Place> listFindings(Sight sight, long after, int limit) {
        return places(
                "select f.id as finding, f.inspection, f.number from finding f join inspection i on i.id = f.inspection",
                sight,
                after,
                limit);
    }

    List<Place> listViolations(Sight sight, long after, int limit) {
        return places("""
                select f.id as finding, f.inspection, f.number
                  from violation v
                  join finding f on f.id = v.finding
                  join inspection i on i.id = f.inspection
                """, sight, after, limit);
    }

    private List<Place> places(String from, Sight sight, long after, int limit) {
        return InspectionRows.within(db.sql(from + InspectionRows.SEEN_JOINS + READABLE + """
                           and f.id > :after
                         order by f.id
                         limit :limit
                        """), sight)
                .param("after", after)
                .param("limit", limit)
                .query(Place.class)
                .list();
    }

    /// A finding as other rooms show it.
    record Shown(
            long inspection,
            int year,
            int inspectionNumber,
            int number,
            int requirement,
            String grade,
            String title,
            String article,
            Instant receivedAt) {
        String code() {
            return "KT-%02d/%d-%02d".formatted(inspectionNumber, year, number);
        }

        String address() {
            return "/inspections/" + inspection + "/findings/" + number;
        }
    }

    private static final String SHOWN = """
            select f.inspection, i.year, i.number as inspection_number, f.number, coalesce(f.requirement, -1) as requirement,
                   f.grade, f.title, f.article, f.received_at
              from finding f
              join inspection i on i.id = f.inspection
            """;

    /// On the answers of an assessment.
    List<Shown> listOnAssessment(Sight sight, long assessment) {
        return InspectionRows.within(db.sql(SHOWN + InspectionRows.SEEN_JOINS + READABLE + """
                           and f.assessment = :assessment
                         order by f.id
                        """), sight)
                .param("assessment", assessment)
                .query(Shown.class)
                .list();
    }

    /// That rest on a document.
    List<Shown> listCiting(Sight sight, String document, int limit) {
        return InspectionRows.within(db.sql(SHOWN + InspectionRows.SEEN_JOINS + READABLE + """
                           and f.document = :document
                         order by f.id desc
                         limit :limit
                        """), sight)
                .param("document", document)
                .param("limit", limit)
                .query(Shown.class)
                .list();
    }

    /// Answers of an assessment with which inspectors agreed, by position of the requirement.
    record Agreed(long inspection, int year, int inspectionNumber, int requirement, Instant receivedAt) {
        String code() {
            return "KT-%02d/%d".formatted(inspectionNumber, year);
        }
    }

    List<Agreed> listAgreed(Sight sight, long assessment) {
        return InspectionRows.within(db.sql("""
                        select k.inspection, i.year, i.number as inspection_number, k.requirement, k.received_at
                          from site_check k
                          join inspection i on i.id = k.inspection
                        """ + InspectionRows.SEEN_JOINS + READABLE + """
                           and k.assessment = :assessment
                         order by k.requirement, k.inspection
                        """), sight)
                .param("assessment", assessment)
                .query(Agreed.class)
                .list();
    }

    /// What was known of a system at an instant.
    ///
    /// @param what `inspection`, `finding` or `remedy` (asked, and not confirmed at that instant)
    record Known(
            String what,
            long inspection,
            int year,
            int inspectionNumber,
            int number,
            String grade,
            String title,
            Instant since) {}

    /// For the nation: the asking room has decided that this may be seen.
    List<Known> listKnown(long system, Instant at) {
        return db.sql("""
                select k.what, k.inspection, k.year, k.inspection_number, k.number, k.grade, k.title, k.since
                  from (select 'inspection' as what, i.id as inspection, i.year, i.number as inspection_number, 0 as number,
                               '' as grade, i.detail as title, o.at as since
                          from inspection_system x
                          join inspection i on i.id = x.inspection
                          join inspection_step o on o.inspection = i.id and o.step = 'opened'
                         where x.system = :system and o.at <= :at
                        union all
                        select 'finding', i.id, i.year, i.number, f.number, f.grade, f.title, f.received_at
                          from finding f
                          join inspection i on i.id = f.inspection
                         where f.system = :system and f.received_at <= :at
                        union all
                        select 'remedy', i.id, i.year, i.number, f.number, f.grade, f.title, f.received_at
                          from finding f
                          join inspection i on i.id = f.inspection
                         where f.system = :system and f.received_at <= :at and f.due_on is not null
                           and not exists (select from remedy_step r
                                            where r.finding = f.id and r.kind = 'confirmed' and r.at <= :at)) k
                 order by k.since desc, k.inspection, k.number, k.what
                """)
                .param("system", system)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Known.class)
                .list();
    }

    /// Of one requirement, how many counted answers rest on what.
    record Source(int position, long evidenced, long inspected) {}

    /// Each answer of the review once: inspected where inspectors looked, else evidenced where a file stands for it.
    List<Source> countSources(long directive) {
        return db.sql("""
                select k.requirement as position, count(*) filter (where not k.inspected) as evidenced,
                       count(*) filter (where k.inspected) as inspected
                  from (select u.assessment, u.requirement, bool_or(u.inspected) as inspected
                          from (select assessment, requirement, false as inspected from evidence where removed_at is null
                                union all
                                select assessment, requirement, true from finding where assessment is not null
                                union all
                                select assessment, requirement, true from site_check) u
                         group by u.assessment, u.requirement) k
                """ + COUNTED + """
                 where k.requirement < octet_length(a.answers)
                   and get_byte(a.answers, k.requirement) <> 0
                 group by k.requirement
                 order by k.requirement
                """)
                .param("directive", directive)
                .query(Source.class)
                .list();
    }

    /// The same at a past instant, which is seen: files, findings and checks that were there by then, for answers that
    /// were given then.
    List<Source> countSources(long directive, Instant asOf) {
        return db.sql("""
                select k.requirement as position, count(*) filter (where not k.inspected) as evidenced,
                       count(*) filter (where k.inspected) as inspected
                  from (select u.assessment, u.requirement, bool_or(u.inspected) as inspected
                          from (select assessment, requirement, false as inspected from evidence
                                 where received_at <= :at and (removed_at is null or removed_at > :at)
                                union all
                                select assessment, requirement, true from finding
                                 where assessment is not null and received_at <= :at
                                union all
                                select assessment, requirement, true from site_check where received_at <= :at) u
                         group by u.assessment, u.requirement) k
                """ + COUNTED + """
                 where k.requirement < octet_length(a.answers)
                   and a.opened_at <= :at
                   and coalesce((select c.was
                                   from answer_change c
                                  where c.assessment = k.assessment and c.requirement = k.requirement and c.at > :at
                                  order by c.id
                                  limit 1), get_byte(a.answers, k.requirement)) <> 0
                 group by k.requirement
                 order by k.requirement
                """)
                .param("directive", directive)
                .param("at", asOf.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC))
                .query(Source.class)
                .list();
    }
}
