package vn.khien.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Made made;

    @BeforeEach
    void write() throws Exception {
        made = Made.one();
        Files.write(folder.resolve("receipt.json"), made.receipt());
        Files.write(folder.resolve("package.json"), made.sealed());
        Files.write(folder.resolve("document.pdf"), made.pdf());
        Files.write(folder.resolve("key.pem"), made.pem());
    }

    @Test
    void aValidReceiptEndsWithZeroAndSaysWhatItPromises() {
        assertThat(run(Locale.ENGLISH, "receipt.json", "package.json", "--pdf", "document.pdf", "--key", "key.pem"))
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("VALID\n")
                .contains("Organisation: Tỉnh Lâm Đồng (LDG)")
                .contains("Received at: 08:00:00, 30/04/2024 (+07:00)")
                .contains("Late by: 0 d 08:00:00");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aKeyFromTheReceiptItselfIsWarnedOf() {
        assertThat(run(Locale.of("vi", "VN"), "receipt.json", "package.json")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("HỢP LỆ\n");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--key");
    }

    @Test
    void anotherPackageEndsWithOne() throws Exception {
        Files.writeString(folder.resolve("other.json"), "{}");
        assertThat(run(Locale.ENGLISH, "receipt.json", "other.json")).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("NOT VALID\n")
                .contains("BAD  the package's hash");
    }

    @Test
    void unusableInputEndsWithTwo() {
        assertThat(run(Locale.ENGLISH, "document.pdf")).isEqualTo(2);
        assertThat(run(Locale.ENGLISH, "absent.json")).isEqualTo(2);
        assertThat(run(Locale.ENGLISH)).isEqualTo(2);
        assertThat(run(Locale.ENGLISH, "receipt.json", "--nonsense")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("khien: error: ");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private int run(Locale locale, String... files) {
        var args = List.of(files).stream()
                .map(file -> file.startsWith("--") ? file : folder.resolve(file).toString())
                .toList();
        return Verify.run(
                args,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                locale);
    }
}
