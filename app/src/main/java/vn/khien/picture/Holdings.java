package vn.khien.picture;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The nation's systems in memory, as far as the picture counts them. Catches up like [Vectors].
@Component
class Holdings {
    static final int LEVELS = 6;
    static final int KINDS = 3;

    /// Paths of the bodies that owned the system `s` and are no more, the first one first.
    static final String BEFORE = """
                   array(select f.path
                           from system_passing p
                           join organisation f on f.id = p.predecessor
                          where p.system = s.id
                          order by p.id) as before
            """;

    /// Ids of the systems of bodies that moved in the tree since `:horizon`: of those that own them, or owned them.
    static final String MOVED = """
                                select i.id
                                  from organisation g
                                  join information_system i on i.owner = g.id
                                 where g.moved_xid >= cast(cast(:horizon as text) as xid8)
                                 union
                                select h.system
                                  from organisation g
                                  join system_passing h on h.predecessor = g.id
                                 where g.moved_xid >= cast(cast(:horizon as text) as xid8)
            """;

    private final JdbcClient db;
    private final Snapshots snapshots;
    private final Map<Long, Holding> bySystem = new HashMap<>();
    private final Map<Owners, Owned> byOwners = new HashMap<>();
    private long horizon = -1;

    Holdings(JdbcClient db, Snapshots snapshots) {
        this.db = db;
        this.snapshots = snapshots;
    }

    /// Whose a system is.
    ///
    /// @param path of the organisation that owns it
    /// @param before paths of those that owned it and are no more, the first one first
    record Owners(String path, List<String> before) {}

    /// One system.
    ///
    /// @param level 0 stands for "not determined"
    private record Holding(long system, Owners owners, int level, boolean approved, boolean carriedOut) {}

    /// What belongs to the same owners; never changed: a change makes another one.
    ///
    /// @param sums three for each level 0 to 5: systems, with an approved dossier, with the plan carried out
    record Owned(Owners owners, int[] sums) {
        private Owned with(Holding holding, int sign) {
            var changed = sums.clone();
            var at = holding.level() * KINDS;
            changed[at] += sign;
            changed[at + 1] += holding.approved() ? sign : 0;
            changed[at + 2] += holding.carriedOut() ? sign : 0;
            return new Owned(owners, changed);
        }
    }

    /// Of all owners, what is in use at this moment.
    synchronized List<Owned> all() {
        horizon = snapshots.look(_ -> catchUp());
        return List.copyOf(byOwners.values());
    }

    private void catchUp() {
        db.sql("""
                select s.id, o.path, coalesce(s.level, 0) as level, s.dossier = 'approved' as approved,
                       s.plan_carried_out, s.retired_at is not null as retired,
                """ + BEFORE + """
                  from information_system s
                  join organisation o on o.id = s.owner
                 where s.id in (select i.id from information_system i where i.xid >= cast(cast(:horizon as text) as xid8)
                                 union
                                """ + MOVED + """
                               )
                """)
                .param("horizon", Math.max(0, horizon))
                .query(this::take);
    }

    static List<String> before(ResultSet row) throws SQLException {
        var paths = (String[]) row.getArray("before").getArray();
        return paths.length == 0 ? List.of() : List.of(paths);
    }

    private void take(ResultSet row) throws SQLException {
        var holding = new Holding(
                row.getLong("id"),
                new Owners(row.getString("path"), before(row)),
                row.getInt("level"),
                row.getBoolean("approved"),
                row.getBoolean("plan_carried_out"));
        var before = bySystem.remove(holding.system());
        if (before != null) {
            add(before, -1);
        }
        if (!row.getBoolean("retired")) {
            bySystem.put(holding.system(), holding);
            add(holding, 1);
        }
    }

    private void add(Holding holding, int sign) {
        var none = new Owned(holding.owners(), new int[LEVELS * KINDS]);
        byOwners.put(
                holding.owners(), byOwners.getOrDefault(holding.owners(), none).with(holding, sign));
    }
}
