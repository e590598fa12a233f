package vn.khien.directive;

import java.util.List;
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
import vn.khien.page.Dates;
import vn.khien.platform.Problem;

/// Pages on which a draft is issued.
@Controller
class IssuingPages {
    private static final List<Problem> NO_DAY = List.of(Problem.at("effectiveOn", "directive.problem.effective-day"));

    private final DraftPage page;
    private final Directives directives;
    private final Issuing issuing;

    IssuingPages(DraftPage page, Directives directives, Issuing issuing) {
        this.page = page;
        this.directives = directives;
        this.issuing = issuing;
    }

    /// Says what issuing will do, before it cannot be undone.
    @Requires(Right.ISSUE_DIRECTIVES)
    @GetMapping("/directives/{id}/issue")
    ModelAndView confirm(
            Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "") String effectiveOn, Model model) {
        var directive = directives.read(viewer, id);
        if (directive.inForce()) {
            return new ModelAndView("redirect:/directives/" + id);
        }
        model.addAttribute("effectiveOn", effectiveOn);
        var on = Dates.read(effectiveOn);
        if (isNoDay(effectiveOn)) {
            return page.drawAgain(viewer, id, NO_DAY, model);
        }
        var foreseen = issuing.foresee(id, on.orElse(null));
        if (!foreseen.problems().isEmpty()) {
            return page.drawAgain(viewer, id, foreseen.problems(), model);
        }
        return new ModelAndView("directive/issue")
                .addObject("directive", directive)
                .addObject("foreseen", foreseen)
                .addObject("effectiveOn", on.orElse(directive.signedOn()));
    }

    @Requires(Right.ISSUE_DIRECTIVES)
    @PostMapping("/directives/{id}/issue")
    ModelAndView issue(Viewer viewer, @PathVariable long id, @RequestParam String effectiveOn, Model model) {
        model.addAttribute("effectiveOn", effectiveOn);
        if (isNoDay(effectiveOn)) {
            return page.drawAgain(viewer, id, NO_DAY, model);
        }
        return switch (issuing.issue(viewer, id, Dates.read(effectiveOn).orElse(null))) {
            case Issuing.Result.Issued issued -> new ModelAndView("redirect:/directives/" + id + "?issued");
            case Issuing.Result.AlreadyInForce() -> new ModelAndView("redirect:/directives/" + id);
            case Issuing.Result.InForceFrom other -> new ModelAndView("redirect:/directives/" + id + "?other-day");
            case Issuing.Result.Refused(var problems) -> page.drawAgain(viewer, id, problems, model);
        };
    }

    /// Nothing typed is the day of signing.
    private static boolean isNoDay(String effectiveOn) {
        return !effectiveOn.isBlank() && Dates.read(effectiveOn).isEmpty();
    }
}
