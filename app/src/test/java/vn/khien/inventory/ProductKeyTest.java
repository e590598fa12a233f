package vn.khien.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductKeyTest {
    @ParameterizedTest
    @CsvSource({
        "Microsoft, Exchange Server, microsoft/exchange-server",
        "Microsoft Corp., Microsoft Exchange Server, microsoft/exchange-server",
        "'', Exchange Server, -/exchange-server",
        "Công ty Minh Họa, MailServer Minh họa, cong-ty-minh-hoa/mailserver-minh-hoa",
        "'Đại Việt Co., Ltd.', Cổng thông tin, dai-viet/cong-thong-tin",
        "Notepad++, Notepad++, notepad++/notepad++",
        "Apache, Log4j2, apache/log4j2",
        "Inc, Product, inc/product",
        "x, '!!', ''"
    })
    void whatIsWrittenInManyWaysIsOneKey(String vendor, String name, String key) {
        assertThat(ProductKey.of(vendor, name)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "8.6, 8.10",
        "8.6, 8.6.1",
        "8.7-rc1, 8.7",
        "8.7-rc1, 8.7-rc2",
        "8.7, 8.7-sp1",
        "8.7-beta2, 8.7-rc1",
        "1.0.1, 1.0.1a",
        "1.0.2, 1.0.2b",
        "1.0b2, 1.0",
        "0.9, 1",
        "2.9.10.8, 2.10",
        "1.14.0, 1.15",
        "9, 10",
        "2019, 2022",
        "7.0.0-alpha, 7"
    })
    void versionsSortAsVersionsDo(String earlier, String later) {
        assertThat(key(earlier)).isLessThan(key(later));
    }

    @ParameterizedTest
    @CsvSource({"8.0, 8", "v8.6, 8.6", "8.6.0.0, 8.6", "08.06, 8.6", "8.0-rc1, 8-rc1", "1.2.3+build7, 1.2.3", "8_6, 8.6"
    })
    void theSameVersionWrittenInTwoWaysIsTheSame(String one, String other) {
        assertThat(key(one)).isEqualTo(key(other));
    }

    @Test
    void whatHoldsNoVersionHasNoKey() {
        assertThat(VersionKey.of("")).isNull();
        assertThat(VersionKey.of("–")).isNull();
    }

    private static String key(String version) {
        return Objects.requireNonNull(VersionKey.of(version));
    }

    @Property
    void numbersCompareAsNumbers(
            @ForAll List<@IntRange(max = 100_000) Integer> one, @ForAll List<@IntRange(max = 100_000) Integer> other) {
        if (!one.isEmpty() && !other.isEmpty()) {
            var expected = compare(one, other);
            assertThat(Integer.signum(key(text(one)).compareTo(key(text(other)))))
                    .isEqualTo(expected);
        }
    }

    private static String text(List<Integer> numbers) {
        return String.join(".", numbers.stream().map(String::valueOf).toList());
    }

    private static int compare(List<Integer> one, List<Integer> other) {
        var a = new ArrayList<>(one);
        var b = new ArrayList<>(other);
        while (a.size() < b.size()) {
            a.add(0);
        }
        while (b.size() < a.size()) {
            b.add(0);
        }
        for (int i = 0; i < a.size(); i++) {
            if (!a.get(i).equals(b.get(i))) {
                return Integer.signum(Integer.compare(a.get(i), b.get(i)));
            }
        }
        return 0;
    }
}
