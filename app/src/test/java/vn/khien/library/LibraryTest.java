package vn.khien.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.khien.library.LegalDocument.Standing;

class LibraryTest {
    private static final LocalDate OF_THE_DISPATCH = LocalDate.of(2024, 4, 7);
    private final Library library = new Library();

    @Test
    void wordsAreFoundWithoutMarksInTitlesArticlesAndExplanations() {
        assertThat(library.list("an toan he thong cap do", OF_THE_DISPATCH))
                .extracting(LegalDocument::code)
                .contains("nd-85-2016", "tt-31-2017");
        assertThat(library.list("dang kiem xe", OF_THE_DISPATCH))
                .extracting(LegalDocument::code)
                .containsExactly("nd-85-2016");
        assertThat(library.list("Đăng Kiểm", OF_THE_DISPATCH)).hasSize(1);
        assertThat(library.list("không có gì như thế", OF_THE_DISPATCH)).isEmpty();
        assertThat(library.list("%_\\'; drop table", OF_THE_DISPATCH)).isEmpty();
    }

    @Test
    void aDocumentStandsAsTheDaySays() {
        var decree = library.find("nd-85-2016").orElseThrow();
        assertThat(decree.on(OF_THE_DISPATCH)).isEqualTo(Standing.IN_FORCE);
        assertThat(decree.on(LocalDate.of(2016, 6, 30))).isEqualTo(Standing.NOT_YET);
        assertThat(decree.on(LocalDate.of(2026, 8, 18))).isEqualTo(Standing.IN_FORCE);
        assertThat(decree.on(LocalDate.of(2026, 8, 19))).isEqualTo(Standing.ENDED);
        assertThat(decree.replacedBy()).containsExactly("nd-331-2026");
    }

    @Test
    void whatIsInForceComesFirst() {
        var standings = library.list("", OF_THE_DISPATCH).stream()
                .map(document -> document.on(OF_THE_DISPATCH))
                .toList();
        assertThat(standings).isSorted().contains(Standing.NOT_YET, Standing.ENDED);
    }

    @Test
    void theArticleInWhichTheWordsStandIsNamed() {
        var decree = library.find("nd-85-2016").orElseThrow();
        assertThat(library.listMatching(decree, "đăng kiểm"))
                .extracting(LegalDocument.Article::number)
                .containsExactly("20.2.c");
    }

    @Test
    void whatWasNotReadInItsSourceIsNotVerified() {
        assertThat(library.find("luat-24-2018").orElseThrow().mark().verified()).isFalse();
        assertThat(library.find("nd-331-2026").orElseThrow().articles())
                .noneMatch(article -> article.mark().verified());
    }
}
