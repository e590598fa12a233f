package vn.khien.inventory;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.access.Scope;

/// Uploaded workbooks of products that wait for confirmation, compared with the register as sets.
@Component
class ProductImportRows {
    private final JdbcClient db;

    ProductImportRows(JdbcClient db) {
        this.db = db;
    }

    /// @param ends whether the row says that the product no longer runs there
    record Line(int row, ProductRows.Line product, boolean ends) {}

    record Stored(
            long id,
            long organisation,
            String fileName,
            int rows,
            int added,
            int changed,
            int ended,
            int unchanged,
            String problems,
            @Nullable Instant confirmedAt) {}

    /// One product that is added, changed or ended.
    record Difference(int row, String change, String code, String vendor, String name, String before, String after) {}

    long insert(long organisation, long person, Instant at, String fileName) {
        return db.sql("""
                insert into product_import (organisation, person, at, file_name)
                values (:organisation, :person, :at, :name)
                returning id
                """)
                .param("organisation", organisation)
                .param("person", person)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("name", fileName)
                .query(Long.class)
                .single();
    }

    /// Ids of the systems in scope by their codes.
    Map<String, Long> systemsByCode(Scope scope) {
        record Known(String code, long id) {}
        return db.sql("""
                        select s.code, s.id
                          from information_system s
                          join organisation o on o.id = s.owner
                         where o.path >= :from and o.path < :to
                           and s.retired_at is null
                        """).param("from", scope.from()).param("to", scope.to()).query(Known.class).list().stream()
                .collect(Collectors.toMap(Known::code, Known::id));
    }

    void insertLines(long id, List<Line> lines) {
        db.sql("""
                insert into product_import_row (import, "row", system, vendor, name, version, key, version_key, ends)
                select :id, n.line, n.system, n.vendor, n.name, n.version, n.key, n.version_key, n.ends
                  from unnest(cast(:lines as integer[]), cast(:systems as bigint[]), cast(:vendors as text[]),
                              cast(:names as text[]), cast(:versions as text[]), cast(:keys as text[]),
                              cast(:versionKeys as text[]), cast(:ends as boolean[]))
                       as n (line, system, vendor, name, version, key, version_key, ends)
                """)
                .param("id", id)
                .param("lines", column(lines, Line::row, Integer[]::new))
                .param("systems", column(lines, line -> line.product().system(), Long[]::new))
                .param("vendors", column(lines, line -> line.product().vendor(), String[]::new))
                .param("names", column(lines, line -> line.product().name(), String[]::new))
                .param("versions", column(lines, line -> line.product().version(), String[]::new))
                .param("keys", column(lines, line -> line.product().key(), String[]::new))
                .param("versionKeys", column(lines, line -> line.product().versionKey(), String[]::new))
                .param("ends", column(lines, Line::ends, Boolean[]::new))
                .update();
    }

    private static <T> T[] column(
            List<Line> lines, Function<Line, ? extends @Nullable T> value, IntFunction<T[]> array) {
        return lines.stream().map(value).toArray(array);
    }

    /// What each row means: the same product and version (unchanged, or ended where the row says so), the one other
    /// version of the same product in that system that no row names (changed), or a new one.
    void compare(long id) {
        db.sql("""
                update product_import_row r
                   set product = p.id, change = case when r.ends then 'ended' else 'unchanged' end
                  from system_product p
                 where r.import = :id
                   and p.system = r.system and p.key = r.key and p.version = r.version
                   and p.ended_at is null
                """).param("id", id).update();
        db.sql("""
                with single as (
                  select p.system, p.key, min(p.id) as product
                    from system_product p
                   where p.ended_at is null
                     and p.system in (select system from product_import_row where import = :id)
                     and not exists (select from product_import_row r
                                      where r.import = :id and r.product = p.id)
                   group by p.system, p.key
                  having count(*) = 1)
                update product_import_row r
                   set product = s.product, change = 'changed'
                  from single s
                 where r.import = :id
                   and r.product is null
                   and not r.ends
                   and s.system = r.system and s.key = r.key
                   and not exists (select from product_import_row e
                                    where e.import = :id and e.product is null and e.system = r.system
                                      and e.key = r.key and e."row" < r."row")
                """).param("id", id).update();
        db.sql("""
                update product_import_row set change = 'unchanged'
                 where import = :id and ends and product is null
                """).param("id", id).update();
    }

