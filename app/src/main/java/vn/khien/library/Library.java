package vn.khien.library;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.khien.library.LegalDocument.Article;
import vn.khien.platform.Folding;
import vn.khien.platform.ShippedYaml;

/// All documents of the library. They are public and never change while the program runs, so they are read once and
/// asked without a scope and without the database.
@Component
public class Library {
    private final Map<String, LegalDocument> documents;
    private final Map<String, String> folded;

    Library() {
        this.documents = read(ShippedYaml.read("khien/data/library.yaml"));
        this.folded = documents.values().stream()
                .collect(Collectors.toUnmodifiableMap(LegalDocument::code, Library::searchText));
    }

    /// Those in force first, then in the order of the library.
    ///
    /// @param text words to be found, with or without marks; empty finds all
    /// @param on the day on which they are looked at
    public List<LegalDocument> list(String text, LocalDate on) {
        var words = Arrays.stream(Folding.fold(text).split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
        return documents.values().stream()
                .filter(document -> words.stream().allMatch(textOf(document)::contains))
                .sorted(java.util.Comparator.comparing(document -> document.on(on)))
                .toList();
    }

    public Optional<LegalDocument> find(String code) {
        return Optional.ofNullable(documents.get(code));
    }

    /// Articles in which the words stand, for a document that was found by them.
    public List<Article> listMatching(LegalDocument document, String text) {
        var words = Folding.fold(text).split(" ");
        return document.articles().stream()
                .filter(article -> Arrays.stream(words)
                        .anyMatch(
                                word -> word.length() > 1 && searchText(article).contains(word)))
                .toList();
    }

    private String textOf(LegalDocument document) {
        return folded.getOrDefault(document.code(), "");
    }

    private static String searchText(LegalDocument document) {
        return Folding.fold(String.join(
                        " ",
                        document.number(),
                        document.titleVi(),
                        document.titleEn(),
                        document.issuerVi(),
                        document.issuerEn(),
                        document.plainVi(),
                        document.plainEn()))
                + " "
                + document.articles().stream().map(Library::searchText).collect(Collectors.joining(" "));
    }

    private static String searchText(Article article) {
        return Folding.fold(String.join(
                " ", article.number(), article.textVi(), article.textEn(), article.plainVi(), article.plainEn()));
    }

    private static Map<String, LegalDocument> read(ShippedYaml file) {
        var sources = file.map("sources");
        var read = new LinkedHashMap<String, LegalDocument>();
        for (var one : file.maps("documents")) {
            read.put(one.text("code"), document(one, sources));
        }
        for (var document : read.values()) {
            if (!read.keySet().containsAll(document.replacedBy())) {
                throw new IllegalStateException(document.code() + " is replaced by what is not there");
            }
        }
        return java.util.Collections.unmodifiableMap(read);
    }

    private static LegalDocument document(ShippedYaml one, ShippedYaml sources) {
        var plain = one.has("plain");
        return new LegalDocument(
                one.text("code"),
                one.text("number"),
                one.text("kind"),
                one.map("title").text("vi"),
                one.map("title").text("en"),
                one.map("issuer").text("vi"),
                one.map("issuer").text("en"),
                LocalDate.parse(one.text("valid_from")),
                one.date("valid_to"),
                one.texts("replaced_by"),
                LegalMark.of(one.text("mark")),
                sources.text(one.text("source")),
                plain ? one.map("plain").text("vi") : "",
                plain ? one.map("plain").text("en") : "",
                one.maps("articles").stream().map(Library::article).toList());
    }

    private static Article article(ShippedYaml one) {
        return new Article(
                one.text("number"),
                LegalMark.of(one.text("mark")),
                one.text("vi"),
                one.text("en"),
                one.textOrEmpty("plain_vi"),
                one.textOrEmpty("plain_en"),
                one.texts("requirements"),
                one.texts("clocks"));
    }
}
