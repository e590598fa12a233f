package vn.khien.inventory;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.access.Scope;

/// Products of systems, and the aliases of their names.
@Component
class ProductRows {
    private static final String PRESENT = """
            select p.id, p.system, s.code as system_code, p.vendor, p.name, p.version, p.key, p.origin, p.since
              from system_product p
              join information_system s on s.id = p.system
              join organisation o on o.id = s.owner
             where o.path >= :from and o.path < :to
               and s.retired_at is null
               and p.ended_at is null
            """;

    private final JdbcClient db;

    ProductRows(JdbcClient db) {
        this.db = db;
    }

    /// A product to be entered.
    record Line(
            long system,
            String vendor,
            String name,
            String version,
            String key,
            @Nullable String versionKey) {}

    List<Product> listOf(Scope scope, long system) {
        return db.sql(PRESENT + " and p.system = :system order by p.name, p.version, p.id")
                .param("from", scope.from())
                .param("to", scope.to())
                .param("system", system)
                .query(Product.class)
                .list();
    }

    List<Product> list(Scope scope) {
        return db.sql(PRESENT + " order by o.path, s.code, p.name, p.version, p.id")
                .param("from", scope.from())
                .param("to", scope.to())
                .query(Product.class)
                .list();
    }

    /// Enters those that are not there yet, for systems found in scope in the same act.
    ///
    /// @return how many are new
    int insert(Collection<Line> lines, String origin, Instant at, long by) {
        return db.sql("""
                insert into system_product (system, vendor, name, version, key, version_key, origin, since, entered_by)
                select n.system, n.vendor, n.name, n.version, n.key, n.version_key, :origin, :at, :by
                  from unnest(cast(:systems as bigint[]), cast(:vendors as text[]), cast(:names as text[]),
                              cast(:versions as text[]), cast(:keys as text[]), cast(:versionKeys as text[]))
                       as n (system, vendor, name, version, key, version_key)
                on conflict do nothing
                """)
                .param("systems", lines.stream().map(Line::system).toArray(Long[]::new))
                .param("vendors", column(lines, Line::vendor))
                .param("names", column(lines, Line::name))
                .param("versions", column(lines, Line::version))
                .param("keys", column(lines, Line::key))
                .param("versionKeys", column(lines, Line::versionKey))
                .param("origin", origin)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    private static String[] column(Collection<Line> lines, Function<Line, @Nullable String> value) {
        return lines.stream().map(value).toArray(String[]::new);
    }

    /// @return false where it was ended before
    boolean end(long system, long product, Instant at, long by) {
        return db.sql("""
                update system_product
                   set ended_at = :at, ended_by = :by
                 where id = :product
                   and system = :system
                   and ended_at is null
                """)
                        .param("system", system)
                        .param("product", product)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("by", by)
                        .update()
                == 1;
    }

    /// Ends what an earlier bill of materials brought and this one no longer names.
    ///
    /// @param named `key version` of what it names
    int endUnnamed(long system, Collection<String> named, Instant at, long by) {
        return db.sql("""
                update system_product
                   set ended_at = :at, ended_by = :by
                 where system = :system
                   and origin = 'cyclonedx'
                   and ended_at is null
                   and key || ' ' || version <> all (:named)
                """)
                .param("system", system)
                .param("named", named.toArray(String[]::new))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .update();
    }

    /// @return how many are new or lead to another key than before
    int keepAliases(Map<String, String> keys) {
        return db.sql("""
                insert into product_alias (alias, key)
                select n.alias, n.key
                  from unnest(cast(:aliases as text[]), cast(:keys as text[])) as n (alias, key)
                on conflict (alias) do update set key = excluded.key where product_alias.key <> excluded.key
                """)
                .param("aliases", keys.keySet().toArray(String[]::new))
                .param("keys", keys.values().toArray(String[]::new))
                .update();
    }

    /// Products in the register take the key that stands for theirs, where that does not double another.
    void takeAliases() {
        db.sql("""
                update system_product p
                   set key = a.key
                  from product_alias a
                 where a.alias = p.key
                   and not exists (select from system_product q
                                    where q.system = p.system and q.key = a.key and q.version = p.version
                                      and q.ended_at is null)
                """).update();
    }

    Map<String, String> listAliases(Collection<String> keys) {
        record Alias(String alias, String key) {}
        return db
                .sql("select alias, key from product_alias where alias = any (:keys)")
                .param("keys", keys.toArray(String[]::new))
                .query(Alias.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Alias::alias, Alias::key));
    }
}
