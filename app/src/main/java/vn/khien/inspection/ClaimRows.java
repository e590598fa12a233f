package vn.khien.inspection;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the body claimed: its latest answers for the systems of an inspection that was found within sight in the same
/// act. Row-level security opens these systems to the team, and no others.
@Component
class ClaimRows {
    private static final String LATEST = """
              from inspection_system x
              join information_system s on s.id = x.system
              join lateral (select a.id, a.guidance, a.level, a.answers
                              from assessment a
                             where a.system = s.id
                             order by a.id desc
                             limit 1) a on true
              join requirement r on r.guidance = a.guidance and a.level = any (r.levels)
            """;

    private final JdbcClient db;

    ClaimRows(JdbcClient db) {
        this.db = db;
    }

    /// One answer.
    ///
    /// @param answer 0 to 4, as in an assessment
    /// @param files how many files stand for it
    /// @param findings numbers of findings on it, joined by commas; empty where there is none
    /// @param agreed whether the inspectors found it to be so
    record Claim(
            long system,
            String systemCode,
            String systemName,
            long assessment,
            int position,
            String requirement,
            String textVi,
            String textEn,
            int weight,
            int answer,
            String note,
            int files,
            String findings,
            boolean agreed) {
        public String text(java.util.Locale locale) {
            return locale.getLanguage().equals("en") ? textEn : textVi;
        }
    }

    List<Claim> list(long inspection, List<Long> systems) {
        return db.sql("""
                select s.id as system, s.code as system_code, s.name as system_name, a.id as assessment, r.position,
                       r.code as requirement, r.text_vi, r.text_en, r.weight, get_byte(a.answers, r.position) as answer,
                       coalesce(n.note, '') as note,
                       (select count(*)::int from evidence e
                         where e.assessment = a.id and e.requirement = r.position and e.removed_at is null) as files,
                       coalesce((select string_agg(lpad(f.number::text, 2, '0'), ', ' order by f.number) from finding f
                                  where f.inspection = x.inspection and f.assessment = a.id
                                    and f.requirement = r.position), '') as findings,
                       exists (select from site_check c
                                where c.inspection = x.inspection and c.assessment = a.id
                                  and c.requirement = r.position) as agreed
                """ + LATEST + """
                  left join answer_note n on n.assessment = a.id and n.requirement = r.position
                 where x.inspection = :inspection
                   and x.system = any (:systems)
                   and r.position < octet_length(a.answers)
                 order by s.code, r.position
                """)
                .param("inspection", inspection)
                .param("systems", systems.toArray(Long[]::new))
                .query(Claim.class)
                .list();
    }

    /// Where an answer stands.
    record Place(long assessment, int position, int answer) {}

    Optional<Place> find(long inspection, long system, String requirement) {
        return db.sql("select a.id as assessment, r.position, get_byte(a.answers, r.position) as answer" + LATEST + """
                 where x.inspection = :inspection
                   and s.id = :system
                   and r.code = :requirement
                   and r.position < octet_length(a.answers)
                """)
                .param("inspection", inspection)
                .param("system", system)
                .param("requirement", requirement)
                .query(Place.class)
                .optional();
    }

    /// Id of a system of the inspection.
    Optional<Long> findSystem(long inspection, @Nullable String code) {
        return db.sql("""
                select s.id
                  from inspection_system x
                  join information_system s on s.id = x.system
                 where x.inspection = :inspection
                   and s.code = :code
                """)
                .param("inspection", inspection)
                .param("code", code, java.sql.Types.VARCHAR)
                .query(Long.class)
                .optional();
    }
}
