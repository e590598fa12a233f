package vn.khien.incident;

import java.util.List;
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

/// What comes with and after an incident: the statement to the public, the record "as it was", the register by heads,
/// and lessons.
@Controller
class AfterwardsPages {
    private static final String LAST = "9223372036854775807";

    private final Stating stating;
    private final AsItWas asItWas;
    private final Heads heads;
    private final Learning learning;
    private final Audiences audiences;
    private final IncidentPages pages;

    AfterwardsPages(
            Stating stating,
            AsItWas asItWas,
            Heads heads,
            Learning learning,
            Audiences audiences,
            IncidentPages pages) {
        this.stating = stating;
        this.asItWas = asItWas;
        this.heads = heads;
        this.learning = learning;
        this.audiences = audiences;
        this.pages = pages;
    }

    @Requires({Right.REPORT_INCIDENTS, Right.COORDINATE_INCIDENTS})
    @PostMapping("/incidents/{code}/statements")
    ModelAndView draft(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String textVi,
            @RequestParam(defaultValue = "") String textEn,
            Model model) {
        model.addAttribute("statement", new String[] {textVi, textEn});
        return switch (stating.draft(viewer, code, textVi, textEn)) {
            case Written.Done done -> new ModelAndView("redirect:/incidents/" + code + "#statements");
            case Written.Refused(var problems) -> pages.after(viewer, code, new Outcome.Refused(problems), model);
        };
    }

    @Requires(Right.COORDINATE_INCIDENTS)
    @PostMapping("/incidents/{code}/statements/{statement}/release")
    String release(Viewer viewer, @PathVariable String code, @PathVariable long statement) {
        stating.release(viewer, code, statement);
        return "redirect:/incidents/" + code + "#statements";
    }

    @Requires(Right.READ_INCIDENTS)
    @GetMapping("/incidents/{code}/as-it-was")
    String asItWas(Viewer viewer, @PathVariable String code, Model model) {
        model.addAttribute("record", asItWas.read(viewer, code));
        return "incident/asItWas";
    }

    @Requires(Right.READ_INCIDENTS)
    @PostMapping("/incidents/{code}/words")
    ModelAndView say(
            Viewer viewer, @PathVariable String code, @RequestParam(defaultValue = "") String words, Model model) {
        return switch (asItWas.say(viewer, code, words)) {
            case Outcome.Done done -> new ModelAndView("redirect:/incidents/" + code + "/as-it-was#words");
            case Outcome.Refused(var problems) -> {
                var view = asItWas(viewer, code, model);
                model.addAttribute("problems", problems);
                model.addAttribute("typed", words);
                yield new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
            }
        };
    }

    @Requires(Right.READ_HEADS)
    @GetMapping("/incidents/heads")
    String heads(Viewer viewer, Model model) {
        model.addAttribute("answerable", heads.list(viewer));
        return "incident/heads";
    }

    @Requires(Right.READ_INCIDENTS)
    @GetMapping("/incidents/lessons")
    String lessons(Viewer viewer, @RequestParam(defaultValue = LAST) long before, Model model) {
        var found = learning.listReleased(viewer, before, Learning.PAGE + 1);
        model.addAttribute("lessons", found.stream().limit(Learning.PAGE).toList());
        model.addAttribute(
                "next",
                found.size() > Learning.PAGE ? found.get(Learning.PAGE - 1).id() : 0L);
        model.addAttribute("audiences", audiences);
        return "incident/lessons";
    }

    @Requires({Right.REPORT_INCIDENTS, Right.COORDINATE_INCIDENTS})
    @PostMapping("/incidents/{code}/lessons")
    ModelAndView write(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String audience,
            Model model) {
        model.addAttribute("lesson", new String[] {title, words, audience});
        return switch (learning.write(viewer, code, title, words, audience)) {
            case Written.Done(var lesson) -> new ModelAndView("redirect:/incidents/" + code + "/lessons/" + lesson);
            case Written.Refused(var problems) -> pages.after(viewer, code, new Outcome.Refused(problems), model);
        };
    }

    @Requires({Right.REPORT_INCIDENTS, Right.COORDINATE_INCIDENTS})
    @GetMapping("/incidents/{code}/lessons/{lesson}")
    String preview(Viewer viewer, @PathVariable String code, @PathVariable long lesson, Model model) {
        return preview(viewer, code, lesson, model, List.of());
    }

    private String preview(Viewer viewer, String code, long lesson, Model model, List<Problem> problems) {
        model.addAttribute("preview", learning.preview(viewer, code, lesson));
        model.addAttribute("code", code);
        model.addAttribute("audiences", audiences);
        model.addAttribute("problems", problems);
        return "incident/preview";
    }

    @Requires(Right.COORDINATE_INCIDENTS)
    @PostMapping("/incidents/{code}/lessons/{lesson}/release")
    ModelAndView release(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable long lesson,
            @RequestParam(defaultValue = "") String read,
            Model model) {
        return switch (learning.release(viewer, code, lesson, read.equals("yes"))) {
            case Outcome.Done done -> new ModelAndView("redirect:/incidents/lessons");
            case Outcome.Refused(var problems) ->
                new ModelAndView(
                        preview(viewer, code, lesson, model, problems),
                        model.asMap(),
                        HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }
}
