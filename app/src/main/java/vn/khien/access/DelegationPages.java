package vn.khien.access;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.khien.page.Dates;
import vn.khien.platform.Problem;

/// The page on which a head lets a deputy sign.
@Controller
class DelegationPages {
    private final Delegating delegating;

    DelegationPages(Delegating delegating) {
        this.delegating = delegating;
    }

    /// What was typed, to be shown again.
    record Typed(long deputy, String title, String from, String to) {}

    @Requires(Right.DELEGATE_SIGNING)
    @GetMapping("/delegations")
    ModelAndView list(Viewer viewer, Model model) {
        return page(viewer, new Typed(0, "", "", ""), List.of(), HttpStatus.OK, model);
    }

    private ModelAndView page(Viewer viewer, Typed typed, List<Problem> problems, HttpStatus status, Model model) {
        model.addAttribute("delegations", delegating.list(viewer));
        model.addAttribute("colleagues", delegating.listColleagues(viewer));
        model.addAttribute("today", delegating.today());
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        return new ModelAndView("access/delegations", model.asMap(), status);
    }

    @Requires(Right.DELEGATE_SIGNING)
    @PostMapping("/delegations")
    ModelAndView delegate(
            Viewer viewer,
            @RequestParam(defaultValue = "0") long deputy,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Model model) {
        var result = delegating.delegate(
                viewer,
                deputy,
                title,
                Dates.read(from).orElse(null),
                Dates.read(to).orElse(null));
        return switch (result) {
            case Delegating.Result.Done() -> new ModelAndView("redirect:/delegations");
            case Delegating.Result.Refused(var problems) ->
                page(viewer, new Typed(deputy, title, from, to), problems, HttpStatus.UNPROCESSABLE_CONTENT, model);
        };
    }

    @Requires(Right.DELEGATE_SIGNING)
    @PostMapping("/delegations/{id}/end")
    String takeBack(Viewer viewer, @PathVariable long id) {
        delegating.takeBack(viewer, id);
        return "redirect:/delegations";
    }
}
