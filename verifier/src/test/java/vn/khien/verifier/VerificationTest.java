package vn.khien.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerificationTest {

    @Test
    void whatTheSystemMadeIsValid() throws Exception {
        var made = Made.one();
        var verification = Verification.of(made.receipt(), made.sealed(), made.pdf(), made.pem());
        assertThat(verification.findings()).allMatch(Verification.Finding::good);
        assertThat(verification.valid()).isTrue();
        assertThat(verification.keyIsTrusted()).isTrue();
    }

    @Test
    void noReceiptWithOneByteChangedIsValid() throws Exception {
        var made = Made.one();
        var random = new Random(33);
        for (int at = 0; at < made.receipt().length; at++) {
            for (var flip : new int[] {1, 0x20, 1 + random.nextInt(255)}) {
                var changed = made.receipt().clone();
                changed[at] ^= (byte) flip;
                assertThat(isValid(changed, null, null))
                        .as("byte %d, flip %d", at, flip)
                        .isFalse();
            }
        }
    }

    @Test
    void noPackageOrDocumentWithOneByteChangedIsValid() throws Exception {
        var made = Made.one();
        for (int at = 0; at < made.sealed().length; at++) {
            var changed = made.sealed().clone();
            changed[at] ^= 1;
            assertThat(isValid(made.receipt(), changed, null)).as("byte %d", at).isFalse();
        }
        for (int at = 0; at < made.pdf().length; at++) {
            var changed = made.pdf().clone();
            changed[at] ^= 1;
            assertThat(isValid(made.receipt(), null, changed)).as("byte %d", at).isFalse();
        }
    }

    @Test
    void noReceiptWithAByteMoreOrLessIsValid() throws Exception {
        var made = Made.one();
        for (int at = 0; at <= made.receipt().length; at++) {
            for (var extra : new byte[] {' ', '\n', '0', '"'}) {
                var longer = Arrays.copyOf(made.receipt(), made.receipt().length + 1);
                System.arraycopy(made.receipt(), at, longer, at + 1, made.receipt().length - at);
                longer[at] = extra;
                assertThat(isValid(longer, null, null)).as("byte %d", at).isFalse();
            }
            assertThat(isValid(Arrays.copyOf(made.receipt(), at), null, null)).isEqualTo(at == made.receipt().length);
        }
    }

    @Test
    void aReceiptOfAnotherKeyIsNotValidForThoseWhoKnowTheKey() throws Exception {
        var made = Made.one();
        var verification =
                Verification.of(made.receipt(), null, null, Made.one().pem());
        assertThat(verification.valid()).isFalse();
        assertThat(verification.findings()).contains(new Verification.Finding("key", false));
    }

    @Test
    void aSignedReceiptThatContradictsItselfIsNotValid() throws Exception {
        assertThat(isValid(Made.with(Map.of("lateBySeconds", new Json.Nothing()))))
                .isFalse();
        assertThat(isValid(Made.with(Map.of("due", new Json.Nothing())))).isFalse();
        assertThat(isValid(Made.with(Map.of("keyId", Made.text("0".repeat(32))))))
                .isFalse();
        assertThat(isValid(Made.with(Map.of("organisationCode", Made.text("HNI")))))
                .isFalse();
        assertThat(isValid(Made.with(Map.of("directive", Made.text("18/CT-TTg")))))
                .isFalse();
        assertThat(isValid(Made.with(Map.of("due", new Json.Nothing(), "lateBySeconds", new Json.Nothing()))))
                .isTrue();
    }

    @Test
    void whatIsNotAReceiptIsUnusable() throws Exception {
        var made = Made.one();
        for (var wrong : new String[] {"", "{}", "[]", "{\"format\":\"khien-receipt/2\"}", "%PDF-1.7"}) {
            assertThatThrownBy(() -> Verification.of(wrong.getBytes(StandardCharsets.UTF_8), made.sealed(), null, null))
                    .isInstanceOf(UnusableInput.class);
        }
        assertThatThrownBy(() -> Verification.of(made.receipt(), null, null, new byte[] {'x'}))
                .isInstanceOf(UnusableInput.class);
    }

    private static boolean isValid(Made made) throws GeneralSecurityException {
        return isValid(made.receipt(), made.sealed(), made.pdf());
    }

    private static boolean isValid(byte[] receipt, byte @Nullable [] sealed, byte @Nullable [] pdf) {
        try {
            return Verification.of(receipt, sealed, pdf, null).valid();
        } catch (UnusableInput e) {
            return false;
        }
    }
}
