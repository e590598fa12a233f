package vn.khien.inspection;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.platform.Folding;

/// Which bodies give reason for an inspection, counted over the whole nation: for those who plan alone.
@Component
class ProposalRows {
    /// Who answered is looked for once for all bodies, and not for each of them.
    private static final String PROPOSED = """
            with answering as materialized (
              select distinct a.directive, body.id as organisation
                from (select distinct a.directive, s.owner
                        from assessment a
                        join information_system s on s.id = a.system) a
                join organisation y on y.id = a.owner
               cross join unnest(string_to_array(trim(both '/' from y.path), '/')::bigint[]) as body (id))
            select o.id as organisation, o.code, o.name_vi, o.name_en,
                   string_agg(x.reason || ':' || x.count, ',' order by x.reason) as because
              from (select i.body as organisation, 'contradicted' as reason,
                           count(distinct (f.assessment, f.requirement)) as count
                      from finding f
                      join inspection i on i.id = f.inspection
                     where f.claimed = 1 and f.grade in ('violation', 'weakness')
                     group by i.body
                    union all
                    select s.owner, 'unproved', count(*)
                      from assessment a
                      join information_system s on s.id = a.system and s.retired_at is null
                      join requirement r on r.guidance = a.guidance and a.level = any (r.levels)
                     where r.weight = 3
                       and cardinality(r.evidence) > 0
                       and r.position < octet_length(a.answers)
                       and get_byte(a.answers, r.position) = 1
                       and not exists (select from evidence e
                                        where e.assessment = a.id and e.requirement = r.position
                                          and e.removed_at is null)
                     group by s.owner
                    union all
                    select s.owner, 'level', count(*)
                      from information_system s
                     where s.retired_at is null and s.level >= 4 and s.dossier <> 'approved'
                     group by s.owner
                    union all
                    select g.organisation, 'never', count(*)
                      from assignment g
                      join obligation b on b.id = g.obligation and b.review
                      join organisation w on w.id = g.organisation
                     where g.parent is null
                       and not exists (select from submission u join seal z on z.submission = u.id
                                        where u.organisation = g.organisation and u.directive = b.directive)
                       and not exists (select from answering a
                                        where a.directive = b.directive and a.organisation = g.organisation)
                     group by g.organisation
                    union all
                    select g.organisation, 'late', count(*)
                      from assignment g
                      join obligation b on b.id = g.obligation and b.review
                      left join lateral (select z.received_at, z.late_by
                                           from submission u join seal z on z.submission = u.id
                                          where u.organisation = g.organisation and u.directive = b.directive
                                          order by u.id desc
                                          limit 1) e on true
                     where g.parent is null
                       and (e.late_by is not null or e.received_at is null and g.due <= :now)
                     group by g.organisation) x
              join organisation o on o.id = x.organisation
            """;

    private final JdbcClient db;

    ProposalRows(JdbcClient db) {
        this.db = db;
    }

    /// @param because `code:count`, joined by commas
    record Proposed(long organisation, String code, String nameVi, String nameEn, String because) {
        public List<Inspection.Because> reasons() {
            return List.of(because.split(",")).stream()
                    .map(Inspection.Because::of)
                    .toList();
        }

        public String name(java.util.Locale locale) {
            return locale.getLanguage().equals("en") ? nameEn : nameVi;
        }
    }

    /// Those with the most reasons first.
    ///
    /// @param reason that must be among them; empty: any
    List<Proposed> list(String q, String reason, Instant now, int limit) {
        return db.sql(PROPOSED + """
                         where o.search like :pattern
                         group by o.id
                        having :reason = '' or bool_or(x.reason = :reason)
                         order by count(*) desc, sum(x.count) desc, o.path
                         limit :limit
                        """)
                .param("pattern", Folding.likePattern(Folding.fold(q)))
                .param("reason", reason)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(Proposed.class)
                .list();
    }

    /// Those of some bodies.
    List<Proposed> listOf(Collection<Long> organisations, Instant now) {
        return db.sql(PROPOSED + """
                         where o.id = any (:organisations)
                         group by o.id
                         order by o.path
                        """)
                .param("organisations", organisations.toArray(Long[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Proposed.class)
                .list();
    }
}
