package vn.khien.platform;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The PostgreSQL that Khiên brings along for demonstrations, tests and pilots. Production points at its own server.
///
/// Durable (fsync on) unless it is for tests. Password login only; the passwords lie in the data folder, readable by
/// its owner alone. The application connects as `khien_app`, which owns nothing and is bound by row-level security.
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rwx------");

    private final @Nullable EmbeddedPostgres server;
    private final int port;
    private final Secrets secrets;

    private EmbeddedDatabase(@Nullable EmbeddedPostgres server, int port, Secrets secrets) {
        this.server = server;
        this.port = port;
        this.secrets = secrets;
    }

    private record Secrets(String owner, String app) {}

    /// Starts the server in `folder`, creating it at the first time.
    ///
    /// @param durable false only for tests: no fsync
    /// @throws IOException when the folder is in use by another Khiên, or the server does not start
    public static EmbeddedDatabase start(Path folder, boolean durable) throws IOException {
        createPrivate(folder);
        return start(folder, durable, freePort(), secrets(folder), true);
    }

    /// A server that starts while the program prepares itself.
    ///
    /// @param settings those of [EmbeddedDatabase#settings()], known before the server answers
    /// @param server fails with [UncheckedIOException] or [IllegalStateException] where [#start] fails
    public record Starting(Map<String, Object> settings, CompletableFuture<EmbeddedDatabase> server) {}

    /// Begins to start the durable server in `folder`, and does not wait for it. Whoever begins it closes it, also when
    /// the JVM is stopped: after what still asks it.
    ///
    /// @throws IOException when the folder cannot be written
    /// @throws IllegalStateException when another Khiên holds the folder's lock
    public static Starting begin(Path folder) throws IOException {
        createPrivate(folder);
        if (isLocked(lockOf(folder))) {
            throw new IllegalStateException("the lock of " + folder + " is held");
        }
        var secrets = secrets(folder);
        var port = freePort();
        return new Starting(settings(port, secrets), CompletableFuture.supplyAsync(() -> {
            try {
                return start(folder, true, port, secrets, false);
            } catch (IOException e) {
                throw new UncheckedIOException(e.getMessage(), e);
            }
        }));
    }

    /// A folder that only its owner can enter; one that is there already stays as its owner wants it.
    private static void createPrivate(Path folder) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ALONE));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /// @param withTheJvm whether the server is stopped when the JVM is, whatever else still runs
    private static EmbeddedDatabase start(Path folder, boolean durable, int port, Secrets secrets, boolean withTheJvm)
            throws IOException {
        var passwordFile = folder.resolve("owner.secret");
        var builder = EmbeddedPostgres.builder()
                .setPort(port)
                .setRegisterShutdownHook(withTheJvm)
                .setDataDirectory(folder.resolve("pg"))
                .setOverrideWorkingDirectory(programs(folder).toFile())
                .setCleanDataDirectory(false)
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_connections", "80")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("jit", "off")
                .setLocaleConfig("locale-provider", "icu")
                .setLocaleConfig("icu-locale", "vi")
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.toAbsolutePath().toString())
                .setConnectConfig("password", secrets.owner());
        var onOff = durable ? "on" : "off";
        for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            builder.setServerConfig(setting, onOff);
        }
        stopOrphan(folder);
        var server = builder.start();
        createApplicationRole(server, secrets);
        return new EmbeddedDatabase(server, port, secrets);
    }

    /// Where the server's programs are unpacked: the launcher's folder for all databases of this user
    /// (`khien.binaries`)
    /// or, without one, beside the data. The library lets everybody write there; nobody else may enter.
    private static Path programs(Path folder) throws IOException {
        var kept = System.getProperty("khien.binaries", "");
        var programs = kept.isEmpty() ? folder.resolve("pg-binaries") : Path.of(kept);
        Files.createDirectories(programs);
        return Files.setPosixFilePermissions(programs, OWNER_ALONE);
    }

    /// The server of a Khiên that runs in `folder` right now, or a fresh start where none does. Closing leaves the
    /// other one's server alone.
    public static EmbeddedDatabase attachOrStart(Path folder) throws IOException {
        var pidFile = folder.resolve("pg").resolve("postmaster.pid");
        if (Files.exists(pidFile) && isLocked(lockOf(folder))) {
            var port = Integer.parseInt(Files.readAllLines(pidFile).get(3).strip());
            return new EmbeddedDatabase(null, port, secrets(folder));
        }
        return start(folder, true);
    }

    /// After a crash of the program its server may live on and hold the folder. It is asked to stop, if the folder's
    /// lock is free (nobody else runs here).
    private static void stopOrphan(Path folder) throws IOException {
        var pidFile = folder.resolve("pg").resolve("postmaster.pid");
        if (!Files.exists(pidFile) || isLocked(lockOf(folder))) {
            return;
        }
        var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        var orphan = ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").contains("postgres"));
        if (orphan.isPresent()) {
            new ProcessBuilder("kill", "-INT", Long.toString(pid)).start();
            orphan.get()
                    .onExit()
                    .orTimeout(20, java.util.concurrent.TimeUnit.SECONDS)
                    .join();
        }
    }

    private static Path lockOf(Path folder) {
        return folder.resolve("pg").resolve("epg-lock");
    }

    private static boolean isLocked(Path lockFile) throws IOException {
        if (!Files.exists(lockFile)) {
            return false;
        }
        try (var channel = java.nio.channels.FileChannel.open(lockFile, java.nio.file.StandardOpenOption.WRITE)) {
            try (var lock = channel.tryLock()) {
                return lock == null;
            } catch (OverlappingFileLockException _) {
                return true; // held by this very process
            }
        }
    }

    private static Secrets secrets(Path folder) throws IOException {
        return new Secrets(secret(folder.resolve("owner.secret")), secret(folder.resolve("app.secret")));
    }

    private static String secret(Path file) throws IOException {
        if (!Files.exists(file)) {
            var bytes = new byte[24];
            new SecureRandom().nextBytes(bytes);
            var readableByOwner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(file, readableByOwner);
            Files.writeString(file, HexFormat.of().formatHex(bytes));
        }
        return Files.readString(file).strip();
    }

    private static void createApplicationRole(EmbeddedPostgres server, Secrets secrets) {
        try (var connection = server.getDatabase("postgres", "postgres", Map.of("password", secrets.owner()))
                        .getConnection();
                var statement = connection.createStatement()) {
            try (var roles = statement.executeQuery("select from pg_roles where rolname = 'khien_app'")) {
                if (roles.next()) {
                    return;
                }
            }
            statement.execute("create role khien_app login password '%s'".formatted(secrets.app()));
        } catch (SQLException e) {
            throw new IllegalStateException("the application role could not be made", e);
        }
    }

    /// The settings by which Spring Boot connects: the application's role, and the owner for migrations.
    public Map<String, Object> settings() {
        return settings(port, secrets);
    }

    private static Map<String, Object> settings(int port, Secrets secrets) {
        var url = "jdbc:postgresql://localhost:%d/postgres".formatted(port);
        return Map.of(
                "spring.datasource.url",
                url,
                "spring.datasource.username",
                "khien_app",
                "spring.datasource.password",
                secrets.app(),
                "spring.flyway.url",
                url,
                "spring.flyway.user",
                "postgres",
                "spring.flyway.password",
                secrets.owner());
    }

    @Override
    public void close() {
        if (server == null) {
            return;
        }
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
