package vn.khien.awareness;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import vn.khien.platform.Folding;

/// The quiz of a campaign: staff answer it, the ordering side writes it.
@Controller
class QuizPages {
    private final Quizzes quizzes;
    private final Campaigns campaigns;

    QuizPages(Quizzes quizzes, Campaigns campaigns) {
        this.quizzes = quizzes;
        this.campaigns = campaigns;
    }

    @Requires(Right.READ_CAMPAIGNS)
    @GetMapping("/campaigns/{id}/quiz")
    String quiz(Viewer viewer, @PathVariable long id, Model model) {
        model.addAttribute("campaign", campaigns.read(viewer, id).campaign());
        model.addAttribute("questions", quizzes.list(viewer, id));
        model.addAttribute("own", quizzes.findOwn(viewer, id).orElse(null));
        model.addAttribute("mayOrder", viewer.may(Right.ORDER_CAMPAIGNS));
        return "awareness/quiz";
    }

    @Requires(Right.READ_CAMPAIGNS)
    @PostMapping("/campaigns/{id}/quiz")
    ModelAndView answer(Viewer viewer, @PathVariable long id, @RequestParam Map<String, String> typed, Model model) {
        var answers = new ArrayList<Integer>();
        for (var question : quizzes.list(viewer, id)) {
            var chosen = typed.getOrDefault("q" + question.position(), "");
            answers.add(chosen.matches("\\d") ? Integer.parseInt(chosen) : -1);
        }
        return after(viewer, id, quizzes.answer(viewer, id, answers), model);
    }

    @Requires(Right.ORDER_CAMPAIGNS)
    @PostMapping("/campaigns/{id}/questions")
    ModelAndView add(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String question,
            @RequestParam(defaultValue = "") String questionEn,
            @RequestParam(defaultValue = "") String options,
            @RequestParam(defaultValue = "") String optionsEn,
            @RequestParam(defaultValue = "1") int correct,
            Model model) {
        var outcome = quizzes.add(
                viewer,
                id,
                new Quizzes.Question(0, question, questionEn, lines(options), lines(optionsEn), correct - 1));
        return after(viewer, id, outcome, model);
    }

    private static List<String> lines(String typed) {
        return typed.lines().map(Folding::clean).filter(line -> !line.isEmpty()).toList();
    }

    private ModelAndView after(Viewer viewer, long id, Outcome outcome, Model model) {
        return switch (outcome) {
            case Outcome.Done done -> new ModelAndView("redirect:/campaigns/" + id + "/quiz");
            case Outcome.Refused(var problems) -> {
                var view = quiz(viewer, id, model);
                model.addAttribute("problems", problems);
                yield new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
            }
        };
    }
}
