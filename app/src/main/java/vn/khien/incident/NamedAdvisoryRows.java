package vn.khien.incident;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.advisory.RelatedIncidents;

/// Which advisories have to do with an incident.
@Component
class NamedAdvisoryRows {
    private final JdbcClient db;

    NamedAdvisoryRows(JdbcClient db) {
        this.db = db;
    }

    /// @return false where it is named already
    boolean insert(long incident, long advisory, Instant at, long by) {
        return db.sql("""
                insert into incident_advisory (incident, advisory, at, by)
                values (:incident, :advisory, :at, :by)
                on conflict do nothing
                """)
                        .param("incident", incident)
                        .param("advisory", advisory)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                == 1;
    }

    /// Ids of the advisories of an incident that was found in sight in the same act.
    List<Long> list(long incident) {
        return db.sql("select advisory from incident_advisory where incident = :incident order by advisory")
                .param("incident", incident)
                .query(Long.class)
                .list();
    }

    /// Incidents that name the advisory and are seen whole, the latest first.
    List<RelatedIncidents.Related> listIncidents(Sight sight, long advisory) {
        return db.sql("""
                select i.code, i.told_at, coalesce(o.name_vi, '') as organisation_vi,
                       coalesce(o.name_en, '') as organisation_en
                  from incident_advisory x
                  join incident i on i.id = x.incident
                  left join organisation o on o.id = i.organisation
                 where x.advisory = :advisory
                   and i.merged_into is null
                   and i.dismissed_at is null
                   and (o.path >= :from and o.path < :to or 'network' = any (:parts))
                 order by i.id desc
                """)
                .param("advisory", advisory)
                .param("from", sight.scope().from())
                .param("to", sight.scope().to())
                .param("parts", sight.partCodes())
                .query((row, _) -> new RelatedIncidents.Related(
                        row.getString("code"),
                        row.getObject("told_at", java.time.OffsetDateTime.class).toInstant(),
                        row.getString("organisation_vi"),
                        row.getString("organisation_en")))
                .list();
    }
}
