package vn.khien.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.khien.KhienApplication;
import vn.khien.platform.EmbeddedDatabase;

/// The running program: the embedded database (unless `KHIEN_DATABASE_URL` names another) and the application on it.
record Program(ConfigurableApplicationContext context, AutoCloseable database) implements AutoCloseable {

    /// For a command: beside a program that may be running on the same data.
    static Program attach(Path data) throws Exception {
        return start(data, WebApplicationType.NONE, Map.of());
    }

    static Program start(Path data, WebApplicationType kind, Map<String, Object> settings) throws Exception {
        var all = new HashMap<>(settings);
        all.put("khien.data", data.toAbsolutePath().toString());
        AutoCloseable database = () -> {};
        var url = System.getenv("KHIEN_DATABASE_URL");
        if (url == null) {
            var embedded = startEmbedded(data, kind == WebApplicationType.NONE);
            all.putAll(embedded.settings());
            database = embedded;
        } else {
            all.putAll(external(url));
        }
        try {
            var context = new SpringApplicationBuilder(KhienApplication.class)
                    .web(kind)
                    // A command needs few of the parts; the program that serves finds wiring errors at its start.
                    .lazyInitialization(kind == WebApplicationType.NONE)
                    .registerShutdownHook(false)
                    .properties(all)
                    .run();
            return new Program(context, database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static EmbeddedDatabase startEmbedded(Path data, boolean beside) {
        try {
            var folder = data.toAbsolutePath();
            return beside ? EmbeddedDatabase.attachOrStart(folder) : EmbeddedDatabase.start(folder, true);
        } catch (IOException | IllegalStateException e) {
            if (String.valueOf(e.getMessage()).contains("lock")) {
                throw new HintedFailure(
                        "another Khiên is running on " + data, "stop it, or choose another folder with --data");
            }
            throw new HintedFailure(
                    "the embedded database did not start: " + e.getMessage(),
                    "look into " + data + "; an external server can be named with KHIEN_DATABASE_URL");
        }
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
