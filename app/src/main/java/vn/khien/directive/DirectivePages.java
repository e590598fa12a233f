package vn.khien.directive;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.organisation.Organisations;
import vn.khien.page.MenuEntry;
import vn.khien.platform.Folding;
import vn.khien.platform.ProductClock;

/// Pages of directives: the list, and what became of a directive in force.
@Controller
class DirectivePages {
    private static final int ROWS_MAX = 20_000;
    private static final int LOG_MAX = 200;

    private final Directives directives;
    private final DraftPage draft;
    private final Amending amending;
    private final Heading.Reading headings;
    private final Organisations organisations;
    private final Trail trail;
    private final ProductClock clock;

    DirectivePages(
            Directives directives,
            DraftPage draft,
            Amending amending,
            Heading.Reading headings,
            Organisations organisations,
            Trail trail,
            ProductClock clock) {
        this.directives = directives;
        this.draft = draft;
        this.amending = amending;
        this.headings = headings;
        this.organisations = organisations;
        this.trail = trail;
        this.clock = clock;
    }

    @Bean
    static MenuEntry directivesMenu() {
        return new MenuEntry(
                20, "directive.menu", "/directives", "scroll-text", java.util.Set.of(Right.READ_DIRECTIVES.name()));
    }

    @Requires(Right.READ_DIRECTIVES)
    @GetMapping("/directives")
    String list(Viewer viewer, Model model) {
        var listed = directives.list(viewer);
        model.addAttribute("directives", listed);
        model.addAttribute("next", directives.mapNextDeadlines(viewer, listed, clock.instant()));
        model.addAttribute("mayIssue", viewer.may(Right.ISSUE_DIRECTIVES));
        return "directive/list";
    }

    @Requires(Right.READ_DIRECTIVES)
    @GetMapping("/directives/{id}")
    String one(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Integer obligation,
            @RequestParam(required = false) @Nullable Long open,
            @RequestParam(defaultValue = "") String q,
            Model model) {
        var directive = directives.read(viewer, id);
        if (!directive.inForce()) {
            return draft.draw(viewer, directive, List.of(), model);
        }
        var obligations = draft.content(viewer, directive, model);
        var owed = directives.listOwed(viewer).stream()
                .filter(assignment -> assignment.directive() == id)
                .toList();
        var selected = obligation == null ? preselected(obligations) : obligation;
        model.addAttribute("heading", headings.read(viewer, id));
        model.addAttribute("selected", selected);
        model.addAttribute("counts", directives.countByObligation(viewer, id, clock.instant()));
        model.addAttribute("owed", owed);
        model.addAttribute("units", organisations.listChildren(viewer.organisation(), clock.today()));
        model.addAttribute("may", viewer);
        model.addAttribute("open", open == null ? 0L : open);
        model.addAttribute("q", q);
        model.addAttribute("replaced", replaced(viewer, id));
        model.addAttribute("tree", tree(viewer, id, obligations, selected, q));
        return "directive/one";
    }

    /// What others in force put in the place of the document's clauses, by clause; the latest where there are several.
    private Map<Long, Amendment> replaced(Viewer viewer, long id) {
        var replaced = new HashMap<Long, Amendment>();
        amending.list(viewer, id).stream()
                .filter(one -> one.amended() == id)
                .forEach(one -> replaced.put(one.clause(), one));
        return replaced;
    }

    /// The review, if there is one: that is what most readers come for.
    private static int preselected(List<KeptObligation> obligations) {
        return obligations.stream()
                .filter(kept -> kept.what().review())
                .map(KeptObligation::position)
                .findFirst()
                .orElse(1);
    }

    private List<Branch> tree(Viewer viewer, long id, List<KeptObligation> obligations, int selected, String q) {
        var wanted = Folding.fold(q);
        return obligations.stream()
                .filter(kept -> kept.position() == selected)
                .findFirst()
                .map(kept -> Branch.grow(directives.listAssignments(viewer, id, kept.id(), ROWS_MAX, 0).stream()
                        .filter(one -> wanted.isEmpty()
                                || Folding.fold(one.organisationVi() + " " + one.organisationEn())
                                        .contains(wanted))
                        .toList()))
                .orElse(List.of());
    }

    @Requires(Right.READ_DIRECTIVES)
    @GetMapping("/directives/{id}/addressees")
    String addressees(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String view,
            Model model) {
        var directive = directives.read(viewer, id);
        var wanted = Folding.fold(q);
        var all = directives.listAddressed(viewer, id, ROWS_MAX).stream()
                .filter(one -> wanted.isEmpty()
                        || Folding.fold(one.organisationVi() + " " + one.organisationEn())
                                .contains(wanted))
                .toList();
        model.addAttribute("directive", directive);
        model.addAttribute("heading", headings.read(viewer, id));
        var now = clock.instant();
        var every = Body.gather(all);
        model.addAttribute(
                "bodies",
                every.stream()
                        .filter(body -> state.isEmpty() || body.is(state, now))
                        .toList());
        model.addAttribute("every", every);
        model.addAttribute("state", state);
        model.addAttribute("q", q);
        model.addAttribute("grouped", view.equals("tree"));
        return "directive/addressees";
    }

    @Requires(Right.READ_DIRECTIVES)
    @GetMapping("/directives/{id}/log")
    String log(Viewer viewer, @PathVariable long id, Model model) {
        model.addAttribute("directive", directives.read(viewer, id));
        model.addAttribute("heading", headings.read(viewer, id));
        model.addAttribute(
                "lines",
                trail.listOf("directive:" + id, "directive.", LOG_MAX).stream()
                        .map(LogLine::of)
                        .toList());
        return "directive/log";
    }

    @Requires(Right.READ_DIRECTIVES)
    @GetMapping("/directives/{id}/source")
    ResponseEntity<byte[]> source(Viewer viewer, @PathVariable long id) {
        var source = directives.source(viewer, id);
        var name = source.name().isEmpty() ? "directive-" + id + ".txt" : source.name();
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(source.bytes());
    }
}
