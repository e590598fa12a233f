package vn.khien.advisory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.platform.NotVisible;

/// Advisories, their products and indicators, and how they were issued. A desk sees drafts; everyone else the issued
/// advisories that
/// reach somebody in scope.
@Component
class AdvisoryRows {
    private static final String COLUMNS = """
            select a.id, a.title_vi, a.title_en, a.summary_vi, a.summary_en, a.steps_vi, a.steps_en, a.severity, a.exploited,
                   a.cves, a.for_everyone, a.source, a.source_id, a.source_publisher, a.source_due_on,
                   s.number as supersedes, o.code as organisation, a.written_at, a.version,
                   i.number, i.at, i.due_on, i.due_rule, i.sha256,
                   (select min(j.number) from advisory_issue j where j.supersedes = a.id) as superseded_by
              from advisory a
              join organisation o on o.id = a.organisation
              left join advisory_issue i on i.advisory = a.id
              left join advisory_issue s on s.advisory = a.supersedes
            """;

    private static final String WITHIN = """
             where (i.advisory is not null or :drafts)
               and (:from = '/'
                    or exists (select from advisory_reach r
                                 join organisation x on x.id = r.organisation
                                where r.advisory = a.id
                                  and x.path >= :from and x.path < :to))
            """;

    private final JdbcClient db;

    AdvisoryRows(JdbcClient db) {
        this.db = db;
    }

    private static JdbcClient.StatementSpec within(JdbcClient.StatementSpec statement, Viewer viewer) {
        return statement
                .param("drafts", viewer.may(Right.ISSUE_ADVISORIES))
                .param("from", viewer.scope().from())
                .param("to", viewer.scope().to());
    }

    private Optional<Advisory> find(Viewer viewer, long id) {
        return withLists(within(db.sql(COLUMNS + WITHIN + " and a.id = :id"), viewer)
                        .param("id", id)
                        .query((row, _) -> advisory(row))
                        .list())
                .stream()
                .findFirst();
    }

    Advisory get(Viewer viewer, long id) {
        return find(viewer, id).orElseThrow(() -> new NotVisible("advisory " + id));
    }

    Optional<Advisory> findByNumber(Viewer viewer, String number) {
        return withLists(within(db.sql(COLUMNS + WITHIN + " and i.number = :number"), viewer)
                        .param("number", number)
                        .query((row, _) -> advisory(row))
                        .list())
                .stream()
                .findFirst();
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

    /// The latest first, from before `before`; without products and indicators.
    List<Advisory> list(Viewer viewer, long before, int limit) {
        return within(db.sql(COLUMNS + WITHIN + " and a.id < :before order by a.id desc limit :limit"), viewer)
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> advisory(row))
                .list();
    }

    /// Issued for everyone and not replaced, the latest first.
    List<Advisory> listForEveryone(int limit) {
        return db.sql(COLUMNS + """
                 where a.for_everyone
                   and i.advisory is not null
                   and not exists (select from advisory_issue j where j.supersedes = a.id)
                 order by i.at desc, a.id desc
                 limit :limit
                """)
                .param("limit", limit)
                .query((row, _) -> advisory(row))
                .list();
    }

