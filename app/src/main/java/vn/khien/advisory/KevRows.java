package vn.khien.advisory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.platform.Folding;

/// The catalogue of known exploited vulnerabilities, as last brought in.
@Component
class KevRows {
    private static final String COLUMNS = """
            select k.cve, k.vendor, k.product, k.key, k.name, k.description, k.action, k.added_on, k.due_on, k.ransomware,
                   k.notes, k.cwes
            """;

    private final JdbcClient db;

    KevRows(JdbcClient db) {
        this.db = db;
    }

    /// How many entries are new, changed, or as before.
    record Kept(int added, int changed, int unchanged) {}

    Kept keep(List<KevEntry> entries) {
        var before = count();
        var written = db.sql("""
                insert into kev_entry
                       (cve, vendor, product, key, name, description, action, added_on, due_on, ransomware, notes, cwes)
                select n.cve, n.vendor, n.product, n.key, n.name, n.description, n.action, cast(n.added as date),
                       cast(n.due as date), n.ransomware, n.notes, string_to_array(n.cwes, ' ')
                  from unnest(cast(:cves as text[]), cast(:vendors as text[]), cast(:products as text[]),
                              cast(:keys as text[]), cast(:names as text[]), cast(:descriptions as text[]),
                              cast(:actions as text[]), cast(:added as text[]), cast(:due as text[]),
                              cast(:ransomware as boolean[]), cast(:notes as text[]), cast(:cwes as text[]))
                       as n (cve, vendor, product, key, name, description, action, added, due, ransomware, notes, cwes)
                on conflict (cve) do update
                   set vendor = excluded.vendor, product = excluded.product, key = excluded.key, name = excluded.name,
                       description = excluded.description, action = excluded.action, added_on = excluded.added_on,
                       due_on = excluded.due_on, ransomware = excluded.ransomware, notes = excluded.notes,
                       cwes = excluded.cwes
                 where (kev_entry.vendor, kev_entry.product, kev_entry.key, kev_entry.name, kev_entry.description,
                        kev_entry.action, kev_entry.added_on, kev_entry.due_on, kev_entry.ransomware, kev_entry.notes,
                        kev_entry.cwes)
                       is distinct from
                       (excluded.vendor, excluded.product, excluded.key, excluded.name, excluded.description,
                        excluded.action, excluded.added_on, excluded.due_on, excluded.ransomware, excluded.notes,
                        excluded.cwes)
                """)
                .param("cves", column(entries, KevEntry::cve))
                .param("vendors", column(entries, KevEntry::vendor))
                .param("products", column(entries, KevEntry::product))
                .param("keys", column(entries, KevEntry::key))
                .param("names", column(entries, KevEntry::name))
                .param("descriptions", column(entries, KevEntry::description))
                .param("actions", column(entries, KevEntry::action))
                .param("added", column(entries, one -> one.addedOn().toString()))
                .param("due", column(entries, one -> one.dueOn().toString()))
                .param("ransomware", entries.stream().map(KevEntry::ransomware).toArray(Boolean[]::new))
                .param("notes", column(entries, KevEntry::notes))
                .param("cwes", column(entries, one -> String.join(" ", one.cwes())))
                .update();
        var added = (int) (count() - before);
        return new Kept(added, written - added, entries.size() - written);
    }

    private static String[] column(List<KevEntry> entries, Function<KevEntry, String> value) {
        return entries.stream().map(value).toArray(String[]::new);
    }

    long count() {
        return db.sql("select count(*) from kev_entry").query(Long.class).single();
    }

    Optional<KevEntry> find(String cve) {
        return db.sql(COLUMNS + " from kev_entry k where k.cve = :cve")
                .param("cve", cve)
                .query((row, _) -> entry(row))
                .optional();
    }

    /// An entry with how many systems and bodies of the nation run its product, and the advisory made of it.
    ///
    /// @param advisory id of the draft or advisory, if there is one
    record Listed(
            KevEntry entry,
            int systems,
            int bodies,
            @Nullable Long advisory) {}

    /// What is looked for.
    ///
    /// @param matched only entries whose product somebody runs
    record Filter(String q, boolean matched) {}

    /// Those that match products in the nation first, then the latest.
    List<Listed> list(Filter filter, int from, int limit) {
        return db.sql("""
                with hit as (
                  select p.key, count(distinct p.system)::int as systems, count(distinct s.owner)::int as bodies
                    from system_product p
                    join information_system s on s.id = p.system and s.retired_at is null
                   where p.ended_at is null
                     and p.key in (select k.key from kev_entry k)
                   group by p.key)
                """ + COLUMNS + """
                     , coalesce(h.systems, 0) as systems, coalesce(h.bodies, 0) as bodies, a.id as advisory
                  from kev_entry k
                  left join hit h on h.key = k.key
                  left join advisory a on a.source = 'kev' and a.source_id = k.cve
                 where (not :matched or h.key is not null)
                   and (:q = '' or folded_search(k.cve, k.vendor || ' ' || k.product, k.name) like :pattern)
                 order by coalesce(h.systems, 0) desc, k.added_on desc, k.cve desc
                offset :from
                 limit :limit
                """)
                .param("matched", filter.matched())
                .param("q", filter.q())
                .param("pattern", Folding.likePattern(Folding.fold(filter.q())))
                .param("from", from)
                .param("limit", limit)
                .query((row, _) -> new Listed(
                        entry(row), row.getInt("systems"), row.getInt("bodies"), row.getObject("advisory", Long.class)))
                .list();
    }

    /// The whole catalogue against the whole register.
    List<ImportingKev.Matched> listMatched() {
        return db.sql("""
                with running as (
                  select p.key, p.system
                    from system_product p
                   where p.ended_at is null
                     and p.key in (select k.key from kev_entry k)
                   group by p.key, p.system),
                owning as (
                  select r.key, s.owner, count(*) as systems
                    from running r
                    join information_system s on s.id = r.system and s.retired_at is null
                   group by r.key, s.owner),
                hit as (
                  select key, sum(systems)::int as systems, count(*)::int as bodies from owning group by key)
                select k.cve, k.vendor, k.product, h.systems, h.bodies
                  from kev_entry k
                  join hit h on h.key = k.key
                 order by h.systems desc, k.cve
                """).query(ImportingKev.Matched.class).list();
    }

    private static KevEntry entry(ResultSet row) throws SQLException {
        return new KevEntry(
                row.getString("cve"),
                row.getString("vendor"),
                row.getString("product"),
                row.getString("key"),
                row.getString("name"),
                row.getString("description"),
                row.getString("action"),
                row.getObject("added_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getBoolean("ransomware"),
                row.getString("notes"),
                List.of((String[]) row.getArray("cwes").getArray()));
    }
}
