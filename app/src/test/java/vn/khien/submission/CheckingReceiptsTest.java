package vn.khien.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.khien.support.KhienTest;
import vn.khien.verifier.UnusableInput;

@KhienTest
class CheckingReceiptsTest {
    @Autowired
    private ReceiptKey key;

    @Autowired
    private CheckingReceipts checking;

    private byte[] receipt() {
        return key.receipt(new ReceiptKey.Facts(
                "BN-1",
                "33/CĐ-TTg",
                "LDG",
                "UBND tỉnh Lâm Đồng",
                "ab".repeat(32),
                "cd".repeat(32),
                "Nguyễn Văn An",
                Instant.parse("2024-04-20T03:00:00Z"),
                null,
                null,
                null));
    }

    @Test
    void aReceiptOfThisSystemIsValidByItsOwnKey() throws UnusableInput {
        var verified = checking.check(receipt());
        assertThat(verified.valid()).isTrue();
        assertThat(verified.keyIsTrusted()).isTrue();
    }

    @Test
    void anotherNameInItIsFoundOut() throws UnusableInput {
        var forged = new String(receipt(), StandardCharsets.UTF_8).replace("LDG", "HNI");
        assertThat(checking.check(forged.getBytes(StandardCharsets.UTF_8)).valid())
                .isFalse();
    }

    @Test
    void whatIsNoReceiptCannotBeJudged() {
        for (var input : new String[] {"", "{}", "<script>", "null", "[".repeat(10_000)}) {
            assertThatThrownBy(() -> checking.check(input.getBytes(StandardCharsets.UTF_8)))
                    .as(input.substring(0, Math.min(10, input.length())))
                    .isInstanceOf(UnusableInput.class);
        }
    }
}
