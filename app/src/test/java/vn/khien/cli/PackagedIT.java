package vn.khien.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as it is delivered, with the wiring that the build wrote down: other tests wire it anew.
class PackagedIT {
    @TempDir
    private Path folder = Path.of(".");

    @Test
    void itMakesTheNationServesTheDoorAndStops() throws IOException, InterruptedException {
        var said = folder.resolve("said.txt");
        var program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-D" + Program.PREPARED + "=true",
                        "-jar",
                        Path.of("target", "khien-exec.jar").toAbsolutePath().toString(),
                        "train")
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(program.waitFor(10, TimeUnit.MINUTES))
                    .as(() -> read(said))
                    .isTrue();
            assertThat(program.exitValue()).as(() -> read(said)).isZero();
        } finally {
            program.destroyForcibly();
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
