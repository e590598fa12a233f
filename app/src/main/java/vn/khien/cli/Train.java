package vn.khien.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.khien.nation.Nation;

/// `khien train`: makes the demonstration nation once, serves the door, and stops. The launcher runs it after a build:
/// the JVM remembers what starting and making the nation need (`-XX:AOTCacheOutput`), and the first start takes the
/// nation over ([PreparedNation]).
@Command(name = "train", hidden = true, description = "Start once and stop, to make later starts fast.")
final class Train implements Callable<Integer> {
    /// Pages, and how they answer somebody who has not signed in.
    private static final Map<String, Integer> ANSWERS = Map.of("/health", 200, "/sign-in", 200, "/api/v1/picture", 401);

    @Option(names = "--keep", description = "folder in which the nation stays; without it nothing does")
    private @Nullable Path keep;

    @Override
    public Integer call() throws Exception {
        var data = keep == null ? Files.createTempDirectory("khien-train") : keep;
        try (var program = Program.start(
                data, WebApplicationType.SERVLET, Map.of("server.port", 0, "khien.demonstration", true))) {
            var address =
                    "http://localhost:" + program.context().getEnvironment().getProperty("local.server.port");
            try (var http = HttpClient.newHttpClient()) {
                for (var answer : ANSWERS.entrySet()) {
                    var request = HttpRequest.newBuilder(URI.create(address + answer.getKey()));
                    var status = http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode();
                    if (status != answer.getValue()) {
                        throw new IllegalStateException(answer.getKey() + " was answered with " + status);
                    }
                }
            }
            program.context().getBean(Nation.class).rest();
        } finally {
            if (keep == null) {
                PreparedNation.delete(data);
            }
        }
        return 0;
    }
}
