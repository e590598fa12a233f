package vn.khien.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cổng dịch vụ công Đà Nẵng",
                "  hai   blanks  ",
                "Ế Ộ ỗ ư ơ Đ ẞ İ ß Ñ ç",
                "Tab\tvà\u00a0dòng\nmới",
                "Ελληνικά và кириллица",
                ""
            })
    void composedAndDecomposedTextsFoldTheSame(String text) {
        var decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        assertThat(Folding.fold(text)).isEqualTo(Folding.fold(decomposed));
        assertThat(Folding.clean(text)).isEqualTo(Folding.clean(decomposed));
    }

    @Test
    void marksAndCaseAndBlanksAreFolded() {
        assertThat(Folding.fold(" Cổng  Dịch vụ ĐÀ NẴNG ")).isEqualTo("cong dich vu da nang");
        assertThat(Folding.fold("tab\tand\u00a0more")).isEqualTo("tab and more");
    }

    @Test
    void whatIsTypedIsComposedAndTidy() {
        assertThat(Folding.clean("  Cổng \t dịch\u00a0vụ ")).isEqualTo("Cổng dịch vụ");
        assertThat(Folding.clean("a\u00adb\u0001c\u200bd")).isEqualTo("abcd");
        assertThat(Folding.clean("Cổng dịch vụ")).isSameAs("Cổng dịch vụ");
    }
}
