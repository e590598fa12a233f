package vn.khien.advisory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.access.Scope;

/// Whom an advisory reaches. Matching is equality of the product's key and comparison of versions on one index.
@Component
class ReachRows {
    /// Products that an advisory means, with a row of the advisory as `a` and of the register as `p` and `s`.
    private static final String MATCHES = """
              from advisory_product a
              join system_product p
                on p.key = a.key
               and p.ended_at is null
               and (p.version_key is null
                    or (a.from_key is null or p.version_key >= a.from_key)
                       and (a.below_key is null or p.version_key < a.below_key)
                       and (a.through_key is null or p.version_key <= a.through_key))
              join information_system s on s.id = p.system and s.retired_at is null
             where a.status in ('affected', 'under_investigation')
               and not exists (select from advisory_product n
                                where n.advisory = a.advisory
                                  and n.status in ('fixed', 'not_affected')
                                  and n.key = p.key
                                  and n.from_key = p.version_key and n.through_key = p.version_key)
            """;

    /// The reason with the most certainty of each system.
    private static final String REASONS = """
            select distinct on (a.advisory, p.system)
                   a.advisory, s.owner as organisation, p.system,
                   case when p.version_key is null then 'no_version' else 'version' end as reason,
                   trim(p.vendor || ' ' || p.name) as product, p.version, a.versions as range
            """;

    private static final String MOST_CERTAIN =
            " order by a.advisory, p.system, p.version_key nulls last, a.position, p.id";

    private final JdbcClient db;

    ReachRows(JdbcClient db) {
        this.db = db;
    }

    /// Whom it would reach if it were issued now.
    record Match(
            String organisationCode,
            String organisationVi,
            String organisationEn,
            @Nullable String system,
            @Nullable String systemName,
            @Nullable Integer level,
            String reason,
            String product,
            String version,
            String range) {
        String organisation(java.util.Locale locale) {
            return locale.getLanguage().equals("en") ? organisationEn : organisationVi;
        }
    }

    List<Match> preview(long advisory, int limit) {
        return db.sql("""
                with match as (
                """ + REASONS + MATCHES + " and a.advisory = :advisory" + MOST_CERTAIN + """
                ), named as (
                  select n.advisory, n.organisation, n.system, 'named' as reason, '' as product, '' as version, n.words as range
                    from advisory_named n
                   where n.advisory = :advisory
                     and not exists (select from match m where m.system = n.system)
                )
                select o.code as organisation_code, o.name_vi as organisation_vi, o.name_en as organisation_en,
                       s.code as system, s.name as system_name, s.level, m.reason, m.product, m.version, m.range
                  from (select organisation, system, reason, product, version, range from match
                         union all
                        select organisation, system, reason, product, version, range from named) m
                  join organisation o on o.id = m.organisation
                  left join information_system s on s.id = m.system
                 order by o.path, s.code nulls first
                 limit :limit
                """)
                .param("advisory", advisory)
                .param("limit", limit)
                .query(Match.class)
                .list();
    }

    /// Codes of the bodies that it would reach if it were issued now.
    List<String> listBodies(long advisory) {
        return db.sql("""
                select o.code
                  from organisation o
                 where o.id in (select s.owner
                """ + MATCHES + """
                                   and a.advisory = :advisory
                                 union
                                select n.organisation from advisory_named n where n.advisory = :advisory)
                 order by o.code
                """)
                .param("advisory", advisory)
                .query(String.class)
                .list();
    }

    /// Writes down whom an issued advisory reaches.
    int insert(long advisory, Instant at) {
        return db.sql("""
                insert into advisory_reach (advisory, organisation, system, reason, product, version, range, since)
                select m.advisory, m.organisation, m.system, m.reason, m.product, m.version, m.range, :at
                  from (
                """ + REASONS + MATCHES + " and a.advisory = :advisory" + MOST_CERTAIN + """
                  ) m
                on conflict do nothing
                """)
                        .param("advisory", advisory)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                + db.sql("""
                        insert into advisory_reach (advisory, organisation, system, reason, product, version, range, since)
                        select n.advisory, n.organisation, n.system, 'named', '', '', n.words, :at
                          from advisory_named n
                         where n.advisory = :advisory
                        on conflict do nothing
                        """)
                        .param("advisory", advisory)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update();
    }

