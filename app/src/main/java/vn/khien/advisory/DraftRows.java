package vn.khien.advisory;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Drafts of advisories with their products and indicators, as they are written.
@Component
class DraftRows {
    private final JdbcClient db;

    DraftRows(JdbcClient db) {
        this.db = db;
    }

    Optional<Long> findBySource(Draft.Source source) {
        return db.sql("""
                select id
                  from advisory
                 where source = :kind
                   and source_publisher = :publisher
                   and source_id = :id
                   and source_version = :version
                """)
                .param("kind", source.kind())
                .param("publisher", source.publisher())
                .param("id", source.id())
                .param("version", source.version())
                .query(Long.class)
                .optional();
    }

    long insert(Draft draft, long organisation, long by, Instant at) {
        var id = withFacts(db.sql("""
                        insert into advisory
                               (title_vi, title_en, summary_vi, summary_en, steps_vi, steps_en, severity, exploited, cves,
                                for_everyone, source, source_id, source_version, source_publisher, source_due_on,
                                supersedes, organisation, written_at, written_by)
                        values (:titleVi, :titleEn, :summaryVi, :summaryEn, :stepsVi, :stepsEn, :severity, :exploited,
                                :cves, :everyone, :source, :sourceId, :sourceVersion, :publisher, :sourceDue, :supersedes,
                                :organisation, :at, :by)
                        returning id
                        """), draft)
                .param("source", draft.source().kind())
                .param("sourceId", draft.source().id())
                .param("sourceVersion", draft.source().version())
                .param("publisher", draft.source().publisher())
                .param("sourceDue", draft.source().dueOn(), Types.DATE)
                .param("organisation", organisation)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .query(Long.class)
                .single();
        insertProducts(id, draft.products());
        insertIndicators(id, draft.indicators());
        return id;
    }

    private static JdbcClient.StatementSpec withFacts(JdbcClient.StatementSpec statement, Draft draft) {
        return statement
                .param("titleVi", draft.titleVi())
                .param("titleEn", draft.titleEn())
                .param("summaryVi", draft.summaryVi())
                .param("summaryEn", draft.summaryEn())
                .param("stepsVi", draft.stepsVi().toArray(String[]::new))
                .param("stepsEn", draft.stepsEn().toArray(String[]::new))
                .param("severity", draft.severity().code())
                .param("exploited", draft.exploited())
                .param("cves", draft.cves().toArray(String[]::new))
                .param("everyone", draft.forEveryone())
                .param("supersedes", draft.supersedes(), Types.BIGINT);
    }

    /// @return false where somebody else changed the draft since, or it was issued
    boolean update(long id, int version, Draft draft) {
        var changed = withFacts(db.sql("""
                        update advisory
                           set title_vi = :titleVi, title_en = :titleEn, summary_vi = :summaryVi, summary_en = :summaryEn,
                               steps_vi = :stepsVi, steps_en = :stepsEn, severity = :severity, exploited = :exploited,
                               cves = :cves, for_everyone = :everyone, supersedes = :supersedes, version = version + 1
                         where id = :id
                           and version = :version
                           and not exists (select from advisory_issue i where i.advisory = :id)
                        """), draft)
                .param("id", id)
                .param("version", version)
                .update();
        if (changed == 1) {
            db.sql("delete from advisory_product where advisory = :id")
                    .param("id", id)
                    .update();
            insertProducts(id, draft.products());
            db.sql("delete from advisory_indicator where advisory = :id")
                    .param("id", id)
                    .update();
            insertIndicators(id, draft.indicators());
        }
        return changed == 1;
    }

    private void insertProducts(long advisory, List<Advisory.Meant> products) {
        for (int i = 0; i < products.size(); i++) {
            var one = products.get(i);
            db.sql("""
                    insert into advisory_product
                           (advisory, position, vendor, name, key, status, versions, from_key, below_key, through_key)
                    values (:advisory, :position, :vendor, :name, :key, :status, :versions, :from, :below, :through)
                    """)
                    .param("advisory", advisory)
                    .param("position", i)
                    .param("vendor", one.vendor())
                    .param("name", one.name())
                    .param("key", one.key())
                    .param("status", one.status())
                    .param("versions", one.versions().text())
                    .param("from", one.versions().from(), Types.VARCHAR)
                    .param("below", one.versions().below(), Types.VARCHAR)
                    .param("through", one.versions().through(), Types.VARCHAR)
                    .update();
        }
    }

    private void insertIndicators(long advisory, List<Indicator> indicators) {
        db.sql("""
                insert into advisory_indicator (advisory, position, type, value, note)
                select :advisory, typed.position, typed.type, typed.value, typed.note
                  from unnest(:types, :values, :notes) with ordinality as typed (type, value, note, position)
                """)
                .param("advisory", advisory)
                .param(
                        "types",
                        indicators.stream().map(one -> one.type().code()).toArray(String[]::new))
                .param("values", indicators.stream().map(Indicator::value).toArray(String[]::new))
                .param("notes", indicators.stream().map(Indicator::note).toArray(String[]::new))
                .update();
    }
}
