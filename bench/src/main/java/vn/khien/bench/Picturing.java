package vn.khien.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.khien.access.Accounts;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.access.Viewers;
import vn.khien.audit.Actor;
import vn.khien.guidance.Guidances;
import vn.khien.organisation.Organisations;
import vn.khien.organisation.Registering;
import vn.khien.picture.Counting;
import vn.khien.picture.Picture;
import vn.khien.picture.Pictures;
import vn.khien.picture.Vectors;

/// Requirement × value × body over 10,000 organisations, 100,000 systems and 20 million answers: catching up with what
/// was just written and counting from memory, as each page does, against the same `group by` in SQL over a row per
/// answer that names its body (so that SQL need not join). Then the whole work of the page below its template, which
/// another review's picture is asked for before.
final class Picturing implements Bench.Measurement {
    private static final int ORGANISATIONS = 10_000;
    private static final int SYSTEMS = 100_000;
    private static final int REQUIREMENTS = 200;
    private static final int BODIES = 112;
    private static final int WARM_UP = 60;
    private static final int COUNTS = 21;
    private static final int QUERIES = 3;
    private static final int PAGES = 300;

    @Override
    public List<Ratio> measure(Ground nation) throws Exception {
        try (var ground = Ground.empty();
                var owner = ground.owner()) {
            var viewer = analyst(ground);
            var directive = lay(owner, viewer);
            var bodies = bodies(owner);
            var paths = List.copyOf(bodies.keySet());
            var vectors = ground.bean(Vectors.class);
            for (int i = 0; i < WARM_UP; i++) {
                count(ground, vectors, directive, paths);
                changeOne(owner, i);
            }
            var counted = new long[COUNTS];
            for (int i = 0; i < COUNTS; i++) {
                changeOne(owner, i);
                var from = System.nanoTime();
                count(ground, vectors, directive, paths);
                counted[i] = System.nanoTime() - from;
            }
            var queried = Ground.timed(QUERIES, _ -> query(owner));
            compare(query(owner), rows(count(ground, vectors, directive, paths), List.copyOf(bodies.values())));
            var pages = pages(ground, owner, viewer, directive);
            return List.of(ratio(counted, queried), page(pages));
        }
    }

    private static Ratio ratio(long[] counted, long[] queried) {
        Arrays.sort(counted);
        Arrays.sort(queried);
        return new Ratio(
                "picture",
                Ground.medianMicros(queried) / Ground.medianMicros(counted),
                false,
                50,
                String.format(
                        Locale.ROOT,
                        "times as fast: %.1f ms from memory, %.0f ms in SQL, medians, %d million answers",
                        Ground.medianMicros(counted) / 1e3,
                        Ground.medianMicros(queried) / 1e3,
                        SYSTEMS / 1_000 * REQUIREMENTS / 1_000));
    }

    private static Ratio page(long[] pages) {
        Arrays.sort(pages);
        return new Ratio(
                "picture",
                pages[pages.length * 99 / 100] / 1e6,
                true,
                50,
                String.format(
                        Locale.ROOT,
                        "ms, p99 of %d pictures on the server, median %.1f, an answer and a system changed before each",
                        PAGES,
                        Ground.medianMicros(pages) / 1e3));
    }

    private static long[] pages(Ground ground, Connection owner, Viewer viewer, long directive) throws Exception {
        var pictures = ground.bean(Pictures.class);
        var times = new long[PAGES];
        for (int i = -WARM_UP; i < PAGES; i++) {
            changeOne(owner, i + WARM_UP);
            pictures.now(viewer, directive - 1); // so that no picture of a moment ago is given again
            var from = System.nanoTime();
            var picture = pictures.now(viewer, directive);
            if (i >= 0) {
                times[i] = System.nanoTime() - from;
            }
            check(picture);
        }
        return times;
    }

