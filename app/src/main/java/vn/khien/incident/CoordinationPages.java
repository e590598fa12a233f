package vn.khien.incident;

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
import vn.khien.platform.Problem;

/// What who coordinates does with an incident: a place, a merger, a grading, or that it is none.
@Controller
class CoordinationPages {
    private static final int PLACES = 12;
    private static final int TEXT_MAX = 200;

    private final Coordinating coordinating;
    private final Incidents incidents;
    private final IncidentPages pages;

    CoordinationPages(Coordinating coordinating, Incidents incidents, IncidentPages pages) {
        this.coordinating = coordinating;
        this.incidents = incidents;
        this.pages = pages;
    }

    /// Looks for the body or the system that it befell.
    @Requires(Right.COORDINATE_INCIDENTS)
    @GetMapping("/incidents/{code}/place")
    String place(Viewer viewer, @PathVariable String code, @RequestParam(defaultValue = "") String q, Model model) {
        fill(viewer, code, q, model, List.of());
        return "incident/place";
    }

    private void fill(Viewer viewer, String code, String typed, Model model, List<Problem> problems) {
        var text = typed.length() > TEXT_MAX ? typed.substring(0, TEXT_MAX) : typed.strip();
        model.addAttribute("places", coordinating.find(viewer, text, PLACES));
        model.addAttribute("whole", incidents.read(viewer, code));
        model.addAttribute("q", text);
        model.addAttribute("problems", problems);
    }

    /// @param chosen codes of body and system, with a bar between them
    @Requires(Right.COORDINATE_INCIDENTS)
    @PostMapping("/incidents/{code}/place")
    ModelAndView place(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String chosen,
            @RequestParam(defaultValue = "") String q,
            Model model) {
        var parts = (chosen + "|").split("\\|", -1);
        return switch (coordinating.place(viewer, code, parts[0], parts[1])) {
            case Outcome.Done(var placed) -> new ModelAndView("redirect:/incidents/" + placed);
            case Outcome.Refused(var problems) -> {
                fill(viewer, code, q, model, problems);
                yield new ModelAndView(
                        "incident/place", model.asMap(), org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT);
            }
        };
    }

    @Requires(Right.COORDINATE_INCIDENTS)
    @PostMapping("/incidents/{code}/dismissal")
    ModelAndView dismiss(
            Viewer viewer, @PathVariable String code, @RequestParam(defaultValue = "") String words, Model model) {
        return pages.after(viewer, code, coordinating.dismiss(viewer, code, words), model);
    }

    @Requires(Right.COORDINATE_INCIDENTS)
    @PostMapping("/incidents/{code}/merger")
    ModelAndView merge(
            Viewer viewer, @PathVariable String code, @RequestParam(defaultValue = "") String into, Model model) {
        return pages.after(viewer, code, coordinating.merge(viewer, code, into), model);
    }

    @Requires(Right.COORDINATE_INCIDENTS)
    @PostMapping("/incidents/{code}/grading")
    ModelAndView grade(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String serious,
            @RequestParam(defaultValue = "") String words,
            Model model) {
        var outcome = serious.equals("yes") || serious.equals("no")
                ? coordinating.grade(viewer, code, serious.equals("yes"), words)
                : Outcome.Refused.of("serious", "incident.problem.choice");
        return pages.after(viewer, code, outcome, model);
    }
}
