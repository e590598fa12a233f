package vn.khien.incident;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reports and their receipts, of incidents that were found within sight in the same act. Which parts are among them is
/// said by the caller, and again by row-level security.
@Component
class ReportRows {
    private final JdbcClient db;
    private final JsonMapper json;

    ReportRows(JdbcClient db, JsonMapper json) {
        this.db = db;
        this.json = json;
    }

    /// A report to be kept.
    record Sent(
            long incident,
            Part part,
            Report.Kind kind,
            byte[] once,
            Content content,
            String contact,
            Instant at,
            @Nullable Long by,
            @Nullable Long organisation) {}

    /// Nothing where the same form was sent before.
    Optional<Long> insert(Sent sent) {
        return db.sql("""
                insert into incident_report (incident, part, kind, once_hash, content, contact, at, by, organisation)
                values (:incident, :part, :kind, :once, cast(:content as jsonb), :contact, :at, :by, :organisation)
                    on conflict (once_hash) do nothing
                returning id
                """)
                .param("incident", sent.incident())
                .param("part", sent.part().code())
                .param("kind", sent.kind().code())
                .param("once", sent.once())
                .param("content", json.writeValueAsString(sent.content().byName()))
                .param("contact", sent.contact())
                .param("at", IncidentRows.utc(sent.at()))
                .param("by", sent.by(), Types.BIGINT)
                .param("organisation", sent.organisation(), Types.BIGINT)
                .query(Long.class)
                .optional();
    }

    /// Those of the incident and of what was merged into it, in the order of sending.
    List<Report> list(long incident, List<Part> parts) {
        var receipts = receipts(incident);
        return db.sql("""
                select r.id, i.code as incident, r.part, r.kind, r.content, r.contact, r.at, p.name as by,
                       o.name_vi as organisation, o.name_en as organisation_en
                  from incident_report r
                  join incident i on i.id = r.incident
                  left join person p on p.id = r.by
                  left join organisation o on o.id = r.organisation
                 where (i.id = :incident or i.merged_into = :incident)
                   and r.part = any (:parts)
                 order by r.at, r.id
                """)
                .param("incident", incident)
                .param("parts", parts.stream().map(Part::code).toArray(String[]::new))
                .query((row, _) -> report(row, receipts))
                .list();
    }

    private Report report(ResultSet row, Map<Long, List<Report.Receipt>> receipts) throws SQLException {
        var id = row.getLong("id");
        return new Report(
                id,
                row.getString("incident"),
                Part.of(row.getString("part")),
                Report.Kind.of(row.getString("kind")),
                Content.ofNames(json.readValue(row.getString("content"), new TypeReference<Map<String, String>>() {})),
                row.getString("contact"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("by"),
                row.getString("organisation"),
                row.getString("organisation_en"),
                receipts.getOrDefault(id, List.of()));
    }

    private Map<Long, List<Report.Receipt>> receipts(long incident) {
        record Given(long report, Report.Receipt receipt) {}
        return db
                .sql("""
                select x.report, x.organisation, o.code, o.name_vi, o.name_en, x.coordinating, x.at, p.name
                  from incident_receipt x
                  join incident_report r on r.id = x.report
                  join incident i on i.id = r.incident
                  join organisation o on o.id = x.organisation
                  join person p on p.id = x.by
                 where i.id = :incident or i.merged_into = :incident
                 order by x.report, x.at, x.organisation
                """)
                .param("incident", incident)
                .query((row, _) -> new Given(
                        row.getLong(1),
                        new Report.Receipt(
                                row.getLong(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getBoolean(6),
                                row.getObject(7, OffsetDateTime.class).toInstant(),
                                row.getString(8))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Given::report, Collectors.mapping(Given::receipt, Collectors.toList())));
    }

    /// @return false where the organisation confirmed it before
    boolean confirm(long report, long organisation, boolean coordinating, Instant at, long by) {
        return db.sql("""
                insert into incident_receipt (report, organisation, coordinating, at, by)
                values (:report, :organisation, :coordinating, :at, :by)
                    on conflict do nothing
                """)
                        .param("report", report)
                        .param("organisation", organisation)
                        .param("coordinating", coordinating)
                        .param("at", IncidentRows.utc(at))
                        .param("by", by)
                        .update()
                == 1;
    }
}