    private List<Advisory> withLists(List<Advisory> advisories) {
        var ids = advisories.stream().map(Advisory::id).toList();
        var products = listProducts(ids);
        var indicators = listIndicators(ids);
        return advisories.stream()
                .map(one -> new Advisory(
                        one.id(),
                        one.titleVi(),
                        one.titleEn(),
                        one.summaryVi(),
                        one.summaryEn(),
                        one.stepsVi(),
                        one.stepsEn(),
                        one.severity(),
                        one.exploited(),
                        one.cves(),
                        one.forEveryone(),
                        one.source(),
                        one.sourceId(),
                        one.sourcePublisher(),
                        one.sourceDueOn(),
                        one.supersedes(),
                        one.organisation(),
                        one.writtenAt(),
                        one.version(),
                        one.issue(),
                        one.supersededBy(),
                        products.getOrDefault(one.id(), List.of()),
                        indicators.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private record ProductOf(long advisory, Advisory.Meant meant) {}

    private Map<Long, List<Advisory.Meant>> listProducts(Collection<Long> advisories) {
        return db
                .sql("""
                        select advisory, vendor, name, key, status, versions, from_key, below_key, through_key
                          from advisory_product
                         where advisory = any (:advisories)
                         order by advisory, position
                        """)
                .param("advisories", advisories.toArray(Long[]::new))
                .query((row, _) -> new ProductOf(
                        row.getLong("advisory"),
                        new Advisory.Meant(
                                row.getString("vendor"),
                                row.getString("name"),
                                row.getString("key"),
                                row.getString("status"),
                                new VersionRange(
                                        row.getString("versions"),
                                        row.getString("from_key"),
                                        row.getString("below_key"),
                                        row.getString("through_key")))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        ProductOf::advisory, Collectors.mapping(ProductOf::meant, Collectors.toList())));
    }

    private record IndicatorOf(long advisory, Indicator indicator) {}

    private Map<Long, List<Indicator>> listIndicators(Collection<Long> advisories) {
        return db
                .sql("""
                        select advisory, type, value, note
                          from advisory_indicator
                         where advisory = any (:advisories)
                         order by advisory, position
                        """)
                .param("advisories", advisories.toArray(Long[]::new))
                .query((row, _) -> new IndicatorOf(
                        row.getLong("advisory"),
                        new Indicator(
                                Indicator.Type.find(row.getString("type")).orElseThrow(),
                                row.getString("value"),
                                row.getString("note"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        IndicatorOf::advisory, Collectors.mapping(IndicatorOf::indicator, Collectors.toList())));
    }

    private static Advisory advisory(ResultSet row) throws SQLException {
        var at = row.getObject("at", OffsetDateTime.class);
        return new Advisory(
                row.getLong("id"),
                row.getString("title_vi"),
                row.getString("title_en"),
                row.getString("summary_vi"),
                row.getString("summary_en"),
                texts(row, "steps_vi"),
                texts(row, "steps_en"),
                Severity.find(row.getString("severity")).orElseThrow(),
                row.getBoolean("exploited"),
                texts(row, "cves"),
                row.getBoolean("for_everyone"),
                row.getString("source"),
                row.getString("source_id"),
                row.getString("source_publisher"),
                row.getObject("source_due_on", LocalDate.class),
                row.getString("supersedes"),
                row.getString("organisation"),
                row.getObject("written_at", OffsetDateTime.class).toInstant(),
                row.getInt("version"),
                at == null
                        ? null
                        : new Advisory.Issue(
                                row.getString("number"),
                                at.toInstant(),
                                row.getObject("due_on", LocalDate.class),
                                row.getString("due_rule"),
                                row.getString("sha256")),
                row.getString("superseded_by"),
                List.of(),
                List.of());
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
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

    /// Holds the advisory until the end of the transaction; read it in a statement of its own.
    void lock(long id) {
        db.sql("select id from advisory where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    /// The next number of the year, without a gap: the row is held until the end of the transaction.
    int nextOrdinal(int year) {
        return db.sql("""
                insert into advisory_number (year, last) values (:year, 1)
                on conflict (year) do update set last = advisory_number.last + 1
                returning last
                """).param("year", year).query(Integer.class).single();
    }

    void insertIssue(
            long advisory,
            int year,
            int ordinal,
            Advisory.Issue issue,
            long by,
            byte[] csaf,
            @Nullable Long supersedes) {
        db.sql("""
                insert into advisory_issue
                       (advisory, year, ordinal, number, at, by, due_on, due_rule, csaf, sha256, supersedes)
                values (:advisory, :year, :ordinal, :number, :at, :by, :due, :rule, :csaf, :sha256, :supersedes)
                """)
                .param("advisory", advisory)
                .param("year", year)
                .param("ordinal", ordinal)
                .param("number", issue.number())
                .param("at", issue.at().atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("due", issue.dueOn())
                .param("rule", issue.dueRule())
                .param("csaf", csaf)
                .param("sha256", issue.sha256())
                .param("supersedes", supersedes, Types.BIGINT)
                .update();
    }

    /// Id of an issued advisory by its number.
    Optional<Long> findIssued(String number) {
        return db.sql("select advisory from advisory_issue where number = :number")
                .param("number", number)
                .query(Long.class)
                .optional();
    }

    record Numbered(long id, String number, String titleVi, String titleEn) {}

    List<Numbered> listIssued(Collection<Long> ids) {
        return db.sql("""
                select a.id, i.number, a.title_vi, a.title_en
                  from advisory_issue i
                  join advisory a on a.id = i.advisory
                 where a.id = any (:ids)
                 order by i.year, i.ordinal
                """)
                .param("ids", ids.toArray(Long[]::new))
                .query(Numbered.class)
                .list();
    }

    /// Issued advisories that reached the body or a system of it, the latest first.
    List<Numbered> listReaching(long organisation) {
        return db.sql("""
                select a.id, i.number, a.title_vi, a.title_en
                  from advisory_issue i
                  join advisory a on a.id = i.advisory
                 where exists (select from advisory_reach r
                                where r.advisory = a.id and r.organisation = :organisation)
                 order by i.year desc, i.ordinal desc
                """)
                .param("organisation", organisation)
                .query(Numbered.class)
                .list();
    }

    /// Those of the ids that the viewer may open.
    Set<Long> listVisible(Viewer viewer, Collection<Long> ids) {
        return within(db.sql("""
                select a.id
                  from advisory a
                  left join advisory_issue i on i.advisory = a.id
                """ + WITHIN + " and a.id = any (:ids)"), viewer)
                .param("ids", ids.toArray(Long[]::new))
                .query(Long.class)
                .set();
    }

    /// The issued document of an advisory that was found in scope in the same act.
    byte[] getCsaf(long advisory) {
        return db.sql("select csaf from advisory_issue where advisory = :advisory")
                .param("advisory", advisory)
                .query(byte[].class)
                .single();
    }
}
