package vn.khien.cli;

import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.aot.AotDetector;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import vn.khien.KhienApplication;
import vn.khien.platform.EmbeddedDatabase;

/// The running program: the embedded database (unless `KHIEN_DATABASE_URL` names another) and the application on it.
record Program(ConfigurableApplicationContext context, AutoCloseable database) implements AutoCloseable {
    /// Set by the launcher: the wiring of the program that serves was written down by the build.
    static final String PREPARED = "khien.prepared";

    /// Set up once, by `logback.xml` alone and before there are two threads. Spring would set it up anew beside the
    /// starting server, whose library then speaks to a log that nobody has told what to keep.
    private static final LoggerContext LOG = setUpLog();

    private static final String DATABASE_URL = "KHIEN_DATABASE_URL";

    /// Whether the data are kept by a server that was named, and not by the one that comes along.
    static boolean isExternal() {
        return System.getenv(DATABASE_URL) != null;
    }

    private static LoggerContext setUpLog() {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.WARNING);
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    /// For a command: beside a program that may be running on the same data.
    static Program attach(Path data) throws Exception {
        return start(data, WebApplicationType.NONE, Map.of());
    }

    static Program start(Path data, WebApplicationType kind, Map<String, Object> settings) throws Exception {
        var all = new HashMap<>(settings);
        all.put("khien.data", data.toAbsolutePath().toString());
        var url = System.getenv(DATABASE_URL);
        if (url != null) {
            all.putAll(external(url));
            return new Program(run(kind, all, _ -> {}), () -> {});
        }
        var starting = startEmbedded(data, kind == WebApplicationType.NONE);
        all.putAll(starting.settings());
        var interruption = new Interruption(starting.server());
        Runtime.getRuntime().addShutdownHook(interruption);
        try {
            var context = run(
                    kind,
                    all,
                    application ->
                            application.getBeanFactory().addBeanPostProcessor(new AwaitedDatabase(starting.server())));
            Runtime.getRuntime().removeShutdownHook(interruption);
            return new Program(context, starting.server().join());
        } catch (RuntimeException e) {
            if (interruption.hasBegun()) {
                Thread.currentThread().join(); // until the JVM ends
            }
            throw failure(data, starting.server(), e);
        }
    }

    /// Ctrl-C while the program starts. What fails from then on fails because of it: nothing of it is told.
    private static final class Interruption extends Thread {
        private final CompletableFuture<EmbeddedDatabase> server;

        Interruption(CompletableFuture<EmbeddedDatabase> server) {
            this.server = server;
        }

        boolean hasBegun() {
            return getState() != State.NEW;
        }

        @Override
        public void run() {
            LOG.stop();
            server.thenAccept(EmbeddedDatabase::close).exceptionally(_ -> null).join();
            System.err.println("khien: stopped");
        }
    }

    private static ConfigurableApplicationContext run(
            WebApplicationType kind,
            Map<String, Object> settings,
            ApplicationContextInitializer<ConfigurableApplicationContext> initializer) {
        if (kind == WebApplicationType.SERVLET && Boolean.getBoolean(PREPARED)) {
            System.setProperty(AotDetector.AOT_ENABLED, "true");
        }
        return new SpringApplicationBuilder(KhienApplication.class)
                .main(KhienApplication.class)
                .web(kind)
                // A command needs few of the parts; the program that serves finds wiring errors at its start.
                .lazyInitialization(kind == WebApplicationType.NONE)
                .registerShutdownHook(false)
                .initializers(initializer)
                .properties(settings)
                .run();
    }

    private static EmbeddedDatabase.Starting startEmbedded(Path data, boolean beside) throws IOException {
        var folder = data.toAbsolutePath();
        try {
            if (!beside) {
                return EmbeddedDatabase.begin(folder);
            }
            var database = EmbeddedDatabase.attachOrStart(folder);
            return new EmbeddedDatabase.Starting(database.settings(), CompletableFuture.completedFuture(database));
        } catch (IOException | IllegalStateException e) {
            throw hinted(data, e);
        }
    }

    /// What to tell of a program that did not start: of its database, if that is what failed.
    private static RuntimeException failure(
            Path data, CompletableFuture<EmbeddedDatabase> server, RuntimeException failed) {
        try {
            server.join().close();
            return failed;
        } catch (CompletionException e) {
            return hinted(data, e.getCause() == null ? e : e.getCause());
        }
    }

    private static HintedFailure hinted(Path data, Throwable failed) {
        if (String.valueOf(failed.getMessage()).contains("lock")) {
            return new HintedFailure(
                    "another Khiên is running on " + data, "stop it, or choose another folder with --data");
        }
        return new HintedFailure(
                "the embedded database did not start: " + failed.getMessage(),
                "look into " + data + "; an external server can be named with KHIEN_DATABASE_URL");
    }

    private static Map<String, Object> external(String url) {
        return Map.of(
                "spring.datasource.url", url,
                "spring.datasource.username", environment("KHIEN_DATABASE_USER"),
                "spring.datasource.password", environment("KHIEN_DATABASE_PASSWORD"),
                "spring.flyway.url", url,
                "spring.flyway.user", environment("KHIEN_DATABASE_OWNER"),
                "spring.flyway.password", environment("KHIEN_DATABASE_OWNER_PASSWORD"));
    }

    private static String environment(String name) {
        var value = System.getenv(name);
        if (value == null) {
            throw new HintedFailure(name + " is not set", "it is needed where KHIEN_DATABASE_URL is given");
        }
        return value;
    }

    @Override
    public void close() throws Exception {
        context.close();
        database.close();
    }
}
