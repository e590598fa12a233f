package vn.khien.awareness;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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

@Component
class PlacementRows {
    private static final String COLUMNS = """
            select p.id, p.campaign, o.code, o.name_vi, o.name_en, p.material, p.channel, p.happened_on, p.broadcast_at,
                   p.link, p.audience, p.audience_source, p.cost, p.evidence_name, p.evidence_type, p.evidence_sha256,
                   p.reported_at, k.counted, k.note
              from placement p
              join organisation o on o.id = p.organisation
              left join placement_check k on k.placement = p.id
             where o.path >= :from and o.path < :to
            """;

    private final JdbcClient db;

    PlacementRows(JdbcClient db) {
        this.db = db;
    }

    /// The latest first, before the placement `before`.
    List<Placement> list(Scope scope, long campaign, long before, int limit) {
        return db.sql(COLUMNS + " and p.campaign = :campaign and p.id < :before order by p.id desc limit :limit")
                .param("from", scope.from())
                .param("to", scope.to())
                .param("campaign", campaign)
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> placement(row))
                .list();
    }

    Optional<Placement> find(Scope scope, long campaign, long id) {
        return db.sql(COLUMNS + " and p.campaign = :campaign and p.id = :id")
                .param("from", scope.from())
                .param("to", scope.to())
                .param("campaign", campaign)
                .param("id", id)
                .query((row, _) -> placement(row))
                .optional();
    }

    private static Placement placement(ResultSet row) throws SQLException {
        return new Placement(
                row.getLong("id"),
                row.getLong("campaign"),
                row.getString("code"),
                row.getString("name_vi"),
                row.getString("name_en"),
                row.getObject("material", Long.class),
                row.getString("channel"),
                row.getObject("happened_on", LocalDate.class),
                row.getString("broadcast_at"),
                row.getString("link"),
                row.getLong("audience"),
                row.getString("audience_source"),
                row.getLong("cost"),
                row.getString("evidence_name"),
                row.getString("evidence_type"),
                row.getString("evidence_sha256"),
                row.getObject("reported_at", OffsetDateTime.class).toInstant(),
                row.getObject("counted", Long.class),
                row.getString("note"));
    }

    long insert(
            long campaign,
            long organisation,
            Placement.Report report,
            @Nullable String evidenceName,
            KeptFiles.@Nullable File evidence,
            Instant at,
            long by) {
        return db.sql("""
                insert into placement (campaign, organisation, material, channel, happened_on, broadcast_at, link, audience,
                                       audience_source, cost, evidence_name, evidence_type, evidence_sha256,
                                       reported_at, reported_by)
                values (:campaign, :organisation, :material, :channel, :on, :broadcast, :link, :audience,
                        :source, :cost, :name, :type, :sha256, :at, :by)
                returning id
                """)
                .param("campaign", campaign)
                .param("organisation", organisation)
                .param("material", report.material(), Types.BIGINT)
                .param("channel", report.channel())
                .param("on", report.happenedOn())
                .param("broadcast", report.broadcastAt())
                .param("link", report.link())
                .param("audience", report.audience())
                .param("source", report.audienceSource())
                .param("cost", report.cost())
                .param("name", evidenceName, Types.VARCHAR)
                .param("type", evidence == null ? null : evidence.mediaType(), Types.VARCHAR)
                .param("sha256", evidence == null ? null : evidence.sha256(), Types.VARCHAR)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    /// What was checked once stands.
    boolean check(long placement, long counted, String note, Instant at, long by) {
        return db.sql("""
                insert into placement_check (placement, counted, note, at, by)
                values (:placement, :counted, :note, :at, :by)
                    on conflict do nothing
                """)
                        .param("placement", placement)
                        .param("counted", counted)
                        .param("note", note)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                == 1;
    }

    /// Sums of a campaign over everybody in scope, by one statement.
    Reach reach(Scope scope, long campaign) {
        return db.sql("""
                select count(*)::int as placements,
                       coalesce(sum(p.audience), 0)::bigint as claimed,
                       coalesce(sum(p.audience) filter (
                         where p.audience_source <> ''
                           and (p.link <> '' or p.broadcast_at <> '' or p.evidence_sha256 is not null)), 0)::bigint
                         as evidenced,
                       coalesce(sum(k.counted), 0)::bigint as counted,
                       (count(*) filter (where k.counted > 0))::int as checked,
                       coalesce(sum(p.cost) filter (where k.counted > 0), 0)::bigint as cost
                  from placement p
                  join organisation o on o.id = p.organisation
                  left join placement_check k on k.placement = p.id
                 where p.campaign = :campaign
                   and o.path >= :from and o.path < :to
                """)
                .param("campaign", campaign)
                .param("from", scope.from())
                .param("to", scope.to())
                .query(Reach.class)
                .single();
    }
}
