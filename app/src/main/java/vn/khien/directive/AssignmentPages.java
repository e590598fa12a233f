package vn.khien.directive;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.organisation.Organisations;
import vn.khien.page.Dates;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// What an organisation does with what it owes: acknowledge, pass down, report as done.
@Controller
class AssignmentPages {
    private final Directives directives;
    private final Acknowledging acknowledging;
    private final PassingDown passingDown;
    private final Fulfilling fulfilling;
    private final Organisations organisations;
    private final ProductClock clock;

    AssignmentPages(
            Directives directives,
            Acknowledging acknowledging,
            PassingDown passingDown,
            Fulfilling fulfilling,
            Organisations organisations,
            ProductClock clock) {
        this.directives = directives;
        this.acknowledging = acknowledging;
        this.passingDown = passingDown;
        this.fulfilling = fulfilling;
        this.organisations = organisations;
        this.clock = clock;
    }

    @Requires(Right.ACKNOWLEDGE)
    @PostMapping("/directives/{id}/acknowledgement")
    String acknowledge(Viewer viewer, @PathVariable long id) {
        acknowledging.acknowledgeAll(viewer, id);
        return "redirect:/directives/" + id;
    }

    @Requires(Right.PASS_DOWN)
    @PostMapping("/assignments/{id}/passing-down")
    ModelAndView passDown(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable List<String> organisation,
            @RequestParam(defaultValue = "") String dueOn,
            @RequestParam(defaultValue = "") String note) {
        var assignment = directives.readAssignment(viewer, id);
        var codes = organisation == null ? List.<String>of() : organisation;
        var result = passingDown.passDown(viewer, id, codes, Dates.read(dueOn).orElse(null), note);
        return switch (result) {
            case PassingDown.Result.Passed passed ->
                new ModelAndView("redirect:/directives/" + assignment.directive() + "?obligation="
                        + assignment.obligationPosition() + "#where");
            case PassingDown.Result.Refused(var problems) ->
                again(
                        viewer,
                        assignment,
                        problems,
                        new Typed(codes, dueOn, note, ""),
                        HttpStatus.UNPROCESSABLE_CONTENT);
            case PassingDown.Result.GivenOtherwise otherwise ->
                again(viewer, assignment, otherwise.problems(), new Typed(codes, dueOn, note, ""), HttpStatus.CONFLICT);
        };
    }

    @Requires(Right.ACKNOWLEDGE)
    @PostMapping("/assignments/{id}/fulfilment")
    ModelAndView report(Viewer viewer, @PathVariable long id, @RequestParam String how) {
        var assignment = directives.readAssignment(viewer, id);
        return switch (fulfilling.report(viewer, id, how)) {
            case Fulfilling.Result.Done done -> new ModelAndView("redirect:/directives/" + assignment.directive());
            case Fulfilling.Result.Refused(var problem) ->
                again(
                        viewer,
                        assignment,
                        List.of(problem),
                        new Typed(List.of(), "", "", how),
                        HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    /// What was typed, to be shown again.
    record Typed(List<String> organisations, String dueOn, String note, String how) {}

    private ModelAndView again(
            Viewer viewer, Assignment assignment, List<Problem> problems, Typed typed, HttpStatus status) {
        var view = new ModelAndView("directive/assignment", status);
        view.addObject("assignment", assignment);
        view.addObject("units", organisations.listChildren(viewer.organisation(), clock.today()));
        view.addObject("problems", problems);
        view.addObject("typed", typed);
        return view;
    }
}
