package vn.khien.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Viewer;
import vn.khien.access.Viewers;
import vn.khien.access.Wall;
import vn.khien.advisory.ImportingKev;
import vn.khien.advisory.IssuingAdvisories;
import vn.khien.advisory.Outcome;
import vn.khien.advisory.Typed;
import vn.khien.advisory.WritingAdvisories;

/// A new advisory against a million components of a hundred thousand systems to the list of affected bodies, against
/// one
/// index lookup of as many rows; and the whole of a KEV-sized catalogue against them, against a bare hash join.
final class Match implements Bench.Measurement {
    private static final int SYSTEMS = 100_000;
    private static final int COMPONENTS = 1_000_000;
    private static final int PRODUCTS = 20_000;
    private static final int ENTRIES = 1_404;
    private static final int WARM_UP = 30;
    private static final int ROUNDS = 200;
    private static final int JOIN_ROUNDS = 9;
    private static final String PRODUCT = "component-77";
    private static final String KEY = "bench/" + PRODUCT;

    @Override
    public List<Ratio> measure(Ground ground) throws Exception {
        try (var owner = ground.owner()) {
            fill(owner);
            Viewer desk = ground.bean(Viewers.class).find("desk", null).orElseThrow();
            return List.of(lookup(ground, owner, desk), join(ground, owner, desk));
        }
    }

    private static void fill(Connection owner) throws SQLException {
        System.err.println("khien: a million components");
        try (var statement = owner.createStatement()) {
            statement.execute("""
                    insert into information_system (code, name, search, owner, level, dossier, updated_at)
                    select 'BENCH-' || n, 'bench ' || n, 'bench', o.ids[1 + n %% array_length(o.ids, 1)], 2, 'none', now()
                      from generate_series(1, %d) n,
                           (select array_agg(id order by id) as ids from organisation where valid_to is null) o
                    """.formatted(SYSTEMS));
            statement.execute("""
                    insert into system_product (system, vendor, name, version, key, version_key, origin, since, entered_by)
                    select s.ids[1 + n %% array_length(s.ids, 1)], 'Bench', 'component-' || n %% %d,
                           (n %% 17) || '.' || n, 'bench/component-' || n %% %d, '4' || (n %% 7), 'cyclonedx', now(), p.id
                      from generate_series(1, %d) n,
                           (select array_agg(id order by id) as ids from information_system where code like 'BENCH-%%') s,
                           (select min(id) as id from person) p
                    """.formatted(PRODUCTS, PRODUCTS, COMPONENTS));
            statement.execute("""
                    insert into kev_entry
                           (cve, vendor, product, key, name, description, action, added_on, due_on, ransomware, notes, cwes)
                    select 'CVE-2098-' || lpad(n::text, 5, '0'), 'Bench', 'component-' || n * 7,
                           'bench/component-' || n * 7, 'bench', '', '', date '2024-01-01', date '2024-02-01', false, '', '{}'
                      from generate_series(1, %d) n
                    """.formatted(ENTRIES));
            statement.execute("vacuum analyze");
        }
    }

    private static Ratio lookup(Ground ground, Connection owner, Viewer desk) throws Exception {
        var issuing = ground.bean(IssuingAdvisories.class);
        var typed = new Typed(
                "Bench", "", "Bench", "", "Bench", "", "high", "", "", "", "", "Bench | " + PRODUCT + " | ", "");
        var id = ((Outcome.Done) ground.bean(WritingAdvisories.class).write(desk, typed)).id();
        Set<String> expected = bodies(owner);
        if (!expected.equals(new HashSet<>(issuing.listBodies(desk, id)))) {
            throw new IllegalStateException("the list of affected bodies is not that of plain SQL");
        }
        var db = ground.bean(JdbcClient.class);
        var transaction = ground.bean(TransactionTemplate.class);
        var wall = ground.bean(Wall.class);
        Ground.Round one = _ -> transaction.executeWithoutResult(_ -> {
            wall.stand(desk.scope());
            db.sql("select system from system_product where key = :key and ended_at is null")
                    .param("key", KEY)
                    .query(Long.class)
                    .list();
        });
        Ground.Round matched = _ -> issuing.listBodies(desk, id);
        Ground.timed(WARM_UP, one);
        Ground.timed(WARM_UP, matched);
        var bare = sorted(Ground.timed(ROUNDS, one));
        var ours = sorted(Ground.timed(ROUNDS, matched));
        return new Ratio(
                "match",
                Ground.medianMicros(ours) / Ground.medianMicros(bare),
                true,
                3,
                String.format(
                        Locale.ROOT,
                        "%d affected bodies in %.0f us, one index lookup %.0f us (medians)",
                        expected.size(),
                        Ground.medianMicros(ours),
                        Ground.medianMicros(bare)));
    }

    private static Set<String> bodies(Connection owner) throws SQLException {
        var codes = new HashSet<String>();
        try (var query = owner.prepareStatement("""
                select o.code
                  from organisation o
                 where exists (select from information_system s
                                where s.owner = o.id
                                  and exists (select from system_product p where p.system = s.id and p.key = ?))
                """)) {
            query.setString(1, KEY);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    codes.add(rows.getString(1));
                }
            }
        }
        return codes;
    }

    private static Ratio join(Ground ground, Connection owner, Viewer desk) throws Exception {
        var kev = ground.bean(ImportingKev.class);
        var matched = kev.listMatched(desk);
        try (var statement = owner.createStatement()) {
            statement.execute("set enable_nestloop = off; set enable_mergejoin = off");
        }
        try (var bare = owner.prepareStatement("""
                select k.cve, p.system
                  from kev_entry k
                  join system_product p on p.key = k.key and p.ended_at is null
                """)) {
            var pairs = new HashSet<String>();
            try (var rows = bare.executeQuery()) {
                while (rows.next()) {
                    pairs.add(rows.getString(1) + " " + rows.getLong(2));
                }
            }
            if (pairs.size()
                    != matched.stream().mapToLong(ImportingKev.Matched::systems).sum()) {
                throw new IllegalStateException("the re-match does not count what the hash join finds");
            }
            var joined = sorted(Ground.timed(JOIN_ROUNDS, _ -> {
                try (var rows = bare.executeQuery()) {
                    while (rows.next()) {
                        rows.getLong(2);
                    }
                }
            }));
            var ours = sorted(Ground.timed(JOIN_ROUNDS, _ -> kev.listMatched(desk)));
            return new Ratio(
                    "rematch",
                    Ground.medianMicros(ours) / Ground.medianMicros(joined),
                    true,
                    3,
                    String.format(
                            Locale.ROOT,
                            "%d entries matched, %d pairs: %.0f ms, bare hash join %.0f ms (medians)",
                            matched.size(),
                            pairs.size(),
                            Ground.medianMicros(ours) / 1e3,
                            Ground.medianMicros(joined) / 1e3));
        }
    }

    private static long[] sorted(long[] nanos) {
        Arrays.sort(nanos);
        return nanos;
    }
}
