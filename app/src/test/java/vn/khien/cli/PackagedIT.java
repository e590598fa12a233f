package vn.khien.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The program as it is delivered, with the wiring that the build wrote down: other tests wire it anew.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PackagedIT {
    @TempDir
    private static Path folder = Path.of(".");

    @Test
    @Order(1)
    void itMakesTheNationServesTheDoorAndStops() throws IOException, InterruptedException {
        var said = folder.resolve("train.txt");
        var program = start(said, "train", "--keep", nation().toString());
        try {
            assertThat(program.waitFor(10, TimeUnit.MINUTES))
                    .as(() -> read(said))
                    .isTrue();
            assertThat(program.exitValue()).as(() -> read(said)).isZero();
        } finally {
            program.destroyForcibly();
        }
    }

    @Test
    @Order(2)
    void theFirstStartTakesTheNationOverAndItsClockBeginsThen() throws IOException, InterruptedException {
        var said = folder.resolve("up.txt");
        var port = freePort();
        var data = folder.resolve("data");
        var program = start(said, "up", "--port", port, "--data", data.toString());
        try {
            awaitAddress(program, said);
            assertThat(read(said)).doesNotContain("demonstration nation:").doesNotContain("WARN");
            assertThat(picture(port, token(data))).contains("\"asOf\":\"2024-04-25T09:4");
        } finally {
            program.destroy();
            program.waitFor();
        }
    }

    private static Path nation() {
        return folder.resolve("nation");
    }

    private static Process start(Path said, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-D" + Program.PREPARED + "=true",
                "-D" + PreparedNation.PROPERTY + "=" + nation(),
                "-jar",
                Path.of("target", "khien-exec.jar").toAbsolutePath().toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }

    private static String freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return String.valueOf(socket.getLocalPort());
        }
    }

    private static void awaitAddress(Process program, Path said) throws InterruptedException {
        while (!read(said).contains("password of all")) {
            assertThat(program.waitFor(100, TimeUnit.MILLISECONDS))
                    .as(() -> read(said))
                    .isFalse();
        }
    }

    private static String token(Path data) throws IOException, InterruptedException {
        var said = folder.resolve("token.txt");
        start(said, "token", "analyst", "--data", data.toString()).waitFor();
        return read(said).lines().reduce((_, last) -> last).orElseThrow();
    }

    private static String picture(String port, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/picture?directive=1"))
                .header("Authorization", "Bearer " + token)
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
