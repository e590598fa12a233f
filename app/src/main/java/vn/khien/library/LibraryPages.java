package vn.khien.library;

import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.khien.access.Open;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.page.Dates;
import vn.khien.page.MenuEntry;
import vn.khien.platform.NotVisible;
import vn.khien.platform.ProductClock;

/// The library for those who are signed in: what the law asks on a day, and what rests on it here.
@Controller
class LibraryPages {
    private static final int SEARCH_MAX = 200;

    private final Library library;
    private final ObjectProvider<Citing> citing;
    private final ProductClock clock;

    LibraryPages(Library library, ObjectProvider<Citing> citing, ProductClock clock) {
        this.library = library;
        this.citing = citing;
        this.clock = clock;
    }

    @Bean
    static MenuEntry libraryMenu() {
        return new MenuEntry(
                70,
                "library.menu",
                "/library",
                "book-open",
                Set.of(Right.READ_DIRECTIVES.name(), Right.READ_CAMPAIGNS.name()));
    }

    /// A document of the list, with the articles in which the words were found.
    record Found(LegalDocument document, List<LegalDocument.Article> articles) {}

    @Open(because = "the law is public", signedIn = true)
    @GetMapping("/library")
    String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String on, Model model) {
        var words = q.length() > SEARCH_MAX ? q.substring(0, SEARCH_MAX) : q.strip();
        var read = Dates.read(on);
        var day = read.orElseGet(clock::today);
        model.addAttribute("q", words);
        model.addAttribute("on", day);
        model.addAttribute("typed", on);
        model.addAttribute("wrongDate", !on.isBlank() && read.isEmpty());
        model.addAttribute(
                "found",
                library.list(words, day).stream()
                        .map(document -> new Found(
                                document, words.isEmpty() ? List.of() : library.listMatching(document, words)))
                        .toList());
        return "library/list";
    }

    @Open(because = "the law is public; what rests on it is asked for the viewer", signedIn = true)
    @GetMapping("/library/{code}")
    String one(Viewer viewer, @PathVariable String code, Model model) {
        var document = library.find(code).orElseThrow(() -> new NotVisible("document " + code));
        model.addAttribute("document", document);
        model.addAttribute("on", clock.today());
        model.addAttribute(
                "successors",
                document.replacedBy().stream()
                        .flatMap(successor -> library.find(successor).stream())
                        .toList());
        model.addAttribute(
                "cited",
                citing.orderedStream()
                        .flatMap(one -> one.citing(viewer, document).stream())
                        .toList());
        return "library/one";
    }
}
