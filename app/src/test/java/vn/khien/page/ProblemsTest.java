package vn.khien.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|vi",
                "en|en",
                "en-GB,vi;q=0.5|en",
                "vi-VN,vi;q=0.9,en;q=0.8|vi",
                "fr, en;q=0.8|en",
                "vi;q=0.1,en;q=0.9|en",
                "en;q=0,vi;q=0.1|vi",
                "en;q=0|vi",
                "fr|vi",
                "*|vi",
                "en;q=many|vi",
                ",;=|vi"
            })
    void theLanguageIsChosenByTheOrderOfPreference(@Nullable String asked, String chosen) {
        assertThat(Problems.locale(asked).getLanguage()).isEqualTo(chosen);
    }
}