    private static void check(Picture picture) {
        if (picture.totals().systems() != SYSTEMS || picture.bodies().size() != BODIES) {
            throw new IllegalStateException("the picture has " + picture.totals());
        }
    }

    private static Viewer analyst(Ground ground) {
        var ministry = ground.bean(Organisations.class)
                .findByCode("BTTTT", LocalDate.of(2024, 4, 7))
                .orElseThrow();
        var person = ground.bean(Registering.class).enterPerson("Nguyễn Văn Đo");
        ground.bean(Accounts.class).open(Actor.SYSTEM, "bench", person, "-");
        ground.bean(Accounts.class).grant(Actor.SYSTEM, person, Role.ANALYST, ministry.id(), LocalDate.of(2020, 1, 1));
        return ground.bean(Viewers.class).find("bench", null).orElseThrow();
    }

    /// Lays the nation by sets: bodies with units below them, their systems, answers by chance, and a row per answer.
    private static long lay(Connection owner, Viewer viewer) throws SQLException {
        System.err.println("khien: laying " + SYSTEMS + " systems with " + REQUIREMENTS + " answers each");
        try (var statement = owner.createStatement()) {
            statement.execute("select setseed(0.33)");
            for (var sql : GROUND.split(";")) {
                statement.execute(sql.replace(":person", String.valueOf(viewer.person()))
                        .replace(":place", String.valueOf(viewer.organisation()))
                        .replace(":organisations", String.valueOf(ORGANISATIONS))
                        .replace(":bodies", String.valueOf(BODIES))
                        .replace(":systems", String.valueOf(SYSTEMS))
                        .replace(":requirements", String.valueOf(REQUIREMENTS)));
            }
            statement.execute("vacuum analyze");
            try (var row = statement.executeQuery("select max(id) from directive")) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static final String GROUND = """
            insert into organisation (key, code, kind, name_vi, name_en, search, path, mark)
            select 'bench-' || n, 'B' || n, 'SUB_UNIT', 'Đơn vị ' || n, 'Unit ' || n, 'don vi ' || n, '/bench/' || n,
                   'bench'
              from generate_series(1, :organisations) n;
            update organisation set path = '/' || id || '/' where mark = 'bench' and substr(code, 2)::int <= :bodies;
            update organisation u
               set path = b.path || u.id || '/'
              from organisation b
             where u.mark = 'bench' and b.mark = 'bench' and substr(u.code, 2)::int > :bodies
               and b.code = 'B' || substr(u.code, 2)::int % :bodies + 1;
            insert into guidance (key, edition, title_vi, title_en, valid_from)
            values ('bench', 1, 'Đo', 'Bench', '2001-01-01');
            insert into requirement_group (guidance, code, position, name_vi, name_en, side)
            select max(id), 'all', 0, 'Tất cả', 'All', 'technical' from guidance;
            insert into requirement (guidance, position, code, group_code, levels, weight, text_vi, text_en, evidence,
                                     mappings, source_vi, source_en, source_mark)
            select g.id, n - 1, 'R' || n, 'all', '{1,2,3,4,5}', 1, 'Yêu cầu ' || n, 'Requirement ' || n, '{}', '[]', '', '',
                   'V'
              from (select max(id) as id from guidance) g, generate_series(1, :requirements) n;
            insert into directive (number, kind, title, issuer, body, source_name, source_type, source_bytes, created_at,
                                   created_by, created_for)
            select n || '/BENCH', 'dispatch', 'Đo', 'Đo', 'Đo', 'a.txt', 'text/plain', '', now(), :person, :place
              from generate_series(1, 2) n;
            insert into issuance (directive, at, by) select id, now(), :person from directive;
            insert into clause (directive, position, text, start_offset, end_offset)
            select id, 0, 'Đo', 0, 2 from directive;
            insert into obligation (directive, clause, position, quote, duty, kind, due_rule, review)
            select directive, id, 0, 'Đo', 'Đo', 'once', 'none', true from clause order by id;
            insert into assignment (obligation, organisation, received_at, assigned_by)
            select (select max(id) from obligation), id, now(), :person
              from organisation
             where mark = 'bench' and substr(code, 2)::int <= :bodies;
            insert into information_system (code, name, search, owner, level, dossier, plan_carried_out, updated_at)
            select 'B' || n, 'Hệ thống ' || n, 'he thong ' || n, o.id, 1 + n % 5,
                   case when n % 4 = 0 then 'none' else 'approved' end, n % 2 = 0, now()
              from generate_series(1, :systems) n
              join organisation o on o.code = 'B' || 1 + n % :organisations;
            create unlogged table bench_answer as
            select s.id as system, b.id as body, r::smallint as requirement, floor(random() * 5)::smallint as value
              from information_system s
              join organisation o on o.id = s.owner
              join organisation b on b.mark = 'bench' and substr(b.code, 2)::int <= :bodies
                                 and starts_with(o.path, b.path)
             cross join generate_series(0, :requirements - 1) r;
            insert into assessment (system, directive, guidance, level, answers, opened_at, opened_by)
            select a.system, (select max(id) from directive), (select max(id) from guidance), min(s.level),
                   decode(string_agg('0' || a.value, '' order by a.requirement), 'hex'), now(), :person
              from bench_answer a
              join information_system s on s.id = a.system
             group by a.system
            """;

    /// Paths of the bodies with their ids.
    private static Map<String, Long> bodies(Connection owner) throws SQLException {
        var bodies = new LinkedHashMap<String, Long>();
        try (var statement = owner.createStatement();
                var rows = statement.executeQuery(
                        "select o.path, o.id from assignment a join organisation o on o.id = a.organisation")) {
            while (rows.next()) {
                bodies.put(rows.getString(1), rows.getLong(2));
            }
        }
        return bodies;
    }

    /// Somebody saves an answer (the same value, so that both ways keep the same result) and changes a system.
    private static void changeOne(Connection owner, int round) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute("""
                    with one as (select id from assessment order by id limit 1 offset %d)
                    insert into answer_change (assessment, requirement, at, by, was, value)
                    select one.id, 0, now(), (select max(id) from person), 1, 1 from one
                    """.formatted(round * 7));
            statement.execute(
                    "update information_system set version = version + 1 where code = 'B%d'".formatted(round + 1));
        }
    }

