package vn.khien.submission;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;
import vn.khien.verifier.UnusableInput;
import vn.khien.verifier.Verification;

/// Checks a receipt that anybody hands in against this system's own key, as `khien verify` does. Needs no database, and
/// keeps nothing.
@Component
public class CheckingReceipts {
    private final ReceiptKey key;

    CheckingReceipts(ReceiptKey key) {
        this.key = key;
    }

    /// @throws UnusableInput when the bytes are not a receipt at all
    public Verification check(byte[] receipt) throws UnusableInput {
        return Verification.of(receipt, null, null, key.pem().getBytes(StandardCharsets.UTF_8));
    }
}
