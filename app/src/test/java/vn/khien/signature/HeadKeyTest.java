package vn.khien.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.khien.page.OfficialPdf;
import vn.khien.platform.DataFolder;

class HeadKeyTest {
    private static final Instant AT = Instant.parse("2024-04-25T02:41:00Z");

    @TempDir
    static Path folder;

    private static HeadKey key;
    private static byte[] unsigned;
    private static byte[] signed;

    @BeforeAll
    static void sign() {
        key = new HeadKey(new DataFolder(folder));
        unsigned = new OfficialPdf()
                .render(
                        "<html><head><title>t</title></head><body style=\"font-family:Official\">Báo cáo</body></html>");
        signed = key.sign(unsigned, "Nguyễn Văn An", "Thu", AT);
    }

    @Test
    void aSignedDocumentIsValidAgainstItsAuthority() {
        var checked = key.check(signed);
        assertThat(checked.indication()).isEqualTo("TOTAL_PASSED");
        assertThat(checked.valid()).isTrue();
        assertThat(checked.claimedAt()).isEqualTo(AT);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 0.6})
    void oneChangedByteOfTheDocumentIsFound(double where) {
        var changed = signed.clone();
        changed[(int) (unsigned.length * where)] ^= 1;
        var checked = key.check(changed);
        assertThat(checked.valid()).isFalse();
        assertThat(checked.indication()).isIn("TOTAL_FAILED", "NO_SIGNATURE_FOUND");
    }

    @Test
    void aDocumentWithoutASignatureIsNotValid() {
        assertThat(key.check(unsigned).valid()).isFalse();
        assertThat(key.check(new byte[] {1, 2, 3}).valid()).isFalse();
    }

    @Test
    void aSignatureOfAnotherAuthorityIsNotValid(@TempDir Path elsewhere) {
        var other = new HeadKey(new DataFolder(elsewhere));
        assertThat(key.check(other.sign(unsigned, "Nguyễn Văn An", "Thu", AT)).valid())
                .isFalse();
    }

    @Test
    void bothSignaturesOfADocumentMustPass() {
        var twice = key.sign(signed, "Trần Thị Bình", "Thu", AT.plusSeconds(60));
        assertThat(key.check(twice, 2).valid()).isTrue();
        assertThat(key.check(twice).valid()).isFalse();
        assertThat(key.check(signed, 2).valid()).isFalse();
    }

    @Test
    void signingAppendsToTheDocumentAndSaysWhoAndWhen() throws IOException {
        assertThat(Arrays.copyOf(signed, unsigned.length)).isEqualTo(unsigned);
        try (var document = Loader.loadPDF(signed)) {
            var signature = document.getLastSignatureDictionary();
            assertThat(signature.getName()).isEqualTo("Nguyễn Văn An");
            assertThat(signature.getReason()).isEqualTo("Thu");
            assertThat(signature.getSignDate().toInstant()).isEqualTo(AT);
            assertThat(signature.getSubFilter()).isEqualTo("ETSI.CAdES.detached");
        }
    }

    @Test
    void theHashOfTheWholeSignedDocumentIsKnownWithoutReadingIt() throws Exception {
        var added = key.sign(key.makeRoom(unsigned, "Thu"), "Lê Thị Cúc".repeat(30), AT);
        var whole = new ByteArrayOutputStream();
        whole.write(unsigned);
        whole.write(added.update());
        assertThat(added.sha256())
                .isEqualTo(MessageDigest.getInstance("SHA-256").digest(whole.toByteArray()));
        assertThat(key.check(whole.toByteArray()).valid()).isTrue();
    }

    @Test
    void theKeyIsFoundAgain() {
        assertThat(new HeadKey(new DataFolder(folder)).check(signed).valid()).isTrue();
    }

    @Test
    void withoutTheListOfRevokedCertificatesNothingIsValid(@TempDir Path lost) throws IOException {
        var once = new HeadKey(new DataFolder(lost));
        var document = once.sign(unsigned, "Nguyễn Văn An", "Thu", AT);
        Files.write(lost.resolve("keys/head-authority.crl"), new byte[0]);
        var checked = new HeadKey(new DataFolder(lost)).check(document);
        assertThat(checked.indication()).isEqualTo("INDETERMINATE");
        assertThat(checked.valid()).isFalse();
    }
}
