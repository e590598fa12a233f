package vn.khien.advisory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.platform.NotVisible;

/// Advisories with their products and indicators. A desk sees drafts; everyone else the issued advisories that reach
/// somebody in scope.
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

    /// Holds the advisory until the end of the transaction; read it in a statement of its own.
    void lock(long id) {
        db.sql("select id from advisory where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .optional();
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
}
