package vn.khien.publicsite;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.khien.awareness.PublicCampaigns;
import vn.khien.library.LegalDocument;
import vn.khien.library.Library;
import vn.khien.page.PublicWarnings;
import vn.khien.page.Shell;
import vn.khien.page.TemplateText;
import vn.khien.page.Texts;
import vn.khien.platform.ProductClock;
import vn.khien.platform.Settings;

/// Draws every page of the site in both languages. This is where the database is read, once for all readers.
@Component
class Drawing {
    private static final String HTML = "text/html;charset=UTF-8";
    private static final String JSON = "application/json;charset=UTF-8";
    private static final String CSV = "text/csv;charset=UTF-8";
    private static final LocalDate DATA_SINCE = LocalDate.of(2024, 4, 7);
    /// Documents that the first page names.
    private static final List<String> FIRST_TO_READ = List.of("cd-33-2024", "nd-85-2016", "luat-86-2015");

    private final TemplateText templates;
    private final Texts texts;
    private final ProductClock clock;
    private final Settings settings;
    private final Library library;
    private final StateOfTheNation state;
    private final OpenData data;
    private final PublicCampaigns campaigns;
    private final ObjectProvider<PublicWarnings> warnings;

    Drawing(
            TemplateText templates,
            Texts texts,
            ProductClock clock,
            Settings settings,
            Library library,
            StateOfTheNation state,
            OpenData data,
            PublicCampaigns campaigns,
            ObjectProvider<PublicWarnings> warnings) {
        this.templates = templates;
        this.texts = texts;
        this.clock = clock;
        this.settings = settings;
        this.library = library;
        this.state = state;
        this.data = data;
        this.campaigns = campaigns;
        this.warnings = warnings;
    }

    /// What the pages are drawn from, read at one moment.
    record Content(
            List<PublicWarnings.Warning> warnings,
            List<PublicCampaigns.Shown> campaigns,
            OpenState state,
            LocalDate today,
            boolean demonstration) {}

    Content read() {
        var all = warnings.orderedStream()
                .flatMap(room -> room.listPublic().stream())
                .sorted(java.util.Comparator.comparing(PublicWarnings.Warning::issuedAt)
                        .reversed())
                .toList();
        return new Content(
                all,
                campaigns.list(),
                state.read(),
                clock.today(),
                settings.find(Settings.DEMONSTRATION).isPresent());
    }

    PublicPage page(boolean english, String path, boolean demonstration) {
        var locale = english ? Texts.ENGLISH : Texts.VIETNAMESE;
        return new PublicPage(
                new Shell(texts, locale, clock.instant(), path, List.of(), null, "", demonstration, false, 0), path);
    }

    /// All pages and files by their addresses. What did not change keeps its bytes and its tag.
    Map<String, Drawn> draw(Content content, Map<String, Drawn> before) {
        var drawn = new HashMap<String, Drawn>();
        for (var english : List.of(false, true)) {
            pages(english, content).forEach((address, html) -> put(drawn, before, address, HTML, html));
        }
        put(drawn, before, PublicPage.SITE + "/data/state.csv", CSV, data.csv(content.state()));
        put(
                drawn,
                before,
                PublicPage.SITE + "/data/state.json",
                JSON,
                data.json(content.state(), content.demonstration()));
        put(drawn, before, PublicPage.SITE + "/data/dictionary.json", JSON, data.dictionary(DATA_SINCE));
        return Map.copyOf(drawn);
    }

    private static void put(
            Map<String, Drawn> drawn, Map<String, Drawn> before, String address, String type, byte[] bytes) {
        var known = before.get(address);
        drawn.put(address, known != null && known.holds(bytes) ? known : Drawn.of(type, bytes));
    }

    private Map<String, byte[]> pages(boolean english, Content content) {
        var all = new LinkedHashMap<String, byte[]>();
        var documents = library.list("", content.today());
        one(
                all,
                english,
                content,
                "",
                "home",
                Map.of("warnings", content.warnings(), "documents", firstToRead(), "campaigns", content.campaigns()));
        one(all, english, content, "/warnings", "warnings", Map.of("warnings", content.warnings()));
        one(all, english, content, "/guide", "guide", Map.of());
        one(all, english, content, "/law", "law", Map.of("documents", documents, "on", content.today()));
        one(all, english, content, "/check", "check", Map.of());
        one(all, english, content, "/data", "data", Map.of("state", content.state()));
        one(all, english, content, "/press", "press", Map.of("campaigns", content.campaigns()));
        one(all, english, content, "/accessibility", "accessibility", Map.of());
        one(all, english, content, PublicSite.ABSENT, "absent", Map.of());
        for (var warning : content.warnings()) {
            one(all, english, content, "/warnings/" + warning.slug(), "warning", Map.of("warning", warning));
        }
        for (var document : documents) {
            one(
                    all,
                    english,
                    content,
                    "/law/" + document.code(),
                    "document",
                    Map.of(
                            "document", document,
                            "on", content.today(),
                            "successors", successors(document)));
        }
        return all;
    }

    private List<LegalDocument> firstToRead() {
        var first = new ArrayList<LegalDocument>();
        FIRST_TO_READ.forEach(code -> library.find(code).ifPresent(first::add));
        return first;
    }

    private List<LegalDocument> successors(LegalDocument document) {
        return document.replacedBy().stream()
                .flatMap(code -> library.find(code).stream())
                .toList();
    }

    private void one(
            Map<String, byte[]> all,
            boolean english,
            Content content,
            String path,
            String template,
            Map<String, Object> values) {
        var page = page(english, path, content.demonstration());
        var given = new HashMap<>(values);
        given.put("page", page);
        all.put(
                page.in(english),
                templates.draw("publicsite/" + template, given).getBytes(StandardCharsets.UTF_8));
    }

    byte[] draw(String template, Map<String, Object> values) {
        return templates.draw("publicsite/" + template, values).getBytes(StandardCharsets.UTF_8);
    }
}