    /// What each page does: catches up and counts.
    private static Counting.Counts count(Ground ground, Vectors vectors, long directive, List<String> paths) {
        return new Counting(paths, ground.bean(Guidances.class)::listRequirements).count(vectors.of(directive));
    }

    /// The counts as SQL gives them.
    private static Map<String, Long> rows(Counting.Counts counts, List<Long> bodies) {
        var all = new HashMap<String, Long>();
        for (int body = 0; body < bodies.size(); body++) {
            var values = counts.values()[body];
            for (int requirement = 0; requirement < values.length; requirement++) {
                for (int value = 0; value < values[requirement].length; value++) {
                    all.put(bodies.get(body) + ":" + requirement + ":" + value, (long) values[requirement][value]);
                }
            }
        }
        return all;
    }

    private static Map<String, Long> query(Connection owner) throws SQLException {
        var all = new HashMap<String, Long>();
        try (var statement = owner.createStatement();
                var rows = statement.executeQuery("""
                        select body, requirement, value, count(*)
                          from bench_answer
                         group by body, requirement, value
                        """)) {
            while (rows.next()) {
                all.put(rows.getLong(1) + ":" + rows.getInt(2) + ":" + rows.getInt(3), rows.getLong(4));
            }
        }
        return all;
    }

    private static void compare(Map<String, Long> inSql, Map<String, Long> inMemory) {
        if (!inSql.equals(inMemory)) {
            throw new IllegalStateException("memory and SQL count differently");
        }
    }
}
