package vn.khien.awareness;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.access.Scope;
import vn.khien.platform.KeptFiles;

/// Campaigns, their materials, and who was asked.
@Component
class CampaignRows {
    private static final String CAMPAIGN = """
            select c.id, o.code, c.title_vi, c.title_en, c.goal, c.audience, c.messages, c.channels, c.reach_goal,
                   c.budget, c.starts_on, c.ends_on, c.published_at
              from campaign c
              join organisation o on o.id = c.organisation
            """;

    private static final String MATERIAL = """
            select m.id, m.campaign, m.kind, m.title, m.licence, v.version, v.name, v.media_type, v.bytes, v.sha256, v.at
              from material m
              join material_version v on v.material = m.id
            """;

    private final JdbcClient db;

    CampaignRows(JdbcClient db) {
        this.db = db;
    }

    /// @param drafts whether those not yet published are wanted
    List<Campaign> list(boolean drafts, int limit, long before) {
        return db.sql(CAMPAIGN + """
                 where c.id < :before
                   and (:drafts or c.published_at is not null)
                 order by c.id desc
                 limit :limit
                """)
                .param("drafts", drafts)
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> campaign(row))
                .list();
    }

    Optional<Campaign> find(long id, boolean drafts) {
        return db.sql(CAMPAIGN + " where c.id = :id and (:drafts or c.published_at is not null)")
                .param("id", id)
                .param("drafts", drafts)
                .query((row, _) -> campaign(row))
                .optional();
    }

    private static Campaign campaign(ResultSet row) throws SQLException {
        var published = row.getObject("published_at", OffsetDateTime.class);
        return new Campaign(
                row.getLong("id"),
                row.getString("code"),
                row.getString("title_vi"),
                row.getString("title_en"),
                row.getString("goal"),
                row.getString("audience"),
                row.getString("messages"),
                List.of((String[]) row.getArray("channels").getArray()),
                row.getLong("reach_goal"),
                row.getLong("budget"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                published == null ? null : published.toInstant());
    }

    long insert(long organisation, Campaign.Order order, Instant at, long by) {
        return db.sql("""
                insert into campaign (organisation, title_vi, title_en, goal, audience, messages, channels, reach_goal,
                                      budget, starts_on, ends_on, ordered_at, ordered_by)
                values (:organisation, :vi, :en, :goal, :audience, :messages, :channels, :reach,
                        :budget, :starts, :ends, :at, :by)
                returning id
                """)
                .param("organisation", organisation)
                .param("vi", order.titleVi())
                .param("en", order.titleEn())
                .param("goal", order.goal())
                .param("audience", order.audience())
                .param("messages", order.messages())
                .param("channels", order.channels().toArray(String[]::new))
                .param("reach", order.reachGoal())
                .param("budget", order.budget())
                .param("starts", order.startsOn())
                .param("ends", order.endsOn())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    /// @return false where it was published before
    boolean publish(long campaign, Instant at) {
        return db.sql("update campaign set published_at = :at where id = :id and published_at is null")
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", campaign)
                        .update()
                == 1;
    }

    List<Material> listMaterials(long campaign) {
        return db.sql(MATERIAL + """
                 where m.campaign = :campaign
                   and v.version = (select max(w.version) from material_version w where w.material = m.id)
                 order by m.id
                """)
                .param("campaign", campaign)
                .query((row, _) -> material(row))
                .list();
    }

    Optional<Material> findMaterial(long campaign, long material, int version) {
        return db.sql(MATERIAL + " where m.campaign = :campaign and m.id = :material and v.version = :version")
                .param("campaign", campaign)
                .param("material", material)
                .param("version", version)
                .query((row, _) -> material(row))
                .optional();
    }

    private static Material material(ResultSet row) throws SQLException {
        return new Material(
                row.getLong("id"),
                row.getLong("campaign"),
                row.getString("kind"),
                row.getString("title"),
                row.getString("licence"),
                row.getInt("version"),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("bytes"),
                row.getString("sha256"),
                row.getObject("at", OffsetDateTime.class).toInstant());
    }

    long insertMaterial(long campaign, String kind, String title, String licence) {
        return db.sql("""
                insert into material (campaign, kind, title, licence) values (:campaign, :kind, :title, :licence)
                returning id
                """)
                .param("campaign", campaign)
                .param("kind", kind)
                .param("title", title)
                .param("licence", licence)
                .query(Long.class)
                .single();
    }

    /// Holds the material until the end of the transaction, so that versions are numbered one after the other.
    boolean lockMaterial(long campaign, long material) {
        return db.sql("select id from material where id = :id and campaign = :campaign for update")
                .param("id", material)
                .param("campaign", campaign)
                .query(Long.class)
                .optional()
                .isPresent();
    }

    int insertVersion(long material, String name, KeptFiles.File file, Instant at, long by) {
        return db.sql("""
                insert into material_version (material, version, name, media_type, bytes, sha256, at, by)
                select :material, coalesce(max(version), 0) + 1, :name, :type, :bytes, :sha256, :at, :by
                  from material_version
                 where material = :material
                returning version
                """)
                .param("material", material)
                .param("name", name)
                .param("type", file.mediaType())
                .param("bytes", file.bytes())
                .param("sha256", file.sha256())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .query(Integer.class)
                .single();
    }

    /// Those of the organisations that were not asked before.
    List<Long> ask(long campaign, List<Long> organisations, Instant at) {
        return db.sql("""
                insert into take_up (campaign, organisation, asked_at)
                select :campaign, id, :at from unnest(cast(:organisations as bigint[])) id
                    on conflict do nothing
                returning organisation
                """)
                .param("campaign", campaign)
                .param("organisations", organisations.toArray(Long[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .list();
    }

    /// @return false where it was taken up before
    boolean takeUp(long campaign, long organisation, Instant at, long by) {
        return db.sql("""
                insert into take_up (campaign, organisation, asked_at, taken_at, taken_by)
                values (:campaign, :organisation, :at, :at, :by)
                    on conflict (campaign, organisation)
                    do update set taken_at = excluded.taken_at, taken_by = excluded.taken_by
                 where take_up.taken_at is null
                """)
                        .param("campaign", campaign)
                        .param("organisation", organisation)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                == 1;
    }

    /// A body that was asked.
    ///
    /// @param placements how many it reported
    record Asked(
            long organisation,
            String code,
            String nameVi,
            String nameEn,
            Instant askedAt,
            @Nullable Instant takenAt,
            int placements,
            long claimed,
            long counted) {
        public String name(java.util.Locale locale) {
            return locale.getLanguage().equals("en") ? nameEn : nameVi;
        }

        /// `reported`, `taken` or `asked`
        public String state() {
            return placements > 0 ? "reported" : takenAt != null ? "taken" : "asked";
        }
    }

    List<Asked> listAsked(Scope scope, long campaign) {
        return db.sql("""
                select t.organisation, o.code, o.name_vi, o.name_en, t.asked_at, t.taken_at,
                       count(p.id) as placements, coalesce(sum(p.audience), 0) as claimed,
                       coalesce(sum(k.counted), 0) as counted
                  from take_up t
                  join organisation o on o.id = t.organisation
                  left join placement p on p.campaign = t.campaign and p.organisation = t.organisation
                  left join placement_check k on k.placement = p.id
                 where t.campaign = :campaign
                   and o.path >= :from and o.path < :to
                 group by t.organisation, o.code, o.name_vi, o.name_en, t.asked_at, t.taken_at
                 order by coalesce(sum(k.counted), 0) desc, coalesce(sum(p.audience), 0) desc,
                          o.name_vi collate "vi-x-icu", t.organisation
                """)
                .param("campaign", campaign)
                .param("from", scope.from())
                .param("to", scope.to())
                .query((row, _) -> {
                    var taken = row.getObject("taken_at", OffsetDateTime.class);
                    return new Asked(
                            row.getLong("organisation"),
                            row.getString("code"),
                            row.getString("name_vi"),
                            row.getString("name_en"),
                            row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                            taken == null ? null : taken.toInstant(),
                            row.getInt("placements"),
                            row.getLong("claimed"),
                            row.getLong("counted"));
                })
                .list();
    }

    /// Those of the organisations that were not reminded on the day yet.
    List<Long> remind(long campaign, List<Long> organisations, LocalDate day, long by) {
        return db.sql("""
                insert into campaign_reminder (campaign, organisation, day, by)
                select :campaign, id, :day, :by from unnest(cast(:organisations as bigint[])) id
                    on conflict do nothing
                returning organisation
                """)
                .param("campaign", campaign)
                .param("organisations", organisations.toArray(Long[]::new))
                .param("day", day)
                .param("by", by)
                .query(Long.class)
                .list();
    }
}