    record Doubled(int row, int first) {}

    /// Rows that name the same product of the same system as an earlier row.
    List<Doubled> listDoubled(long id) {
        return db.sql("""
                select * from (
                  select r."row", min(r."row") over (partition by r.system, r.key, r.version) as first
                    from product_import_row r
                   where r.import = :id) d
                 where d."row" <> d.first
                 order by d."row"
                 limit 1000
                """).param("id", id).query(Doubled.class).list();
    }

    void finish(long id, int rows, String problems) {
        db.sql("update product_import set rows = :rows, problems = cast(:problems as jsonb) where id = :id")
                .param("id", id)
                .param("rows", rows)
                .param("problems", problems)
                .update();
    }

    Optional<Stored> find(long id, long person) {
        return db.sql("""
                select i.id, i.organisation, i.file_name, i.rows, i.problems, i.confirmed_at,
                       count(*) filter (where r.change = 'added')::int as added,
                       count(*) filter (where r.change = 'changed')::int as changed,
                       count(*) filter (where r.change = 'ended')::int as ended,
                       count(*) filter (where r.change = 'unchanged')::int as unchanged
                  from product_import i
                  left join product_import_row r on r.import = i.id
                 where i.id = :id
                   and i.person = :person
                 group by i.id
                """)
                .param("id", id)
                .param("person", person)
                .query((row, _) -> {
                    var confirmed = row.getObject("confirmed_at", OffsetDateTime.class);
                    return new Stored(
                            row.getLong("id"),
                            row.getLong("organisation"),
                            row.getString("file_name"),
                            row.getInt("rows"),
                            row.getInt("added"),
                            row.getInt("changed"),
                            row.getInt("ended"),
                            row.getInt("unchanged"),
                            row.getString("problems"),
                            confirmed == null ? null : confirmed.toInstant());
                })
                .optional();
    }

    void lock(long id) {
        db.sql("select id from product_import where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .optional();
    }

    List<Difference> listDifferences(long id, int limit) {
        return db.sql("""
                select r."row", r.change, s.code, r.vendor, r.name, coalesce(p.version, '') as before,
                       case when r.change = 'ended' then '' else r.version end as after
                  from product_import_row r
                  join information_system s on s.id = r.system
                  left join system_product p on p.id = r.product
                 where r.import = :id
                   and r.change <> 'unchanged'
                 order by r."row"
                 limit :limit
                """)
                .param("id", id)
                .param("limit", limit)
                .query(Difference.class)
                .list();
    }

    /// How many of the products that the rows mean were ended by somebody since.
    int countOutdated(long id) {
        return db.sql("""
                select count(*)::int
                  from product_import_row r
                  join system_product p on p.id = r.product
                 where r.import = :id
                   and p.ended_at is not null
                """).param("id", id).query(Integer.class).single();
    }

    /// Ends what is ended or gets another version.
    void writeEnded(long id, Instant at, long by) {
        db.sql("""
                update system_product p
                   set ended_at = :at, ended_by = :by
                  from product_import_row r
                 where r.import = :id
                   and r.change in ('changed', 'ended')
                   and p.id = r.product
                """)
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /// Enters what is new or has another version, and gives the systems.
    List<Long> writeAdded(long id, Instant at, long by) {
        return db.sql("""
                insert into system_product (system, vendor, name, version, key, version_key, origin, since, entered_by)
                select r.system, r.vendor, r.name, r.version, r.key, r.version_key, 'excel', :at, :by
                  from product_import_row r
                 where r.import = :id
                   and r.change in ('added', 'changed')
                on conflict do nothing
                returning system
                """)
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .query(Long.class)
                .list();
    }

    void confirm(long id, Instant at) {
        db.sql("update product_import set confirmed_at = :at where id = :id")
                .param("id", id)
                .param("at", at.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }
}
