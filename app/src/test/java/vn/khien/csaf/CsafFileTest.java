package vn.khien.csaf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.platform.Problem;

class CsafFileTest {
    private static final Path FILES = Path.of("src/test/resources/csaf");
    private static final CsafFile CSAF = new CsafFile(new CsafSchema(), new MandatoryTests());

    private static CsafFile.Result read(byte[] bytes) {
        return CSAF.read(new ByteArrayInputStream(bytes));
    }

    private static String reason(byte[] bytes) {
        return ((CsafFile.Result.Refused) read(bytes)).problems().getFirst().code();
    }

    @Test
    void everyFileOfTheStandardIsAcceptedOrRefusedAsItsListSays() throws IOException {
        var expected = new JsonMapper().readTree(Files.readAllBytes(FILES.resolve("validator/expected.json")));
        var wrong = new ArrayList<String>();
        var seen = 0;
        for (var test : expected.path("tests")) {
            for (var list : List.of("failures", "valid")) {
                for (var one : test.path(list)) {
                    seen++;
                    var name = one.path("name").asString("");
                    var result =
                            read(Files.readAllBytes(FILES.resolve("validator").resolve(name)));
                    var section = test.path("id").asString("");
                    switch (result) {
                        case CsafFile.Result.Accepted accepted -> {
                            if (!one.path("valid").asBoolean()) {
                                wrong.add(name + " was accepted");
                            }
                        }
                        case CsafFile.Result.Refused(var problems) -> {
                            if (one.path("valid").asBoolean()
                                    || problems.stream()
                                            .map(Problem::code)
                                            .noneMatch(("csaf.problem." + section)::equals)) {
                                wrong.add(name + " was refused: " + problems);
                            }
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(seen).isEqualTo(80);
    }

    @Test
    void realAdvisoriesAreReadWithTheirProductsAndWhatIsSaidOfThem() throws IOException {
        var bsi = accepted("bsi-2022-0001.json");
        assertThat(bsi.cves()).containsExactly("CVE-2022-27193");
        assertThat(bsi.products())
                .filteredOn(product -> product.status() == CsafProduct.Status.AFFECTED)
                .hasSize(5)
                .allMatch(product -> product.vendor().equals("CSAF Tools")
                        && product.name().equals("CVRF-CSAF-Converter")
                        && product.versions().startsWith("1.0.0"));
        assertThat(bsi.products())
                .filteredOn(product -> product.status() == CsafProduct.Status.FIXED)
                .extracting(CsafProduct::versions)
                .containsExactly("1.0.0-rc2");
        var vex = accepted("sec-vex-2022-0001.json");
        assertThat(vex.products())
                .containsExactly(new CsafProduct(
                        "Secvisogram", "Secvisogram", "<=1.14.0", true, CsafProduct.Status.NOT_AFFECTED));
        assertThat(accepted("2022-evd-uc-02-na-001.json").products())
                .extracting(CsafProduct::status)
                .containsExactly(CsafProduct.Status.NOT_AFFECTED);
        assertThat(accepted("rhsa-2021_5186.json").products())
                .extracting(CsafProduct::vendor)
                .containsOnly("Red Hat");
    }

    private static CsafAdvisory accepted(String name) throws IOException {
        return switch (read(Files.readAllBytes(FILES.resolve(name)))) {
            case CsafFile.Result.Accepted(var advisory) -> advisory;
            case CsafFile.Result.Refused(var problems) -> throw new AssertionError(name + " " + problems);
        };
    }

    @Test
    void whatIsDamagedOrStrangeEndsInOneSentence() throws IOException {
        var good = Files.readString(FILES.resolve("bsi-2022-0001.json"));
        assertThat(reason(good.substring(0, good.length() / 2).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("page.problem.json.cut");
        assertThat(reason(good.replace("\"csaf_version\": \"2.0\"", "\"csaf_version\": \"2.1\"")
                        .getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("csaf.problem.version");
        assertThat(reason("{}".getBytes(StandardCharsets.UTF_8))).isEqualTo("csaf.problem.no-csaf");
        assertThat(reason("[]".getBytes(StandardCharsets.UTF_8))).isEqualTo("page.problem.json.no-object");
        assertThat(reason(good.getBytes(StandardCharsets.UTF_16))).isEqualTo("page.problem.json.encoding");
        assertThat(reason(good.replace("advisory", "avertissement é").getBytes(Charset.forName("ISO-8859-1"))))
                .isEqualTo("page.problem.json.encoding");
        assertThat(reason(good.replaceFirst("\\{", "{\"document\": {},").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("page.problem.json.duplicate");
        assertThat(reason(("{\"document\":" + "[".repeat(10_000)).getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("page.problem.json.too-deep");
        assertThat(reason(good.replace("\"title\"", "\"heading\"").getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("csaf.problem.schema");
    }

    /// 200 MB that are never there: the reader stops asking at its limit.
    @Test
    void twoHundredMegabytesAreRefusedAfterTwenty() {
        var given = new long[1];
        var endless = new InputStream() {
            @Override
            public int read() {
                given[0]++;
                return ' ';
            }

            @Override
            public int read(byte[] buffer, int from, int length) {
                given[0] += length;
                java.util.Arrays.fill(buffer, from, from + length, (byte) ' ');
                return length;
            }
        };
        var refused = (CsafFile.Result.Refused) CSAF.read(endless);
        assertThat(refused.problems()).extracting(Problem::code).containsExactly("page.problem.json.too-large");
        assertThat(given[0]).isLessThan(22L * 1024 * 1024);
    }
}
