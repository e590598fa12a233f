package vn.khien.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import vn.khien.page.Texts;
import vn.khien.platform.Problem;

/// The head reads what is worth knowing in the language of the page.
class SummaryTest {
    private static final String VIETNAMESE = "Có bản sao lưu ngoại tuyến";
    private static final String ENGLISH = "There is an offline backup";

    private static String shown(Locale locale, Object... args) {
        var summary = new Summary(9, 9, 1, 9, 6, List.of(Problem.at("/assessments", Summary.WEAK, args)));
        var thing = summary.worthKnowing(locale).getFirst();
        return new Texts().text(locale, thing.code(), thing.args().toArray());
    }

    @Test
    void theWeakestRequirementIsToldInBothLanguages() {
        assertThat(shown(Texts.ENGLISH, 3, VIETNAMESE, ENGLISH))
                .contains(ENGLISH)
                .doesNotContain(VIETNAMESE);
        assertThat(shown(Texts.VIETNAMESE, 3, VIETNAMESE, ENGLISH))
                .contains(VIETNAMESE)
                .doesNotContain(ENGLISH);
    }

    @Test
    void whatWasPreparedBeforeTheEnglishWordsWereKeptStaysReadable() {
        assertThat(shown(Texts.ENGLISH, 3, VIETNAMESE)).contains(VIETNAMESE);
    }
}
