package vn.khien.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.khien.KhienApplication;
import vn.khien.access.Tokens;
import vn.khien.platform.EmbeddedDatabase;

/// What a bench stands on: the whole program on a fresh, durable database, started when it is first asked for
/// something, and the bare commits of the same server to measure against.
final class Ground implements AutoCloseable {
    /// Name of a file that the program serves as it serves its own, below `/static/`.
    static final String STATIC_FILE = "bench.html";

    private static final int WARM_UPS_MAX = 25;
    private static final int QUIET_ROUNDS = 2;
    /// Of one processor's time.
    private static final double QUIET = 0.15;

    private final Path folder;
    private final boolean nation;
    private final AtomicLong committed = new AtomicLong();
    private @Nullable Running running;

    private Ground(Path folder, boolean nation) {
        this.folder = folder;
        this.nation = nation;
    }

    private record Running(EmbeddedDatabase database, ConfigurableApplicationContext program) {}

    /// With the demonstration nation.
    static Ground withNation() throws IOException {
        return new Ground(Files.createTempDirectory("khien-bench"), true);
    }

    /// With what is shipped, and nobody in it.
    static Ground empty() throws IOException {
        return new Ground(Files.createTempDirectory("khien-bench"), false);
    }

    private Running running() {
        if (running == null) {
            running = start();
        }
        return running;
    }

    private Running start() {
        System.err.println(nation ? "khien: preparing the demonstration nation" : "khien: preparing an empty database");
        try {
            var database = EmbeddedDatabase.start(folder, true);
            var settings = new HashMap<String, Object>(database.settings());
            settings.put("khien.data", folder.toString());
            settings.put("khien.demonstration", nation);
            settings.put("server.port", 0);
            settings.put(
                    "spring.web.resources.static-locations",
                    "classpath:/static/,file:" + Files.createDirectories(folder.resolve("web")) + "/");
            return new Running(
                    database,
                    new SpringApplicationBuilder(KhienApplication.class)
                            .properties(settings)
                            .run());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where [#STATIC_FILE] lies.
    Path staticFile() throws IOException {
        return Files.createDirectories(folder.resolve("web/static")).resolve(STATIC_FILE);
    }

    <T> T bean(Class<T> type) {
        return running().program().getBean(type);
    }

    URI address(String path) {
        return URI.create(
                "http://localhost:" + running().program().getEnvironment().getProperty("local.server.port") + path);
    }

    String token(String login) {
        return bean(Tokens.class).issue(login).orElseThrow(() -> new IllegalStateException("no account " + login));
    }

    /// A connection as the owner, past row-level security: for setting up and for checking results.
    Connection owner() throws SQLException {
        Map<String, Object> settings = running().database().settings();
        return DriverManager.getConnection(
                (String) settings.get("spring.flyway.url"), (String) settings.get("spring.flyway.user"), (String)
                        settings.get("spring.flyway.password"));
    }

    /// Nanoseconds of each bare one-row commit, at so many clients. The row has a key and one unique value, like any
    /// that the program keeps.
    long[] bareCommits(int clients, int each) throws Exception {
        try (var connection = owner();
                var statement = connection.createStatement()) {
            statement.execute("create table if not exists bench_commit (id bigint primary key, n bigint unique)");
        }
        return together(clients, client -> () -> {
            try (var connection = owner();
                    var insert = connection.prepareStatement("insert into bench_commit (id, n) values (?, ?)")) {
                return timed(each, _ -> {
                    var n = committed.incrementAndGet();
                    insert.setLong(1, n);
                    insert.setLong(2, n);
                    insert.executeUpdate();
                });
            }
        });
    }

    /// One round of what is measured.
    interface Round {
        void run(int round) throws Exception;
    }

    /// Repeats a round until the compilers have little left to do in it, as in a program that has run for a while. How
    /// many it takes depends on the machine.
    ///
    /// @param least rounds in any case
    static void warmUp(int least, Round work) throws Exception {
        var compilers = ManagementFactory.getCompilationMXBean();
        for (int round = 0, quiet = 0; round < WARM_UPS_MAX && (round < least || quiet < QUIET_ROUNDS); round++) {
            var compiled = compilers.getTotalCompilationTime();
            var from = System.nanoTime();
            work.run(round);
            var nanos = System.nanoTime() - from;
            var busy = (compilers.getTotalCompilationTime() - compiled) * 1e6 / nanos;
            quiet = busy < QUIET ? quiet + 1 : 0;
        }
    }

    /// What one client does.
    interface Client {
        Callable<long[]> of(int client);
    }

    static long[] timed(int rounds, Round work) throws Exception {
        var times = new long[rounds];
        for (int round = 0; round < rounds; round++) {
            var from = System.nanoTime();
            work.run(round);
            times[round] = System.nanoTime() - from;
        }
        return times;
    }

    /// All times of all clients working at once, sorted.
    static long[] together(int clients, Client client) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var running = IntStream.range(0, clients)
                    .mapToObj(client::of)
                    .map(threads::submit)
                    .toList();
            var all = new long[0];
            for (Future<long[]> one : running) {
                var times = one.get();
                var from = all.length;
                all = Arrays.copyOf(all, from + times.length);
                System.arraycopy(times, 0, all, from, times.length);
            }
            Arrays.sort(all);
            return all;
        }
    }

    /// What so many clients did in a second while all of them worked: connecting before and idling after do not count.
    static double perSecond(long[] nanos, int clients) {
        return clients * 1e9 / Arrays.stream(nanos).average().orElseThrow();
    }

    static double medianMicros(long[] sortedNanos) {
        return sortedNanos[sortedNanos.length / 2] / 1e3;
    }

    @Override
    public void close() throws IOException {
        if (running != null) {
            running.program().close();
            running.database().close();
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
