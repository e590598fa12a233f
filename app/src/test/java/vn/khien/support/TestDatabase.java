package vn.khien.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import vn.khien.platform.EmbeddedDatabase;

/// Starts one PostgreSQL for all tests of this run; it ends with the run.
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final class Running {
        private static final Map<String, Object> SETTINGS = start();
    }

    private static Map<String, Object> start() {
        try {
            var folder = Files.createTempDirectory(
                    Files.createDirectories(Path.of("target").toAbsolutePath()), "pg");
            var database = EmbeddedDatabase.start(folder, false);
            Runtime.getRuntime().addShutdownHook(new Thread(database::close));
            return database.settings();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("test database", Running.SETTINGS));
    }
}
