package vn.khien.guidance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class GuidanceRows {
    private final JdbcClient db;

    GuidanceRows(JdbcClient db) {
        this.db = db;
    }

    List<Guidance> list() {
        return db.sql("""
                select id, key, edition, title_vi, title_en, valid_from, valid_to
                  from guidance
                 order by key, edition
                """).query(Guidance.class).list();
    }

    Optional<Guidance> find(long id) {
        return db.sql("""
                select id, key, edition, title_vi, title_en, valid_from, valid_to
                  from guidance
                 where id = :id
                """).param("id", id).query(Guidance.class).optional();
    }

    List<RequirementGroup> listGroups(long guidance) {
        return db.sql("""
                select code, position, name_vi, name_en, side
                  from requirement_group
                 where guidance = :guidance
                 order by position
                """)
                .param("guidance", guidance)
                .query(RequirementGroup.class)
                .list();
    }

    List<Requirement> listRequirements(long guidance) {
        return db.sql("""
                select r.position, r.code, r.group_code, g.side = 'annex' as annex, r.levels, r.weight, r.text_vi,
                       r.text_en, r.evidence, r.mappings::text as mappings, r.source_vi, r.source_en,
                       r.source_mark
                  from requirement r
                  join requirement_group g on g.guidance = r.guidance and g.code = r.group_code
                 where r.guidance = :guidance
                 order by r.position
                """)
                .param("guidance", guidance)
                .query((row, _) -> requirement(row))
                .list();
    }

    private static Requirement requirement(ResultSet row) throws SQLException {
        return new Requirement(
                row.getInt("position"),
                row.getString("code"),
                row.getString("group_code"),
                row.getBoolean("annex"),
                Arrays.stream((Short[]) row.getArray("levels").getArray())
                        .map(Short::intValue)
                        .toList(),
                row.getInt("weight"),
                row.getString("text_vi"),
                row.getString("text_en"),
                List.of((String[]) row.getArray("evidence").getArray()),
                row.getString("mappings"),
                row.getString("source_vi"),
                row.getString("source_en"),
                row.getString("source_mark"));
    }

    boolean exists(String key, int edition) {
        return db.sql("select exists (select from guidance where key = :key and edition = :edition)")
                .param("key", key)
                .param("edition", edition)
                .query(Boolean.class)
                .single();
    }

    long insert(ShippedGuidances.Edition edition) {
        return db.sql("""
                insert into guidance (key, edition, title_vi, title_en, valid_from, valid_to)
                values (:key, :edition, :vi, :en, :from, :to)
                returning id
                """)
                .param("key", edition.key())
                .param("edition", edition.edition())
                .param("vi", edition.titleVi())
                .param("en", edition.titleEn())
                .param("from", edition.validFrom())
                .param("to", edition.validTo(), java.sql.Types.DATE)
                .query(Long.class)
                .single();
    }

    void insertGroup(long guidance, RequirementGroup group) {
        db.sql("""
                insert into requirement_group (guidance, code, position, name_vi, name_en, side)
                values (:guidance, :code, :position, :vi, :en, :side)
                """)
                .param("guidance", guidance)
                .param("code", group.code())
                .param("position", group.position())
                .param("vi", group.nameVi())
                .param("en", group.nameEn())
                .param("side", group.side())
                .update();
    }

    void insertRequirement(long guidance, Requirement requirement) {
        db.sql("""
                insert into requirement (guidance, position, code, group_code, levels, weight, text_vi, text_en,
                                         evidence, mappings, source_vi, source_en, source_mark)
                values (:guidance, :position, :code, :group, :levels, :weight, :vi, :en,
                        :evidence, :mappings::jsonb, :sourceVi, :sourceEn, :mark)
                """)
                .param("guidance", guidance)
                .param("position", requirement.position())
                .param("code", requirement.code())
                .param("group", requirement.group())
                .param(
                        "levels",
                        requirement.levels().stream().map(Integer::shortValue).toArray(Short[]::new))
                .param("weight", requirement.weight())
                .param("vi", requirement.textVi())
                .param("en", requirement.textEn())
                .param("evidence", requirement.evidence().toArray(String[]::new))
                .param("mappings", requirement.mappings())
                .param("sourceVi", requirement.sourceVi())
                .param("sourceEn", requirement.sourceEn())
                .param("mark", requirement.sourceMark())
                .update();
    }
}