    /// An advisory and a body that it reaches from now on.
    record Later(String number, long organisation) {}

    /// Adds the systems for which products were entered after the issue; replaced advisories reach nobody any more.
    List<Later> insertLater(Collection<Long> systems, Instant at) {
        return db.sql("""
                with added as (
                  insert into advisory_reach (advisory, organisation, system, reason, product, version, range, since)
                  select m.advisory, m.organisation, m.system, m.reason, m.product, m.version, m.range, :at
                    from (
                """ + REASONS + MATCHES + """
                             and p.system = any (:systems)
                             and exists (select from advisory_issue i where i.advisory = a.advisory)
                             and not exists (select from advisory_issue i where i.supersedes = a.advisory)
                """ + MOST_CERTAIN + """
                    ) m
                  on conflict do nothing
                  returning advisory, organisation)
                select distinct i.number, r.organisation
                  from added r
                  join advisory_issue i on i.advisory = r.advisory
                """)
                .param("systems", systems.toArray(Long[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Later.class)
                .list();
    }

    /// All that an advisory reaches within the scope, in the order of the tree.
    List<Reached> list(Scope scope, long advisory) {
        return db.sql("""
                select r.id, r.organisation, o.code as organisation_code, o.name_vi as organisation_vi,
                       o.name_en as organisation_en, s.code as system, s.name as system_name, s.level, r.reason, r.product,
                       r.version, r.range, r.since, k.at as acknowledged_at, w.id as answer, w.value, w.words,
                       w.not_before, w.file_name, w.at as answered_at
                  from advisory_reach r
                  join organisation o on o.id = r.organisation
                  left join information_system s on s.id = r.system
                  left join advisory_acknowledgement k on k.advisory = r.advisory and k.organisation = r.organisation
                  left join lateral (select w.id, w.value, w.words, w.not_before, w.file_name, w.at
                                       from advisory_answer w
                                      where w.reach = r.id
                                      order by w.id desc
                                      limit 1) w on true
                 where r.advisory = :advisory
                   and o.path >= :from and o.path < :to
                   and s.retired_at is null
                 order by o.path, s.code nulls first, r.id
                """)
                .param("advisory", advisory)
                .param("from", scope.from())
                .param("to", scope.to())
                .query(Reached.class)
                .list();
    }

    /// What was open of a system at an instant: reached by then, and neither fixed nor not affected by then.
    ///
    /// @param value the answer that stood; absent where there was none
    record Open(
            String number,
            String titleVi,
            String titleEn,
            java.time.LocalDate dueOn,
            Instant since,
            @Nullable String value) {}

    List<Open> listOpen(long system, Instant at) {
        return db.sql("""
                select i.number, a.title_vi, a.title_en, i.due_on, r.since, w.value
                  from advisory_reach r
                  join advisory a on a.id = r.advisory
                  join advisory_issue i on i.advisory = r.advisory
                  left join lateral (select w.value
                                       from advisory_answer w
                                      where w.reach = r.id and w.at <= :at
                                      order by w.id desc
                                      limit 1) w on true
                 where r.system = :system
                   and r.since <= :at
                   and not exists (select from advisory_issue j where j.supersedes = r.advisory and j.at <= :at)
                   and (w.value is null or w.value not in ('fixed', 'not_affected'))
                 order by r.since desc, r.id desc
                """)
                .param("system", system)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Open.class)
                .list();
    }

    void name(long advisory, long organisation, @Nullable Long system, String words) {
        db.sql("""
                insert into advisory_named (advisory, organisation, system, words)
                values (:advisory, :organisation, :system, :words)
                on conflict (advisory, organisation, system) do update set words = excluded.words
                """)
                .param("advisory", advisory)
                .param("organisation", organisation)
                .param("system", system, java.sql.Types.BIGINT)
                .param("words", words)
                .update();
    }
}
