package vn.khien.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "{a:1}",
                "'a'",
                "01",
                "+1",
                "1.",
                ".5",
                "1e",
                "--1",
                "1e999",
                "NaN",
                "tru",
                "nul",
                "\"\t\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\ud83d\"",
                "\"\\ude00\\ud83d\"",
                "\"open",
                "1 2",
                "{}x",
                "\ufeff{}",
                "{}\u0000",
                "// comment\n1",
                "١"
            })
    void whatIsNotStrictJsonIsUnusable(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(UnusableInput.class);
    }

    @Test
    void bytesThatAreNotUtf8AreUnusable() {
        for (var bytes : List.of(
                new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'},
                new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'},
                new byte[] {'"', (byte) 0xFF, '"'})) {
            assertThatThrownBy(() -> StrictJson.read(bytes, 100)).isInstanceOf(UnusableInput.class);
        }
    }

    @Test
    void depthAndSizeHaveLimits() throws UnusableInput {
        assertThat(read("[".repeat(32) + "]".repeat(32))).isInstanceOf(Json.Items.class);
        assertThatThrownBy(() -> read("[".repeat(40) + "]".repeat(40))).isInstanceOf(UnusableInput.class);
        assertThatThrownBy(() -> read("[".repeat(9_000))).isInstanceOf(UnusableInput.class);
        assertThatThrownBy(() -> read("1" + " ".repeat(10_000))).isInstanceOf(UnusableInput.class);
        assertThatThrownBy(() -> read("1" + "0".repeat(100))).isInstanceOf(UnusableInput.class);
    }

    @Test
    void wholeNumbersStayWholeAsLongAsEveryReaderHoldsThem() throws UnusableInput {
        assertThat(read("9007199254740991")).isEqualTo(new Json.Whole(9007199254740991L));
        assertThat(read("9007199254740993")).isEqualTo(new Json.Real(9007199254740992.0));
        assertThat(read("{\"a\":[-1]}"))
                .isEqualTo(new Json.Members(Map.of("a", new Json.Items(List.of(new Json.Whole(-1))))));
    }

    private static Json read(String text) throws UnusableInput {
        return StrictJson.read(text.getBytes(StandardCharsets.UTF_8), 10_000);
    }
}
