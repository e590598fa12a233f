package vn.khien.organisation;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class MovingRows {
    private final JdbcClient db;

    MovingRows(JdbcClient db) {
        this.db = db;
    }

    /// A body whose present place, or the place in whose version of the day, is not what the tree of the day says.
    ///
    /// @param present the place that everything goes by
    /// @param path the place by the tree of the day
    /// @param since the day from which it is there
    /// @param versionFrom first day of the version of the day
    /// @param continued the version began elsewhere: from `since` on another one says the new place
    /// @param rewritten the whole version is in the new place
    record Misplaced(
            long organisation,
            String present,
            String path,
            LocalDate since,
            LocalDate versionFrom,
            boolean continued,
            boolean rewritten) {
        boolean moved() {
            return !present.equals(path);
        }

        /// Id of the body above, before; empty where it stood below none.
        String parentBefore() {
            return above(present);
        }

        /// Id of the body above, now; empty where it stands below none.
        String parent() {
            return above(path);
        }

        private static String above(String path) {
            var ids = path.split("/");
            return ids[ids.length - 2];
        }
    }

    /// Those that are not where the tree of the day has them, from the root down. What has ended, or begins later, goes
    /// by its version nearest to the day: it stays below the body that it belonged to.
    List<Misplaced> listMisplaced(LocalDate day) {
        return db.sql("""
                with recursive standing as (
                  select o.id, o.path as present, v.parent, v.path as written, v.valid_from, v.valid_to
                    from organisation o
                   cross join lateral (select x.parent, x.path, x.valid_from, x.valid_to
                                         from organisation_version x
                                        where x.organisation = o.id
                                        order by (x.valid_from > :day), abs(x.valid_from - :day)
                                        limit 1) v
                ), placed as (
                  select id, '/' || id || '/' as path, valid_from as since from standing where parent is null
                  union all
                  select s.id, p.path || s.id || '/', greatest(p.since, s.valid_from)
                    from placed p
                    join standing s on s.parent = p.id
                )
                select * from (
                  select s.id as organisation, s.present, p.path, p.since, s.valid_from as version_from,
                         s.written <> p.path and s.valid_from < p.since and p.since <= :day
                           and (s.valid_to is null or s.valid_to >= p.since) as continued,
                         s.written <> p.path and s.valid_from = p.since as rewritten
                    from placed p
                    join standing s on s.id = p.id) one
                 where present <> path or continued or rewritten
                 order by path collate "C"
                """).param("day", day).query(Misplaced.class).list();
    }

    /// Ends the version on the day before, and goes on with another one in the new place.
    void continueVersions(List<Misplaced> all) {
        with(all, """
                with place as (
                  select * from unnest(cast(:ids as bigint[]), cast(:paths as text[]), cast(:days as date[]),
                                       cast(:versions as date[])) as n (id, path, since, version_from)
                ), ended as (
                  update organisation_version v
                     set valid_to = place.since - 1
                    from place
                   where v.organisation = place.id and v.valid_from = place.version_from
                )
                insert into organisation_version (organisation, valid_from, valid_to, parent, path, name_vi, name_en)
                select v.organisation, place.since, v.valid_to, v.parent, place.path, v.name_vi, v.name_en
                  from place
                  join organisation_version v on v.organisation = place.id and v.valid_from = place.version_from
                """);
    }

    void rewriteVersions(List<Misplaced> all) {
        with(all, """
                update organisation_version v
                   set path = n.path
                  from unnest(cast(:ids as bigint[]), cast(:paths as text[]), cast(:days as date[]),
                              cast(:versions as date[])) as n (id, path, since, version_from)
                 where v.organisation = n.id and v.valid_from = n.version_from
                """);
    }

    /// Gives the present places, keeps where each stood until now, and marks who moved for those that keep places in
    /// memory.
    void place(List<Misplaced> all) {
        with(all, """
                with n as (
                  select * from unnest(cast(:ids as bigint[]), cast(:paths as text[]), cast(:days as date[]),
                                       cast(:versions as date[])) as n (id, path, since, version_from)
                ), stood as (
                  insert into organisation_stood (organisation, path, until)
                  select o.id, o.path, product_now()
                    from n
                    join organisation o on o.id = n.id
                )
                update organisation o
                   set path = n.path, moved_xid = pg_current_xact_id()
                  from n
                 where o.id = n.id
                """);
    }

    private void with(List<Misplaced> all, String sql) {
        db.sql(sql)
                .param("ids", all.stream().map(Misplaced::organisation).toArray(Long[]::new))
                .param("paths", all.stream().map(Misplaced::path).toArray(String[]::new))
                .param("days", all.stream().map(one -> one.since().toString()).toArray(String[]::new))
                .param(
                        "versions",
                        all.stream().map(one -> one.versionFrom().toString()).toArray(String[]::new))
                .update();
    }

    /// One node at a time moves bodies; the others find nothing left.
    void lock() {
        db.sql("select pg_advisory_xact_lock(hashtext('khien.moving'))")
                .query((row, _) -> "")
                .single();
    }
}
