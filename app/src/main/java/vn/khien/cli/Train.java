package vn.khien.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;
import org.springframework.boot.WebApplicationType;
import picocli.CommandLine.Command;

/// `khien train`: makes the demonstration nation once, serves the door, and stops. The launcher runs it after a build:
/// the JVM remembers what starting and making the nation need (`-XX:AOTCacheOutput`).
@Command(name = "train", hidden = true, description = "Start once and stop, to make later starts fast.")
final class Train implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
        var data = Files.createTempDirectory("khien-train");
        try (var program = Program.start(
                data, WebApplicationType.SERVLET, Map.of("server.port", 0, "khien.demonstration", true))) {
            var port = program.context().getEnvironment().getProperty("local.server.port");
            try (var http = HttpClient.newHttpClient()) {
                for (var path : new String[] {"/health", "/sign-in", "/api/v1/picture"}) {
                    http.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
                }
            }
        } finally {
            delete(data);
        }
        return 0;
    }

    private static void delete(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
