package vn.khien.picture;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The nation's answers in memory: one byte each, the assessments of a directive in the order of their owners' paths.
/// Before it answers it catches up with what was committed since, by transaction id against the snapshot's horizon,
/// because serial numbers commit out of order.
@Component
public class Vectors {
    private final JdbcClient db;
    private final Snapshots snapshots;
    private final Map<Long, Integer> places = new HashMap<>();
    private final Map<Long, List<Answered>> byDirective = new HashMap<>();
    private final Map<String, String> paths = new HashMap<>();
    private long horizon = -1;

    Vectors(JdbcClient db, Snapshots snapshots) {
        this.db = db;
        this.snapshots = snapshots;
    }

    /// One assessment's answers.
    ///
    /// @param path of the organisation that owns the system: the same object for all systems of one
    /// @param before paths of those that owned it and are no more, the first one first
    /// @param answers never changed after they were read: a change makes another array
    public record Answered(
            long assessment,
            long directive,
            long system,
            long guidance,
            int level,
            String path,
            List<String> before,
            byte[] answers) {
        Answered with(byte[] other) {
            return new Answered(assessment, directive, system, guidance, level, path, before, other);
        }
    }

    /// Sees each assessment of a directive, in the order of paths, as they stand at this moment.
    ///
    /// The list is a copy: it does not change while it is counted.
    public synchronized List<Answered> of(long directive) {
        horizon = snapshots.look(this::catchUp);
        return List.copyOf(ordered(directive));
    }

    private List<Answered> ordered(long directive) {
        return byDirective.computeIfAbsent(directive, _ -> new ArrayList<>());
    }

    private void catchUp(long now) {
        if (horizon < 0) {
            load();
        } else if (now > horizon || hasNews()) {
            refresh();
        }
    }

    private boolean hasNews() {
        return db.sql("""
                select exists (select from answer_change where xid >= cast(cast(:horizon as text) as xid8))
                    or exists (select from assessment where xid >= cast(cast(:horizon as text) as xid8))
                    or exists (select from information_system where xid >= cast(cast(:horizon as text) as xid8))
                    or exists (select from organisation where moved_xid >= cast(cast(:horizon as text) as xid8))
                """).param("horizon", horizon).query(Boolean.class).single();
    }

    private static final String SELECT = """
            select a.id, a.directive, a.system, a.guidance, a.level, o.path, a.answers,
            """ + Holdings.BEFORE + """
              from assessment a
              join information_system s on s.id = a.system
              join organisation o on o.id = s.owner
             where s.retired_at is null
            """;

    private void load() {
        paths.clear();
        // The answers that are known go only when all of the new ones are there: the query can fail.
        var all = db.sql(SELECT + " order by o.path collate \"C\", a.id")
                .query((row, _) -> answered(row))
                .list();
        places.clear();
        byDirective.clear();
        for (var one : all) {
            var ordered = ordered(one.directive());
            places.put(one.assessment(), ordered.size());
            ordered.add(one);
        }
    }

    private void refresh() {
        if (listRetired().stream().anyMatch(places::containsKey)) {
            load();
            return;
        }
        var changed = db.sql(SELECT + """
                 and a.id in (select n.id from assessment n where n.xid >= cast(cast(:horizon as text) as xid8)
                               union
                              select c.assessment from answer_change c
                               where c.xid >= cast(cast(:horizon as text) as xid8)
                               union
                              select m.id
                                from information_system i
                                join assessment m on m.system = i.id
                               where i.xid >= cast(cast(:horizon as text) as xid8)
                               union
                              select m.id
                                from assessment m
                               where m.system in (
                """ + Holdings.MOVED + "))")
                .param("horizon", horizon)
                .query((row, _) -> answered(row))
                .list();
        if (changed.stream().anyMatch(this::hasAnotherPlace)) {
            load();
            return;
        }
        changed.forEach(one -> ordered(one.directive()).set(Objects.requireNonNull(places.get(one.assessment())), one));
    }

    /// New, or moved: to another owner, or with its owner in the tree.
    private boolean hasAnotherPlace(Answered one) {
        var known = places.get(one.assessment());
        return known == null || !ordered(one.directive()).get(known).path().equals(one.path());
    }

    private List<Long> listRetired() {
        return db.sql("""
                select a.id
                  from information_system s
                  join assessment a on a.system = s.id
                 where s.retired_at is not null
                   and s.xid >= cast(cast(:horizon as text) as xid8)
                """).param("horizon", horizon).query(Long.class).list();
    }

    private Answered answered(ResultSet row) throws SQLException {
        return new Answered(
                row.getLong("id"),
                row.getLong("directive"),
                row.getLong("system"),
                row.getLong("guidance"),
                row.getInt("level"),
                paths.computeIfAbsent(row.getString("path"), path -> path),
                Holdings.before(row),
                row.getBytes("answers"));
    }
}
