package vn.khien.assessment;

import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.page.Shell;

/// Copying answers of the last period on the sheet: copy, confirm, take back.
@Controller
class CarryingPages {
    private final CarryingOver carrying;
    private final SheetPage page;

    CarryingPages(CarryingOver carrying, SheetPage page) {
        this.carrying = carrying;
        this.page = page;
    }

    @Requires(Right.ASSESS)
    @PostMapping("/assessments/{id}/carried")
    ModelAndView carryOver(
            Viewer viewer,
            @PathVariable long id,
            SheetPage.Place place,
            @ModelAttribute("shell") Shell shell,
            Model model) {
        return after(viewer, id, carrying.carryOver(viewer, id), place, shell, model);
    }

    @Requires(Right.ASSESS)
    @PostMapping("/assessments/{id}/carried/removal")
    ModelAndView takeBack(
            Viewer viewer,
            @PathVariable long id,
            SheetPage.Place place,
            @ModelAttribute("shell") Shell shell,
            Model model) {
        return after(viewer, id, carrying.takeBack(viewer, id), place, shell, model);
    }

    /// @param codes of the requirements whose copied answers are confirmed
    @Requires(Right.ASSESS)
    @PostMapping("/assessments/{id}/carried/confirmation")
    ModelAndView confirm(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") Set<String> codes,
            SheetPage.Place place,
            @ModelAttribute("shell") Shell shell,
            Model model) {
        return after(viewer, id, carrying.confirm(viewer, id, codes), place, shell, model);
    }

    private ModelAndView after(
            Viewer viewer, long id, CarryingOver.Outcome outcome, SheetPage.Place place, Shell shell, Model model) {
        return switch (outcome) {
            case CarryingOver.Outcome.Done _ -> new ModelAndView("redirect:/assessments/" + id + place.query());
            case CarryingOver.Outcome.Closed(var signed) -> page.closed(viewer, id, place, signed, shell, model);
        };
    }
}
