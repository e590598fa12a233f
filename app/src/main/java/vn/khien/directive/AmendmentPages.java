package vn.khien.directive;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.platform.Problem;

/// What a document replaces of earlier ones, old and new side by side; while it is a draft, what it shall replace.
@Controller
class AmendmentPages {
    private final Directives directives;
    private final Amending amending;
    private final Heading.Reading headings;

    AmendmentPages(Directives directives, Amending amending, Heading.Reading headings) {
        this.directives = directives;
        this.amending = amending;
        this.headings = headings;
    }

    /// @param of the earlier document whose clauses are offered; absent: the latest one in force
    @Requires(Right.READ_DIRECTIVES)
    @GetMapping("/directives/{id}/amendments")
    ModelAndView list(
            Viewer viewer, @PathVariable long id, @RequestParam(required = false) @Nullable Long of, Model model) {
        return page(viewer, id, of, List.of(), HttpStatus.OK, model);
    }

    private ModelAndView page(
            Viewer viewer, long id, @Nullable Long of, List<Problem> problems, HttpStatus status, Model model) {
        var directive = directives.read(viewer, id);
        model.addAttribute("directive", directive);
        model.addAttribute("heading", headings.read(viewer, id));
        model.addAttribute("amendments", amending.list(viewer, id));
        model.addAttribute("problems", problems);
        var mayChoose = !directive.inForce() && viewer.may(Right.ISSUE_DIRECTIVES);
        model.addAttribute("mayChoose", mayChoose);
        if (mayChoose) {
            var earlier = directives.listInForce();
            var chosen = earlier.stream()
                    .filter(one -> of != null && one.id() == of)
                    .findFirst()
                    .or(() -> earlier.stream().findFirst());
            model.addAttribute("earlier", earlier);
            model.addAttribute("of", chosen.map(Directive::id).orElse(0L));
            model.addAttribute(
                    "oldClauses", chosen.map(one -> amendable(viewer, one.id())).orElse(List.of()));
            model.addAttribute("newClauses", amendable(viewer, id));
        }
        return new ModelAndView("directive/amendments", model.asMap(), status);
    }

    private List<KeptClause> amendable(Viewer viewer, long directive) {
        return AmendableClauses.of(directives.listClauses(viewer, directive), directives.listObligations(directive));
    }

    /// @param clause absent: the earlier clause is repealed without another
    @Requires(Right.ISSUE_DIRECTIVES)
    @PostMapping("/directives/{id}/amendments")
    ModelAndView replace(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Long replaces,
            @RequestParam(required = false) @Nullable Long clause,
            @RequestParam(required = false) @Nullable Long of,
            Model model) {
        return switch (amending.replace(viewer, id, replaces == null ? 0 : replaces, clause)) {
            case Amending.Result.Done(), Amending.Result.InForce() -> back(id, of);
            case Amending.Result.Refused(var problem) ->
                page(viewer, id, of, List.of(problem), HttpStatus.UNPROCESSABLE_CONTENT, model);
        };
    }

    private static ModelAndView back(long id, @Nullable Long of) {
        return new ModelAndView("redirect:/directives/" + id + "/amendments" + (of == null ? "" : "?of=" + of));
    }

    @Requires(Right.ISSUE_DIRECTIVES)
    @PostMapping("/directives/{id}/amendments/{clause}/removal")
    ModelAndView leave(Viewer viewer, @PathVariable long id, @PathVariable long clause) {
        return switch (amending.leave(viewer, id, clause)) {
            case Amending.Result.Done(), Amending.Result.InForce(), Amending.Result.Refused _ -> back(id, null);
        };
    }
}
