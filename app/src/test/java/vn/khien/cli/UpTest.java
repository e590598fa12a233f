package vn.khien.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody at the console is told when the program cannot begin.
class UpTest {
    @TempDir
    private Path folder = Path.of(".");

    @Test
    void aPortThatIsTakenIsSaidBeforeAnythingIsMade() throws IOException {
        try (var taken = new ServerSocket(0)) {
            var said = up(String.valueOf(taken.getLocalPort()));
            assertThat(said)
                    .contains("khien: error: port " + taken.getLocalPort() + " cannot be used")
                    .contains("khien: hint: stop what listens there, or choose another with --port");
        }
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void aPortThatIsNoneIsSaidToo() {
        assertThat(up("99999")).contains("khien: error: port 99999 cannot be used");
    }

    /// What was told; the command ended with 2.
    private String up(String port) {
        var before = System.err;
        var told = new ByteArrayOutputStream();
        System.setErr(new PrintStream(told, true, UTF_8));
        try {
            assertThat(Main.execute(
                            "up",
                            "--port",
                            port,
                            "--data",
                            folder.resolve("data").toString()))
                    .isEqualTo(2);
        } finally {
            System.setErr(before);
        }
        return told.toString(UTF_8);
    }
}
