package vn.khien.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {

    /// RFC 8785, section 3.2.2 to 3.2.4: the example and its bytes.
    @Test
    void theExampleOfTheRfcHasTheBytesOfTheRfc() throws UnusableInput {
        var canonical = canonical("""
                {
                  "numbers": [333333333.33333329, 1E30, 4.50,
                              2e-3, 0.000000000000000000000000001],
                  "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                  "literals": [null, true, false]
                }
                """);
        assertThat(HexFormat.of().formatHex(canonical.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62"
                        + "657273223a5b3333333333333333332e333333333333332c31652b33302c342e352c302e"
                        + "3030322c31652d32375d2c22737472696e67223a22e282ac245c75303030665c6e412742"
                        + "5c225c5c5c5c5c222f227d");
    }

    /// RFC 8785, section 3.2.3.
    @Test
    void namesAreOrderedByUtf16CodeUnits() throws UnusableInput {
        assertThat(canonical("""
                {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh",
                 "1": "One", "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control",
                 "\\u00f6": "Latin Small Letter O With Diaeresis"}
                """))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                        + "\"😀\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    /// RFC 8785, appendix B.
    @ParameterizedTest
    @CsvSource({
        "0000000000000000,0",
        "8000000000000000,0",
        "0000000000000001,5e-324",
        "8000000000000001,-5e-324",
        "7fefffffffffffff,1.7976931348623157e+308",
        "ffefffffffffffff,-1.7976931348623157e+308",
        "4340000000000000,9007199254740992",
        "c340000000000000,-9007199254740992",
        "4430000000000000,295147905179352830000",
        "44b52d02c7e14af5,9.999999999999997e+22",
        "44b52d02c7e14af6,1e+23",
        "44b52d02c7e14af7,1.0000000000000001e+23",
        "444b1ae4d6e2ef4e,999999999999999700000",
        "444b1ae4d6e2ef4f,999999999999999900000",
        "444b1ae4d6e2ef50,1e+21",
        "3eb0c6f7a0b5ed8c,9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d,0.000001",
        "41b3de4355555553,333333333.3333332",
        "41b3de4355555554,333333333.33333325",
        "41b3de4355555555,333333333.3333333",
        "41b3de4355555556,333333333.3333334",
        "41b3de4355555557,333333333.33333343",
        "becbf647612f3696,-0.0000033333333333333333",
        "43143ff3c1cb0959,1424953923781206.2"
    })
    void numbersAreWrittenAsEcmascriptWritesThem(String bits, String written) {
        assertThat(CanonicalJson.number(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(written);
    }

    @Test
    void everyNumberIsReadBackAsItself() {
        var random = new Random(8785);
        for (int i = 0; i < 20_000; i++) {
            var number = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(number)) {
                assertThat(Double.parseDouble(CanonicalJson.number(number))).isEqualTo(number);
            }
        }
    }

    @Test
    void theCanonicalFormOfACanonicalFormIsItself() throws UnusableInput {
        var once = canonical("{\"b\":[1,2.5,{\"x\":\"Hà Nội\"}],\"a\":{},\"c\":[],\"d\":-0.0}");
        assertThat(once).isEqualTo("{\"a\":{},\"b\":[1,2.5,{\"x\":\"Hà Nội\"}],\"c\":[],\"d\":0}");
        assertThat(canonical(once)).isEqualTo(once);
    }

    private static String canonical(String json) throws UnusableInput {
        var value = StrictJson.read(json.getBytes(StandardCharsets.UTF_8), 10_000);
        return new String(CanonicalJson.bytes(value), StandardCharsets.UTF_8);
    }
}
