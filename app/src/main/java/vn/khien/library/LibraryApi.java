package vn.khien.library;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.khien.access.Open;
import vn.khien.page.Dates;
import vn.khien.page.Items;
import vn.khien.page.Problems;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// The library for other systems.
@RestController
@RequestMapping("/api/v1/library")
class LibraryApi {
    private static final int LIMIT_MAX = 200;

    private final Library library;
    private final Problems problems;
    private final ProductClock clock;

    LibraryApi(Library library, Problems problems, ProductClock clock) {
        this.library = library;
        this.problems = problems;
        this.clock = clock;
    }

    /// @param mark `verified`, `secondary` or `recalled`
    record ArticleJson(
            String number,
            String mark,
            String text,
            String textEn,
            @Nullable String plain,
            @Nullable String plainEn,
            List<String> requirements,
            List<String> clocks) {
        static ArticleJson of(LegalDocument.Article article) {
            return new ArticleJson(
                    article.number(),
                    article.mark().code(),
                    article.textVi(),
                    article.textEn(),
                    article.plainVi().isEmpty() ? null : article.plainVi(),
                    article.plainEn().isEmpty() ? null : article.plainEn(),
                    article.requirements(),
                    article.clocks());
        }
    }

    /// @param standing `in_force`, `not_yet` or `ended` on the day asked for
    record DocumentJson(
            String code,
            String number,
            String kind,
            String title,
            String titleEn,
            LocalDate from,
            @Nullable LocalDate to,
            String standing,
            List<String> replacedBy,
            String mark,
            String source,
            List<ArticleJson> articles) {
        static DocumentJson of(LegalDocument one, LocalDate on) {
            return new DocumentJson(
                    one.code(),
                    one.number(),
                    one.kind(),
                    one.titleVi(),
                    one.titleEn(),
                    one.validFrom(),
                    one.validTo(),
                    one.on(on).name().toLowerCase(Locale.ROOT),
                    one.replacedBy(),
                    one.mark().code(),
                    one.source(),
                    one.articles().stream().map(ArticleJson::of).toList());
        }
    }

    @Open(because = "the law is public", signedIn = true)
    @GetMapping
    ResponseEntity<?> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String on,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "0") int cursor,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        var day = on.isEmpty() ? clock.today() : Dates.read(on).orElse(null);
        if (day == null) {
            return problems.refuse(language, HttpStatus.BAD_REQUEST, List.of(Problem.at("on", "library.problem.date")));
        }
        var size = Math.clamp(limit, 1, LIMIT_MAX);
        return ResponseEntity.ok(
                Items.part(library.list(q, day), size, cursor, document -> DocumentJson.of(document, day)));
    }

    @Open(because = "the law is public", signedIn = true)
    @GetMapping("/{code}")
    DocumentJson one(@PathVariable String code) {
        return library.find(code)
                .map(document -> DocumentJson.of(document, clock.today()))
                .orElseThrow(() -> new NotVisible("document " + code));
    }
}
