package vn.khien.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.platform.Problem;

/// The guided determination of a level: questions in steps, the proposal with its articles, acceptance.
@Controller
class LevelPages {
    private final Register register;
    private final Determining determining;
    private final LevelAnswers kept;

    LevelPages(Register register, Determining determining, LevelAnswers kept) {
        this.register = register;
        this.determining = determining;
        this.kept = kept;
    }

    /// One step, or the proposal after the last one, with the answers kept so far; such as come in the address are
    /// shown
    /// in their place.
    ///
    /// @param step to show
    /// @param after without `step`, what comes next after this one
    /// @param before without `step`, what comes last before this one
    @Requires(Right.EDIT_SYSTEMS)
    @GetMapping("/systems/{code}/level")
    String step(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(defaultValue = "0") int step,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "0") int before,
            @RequestParam MultiValueMap<String, String> given,
            Model model) {
        return page(
                viewer,
                code,
                given,
                walk -> step > 0
                        ? Math.min(step, walk.end())
                        : before > 0 ? walk.before(before) : walk.after(Math.max(0, after)),
                List.of(),
                model);
    }

    /// Keeps what was answered at a step, and goes on.
    @Requires(Right.EDIT_SYSTEMS)
    @PostMapping("/systems/{code}/level/answers")
    String answered(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(defaultValue = "0") int step,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "0") int before,
            @RequestParam MultiValueMap<String, String> given) {
        kept.keep(viewer, code, answers(given, determining.questions()));
        var next = step > 0 ? "step=" + step : before > 0 ? "before=" + before : "after=" + Math.max(0, after);
        return "redirect:/systems/" + code + "/level?" + next;
    }

    private String page(
            Viewer viewer,
            String code,
            MultiValueMap<String, String> given,
            ToIntFunction<LevelWalk> asked,
            List<Problem> refused,
            Model model) {
        var problems = new ArrayList<Problem>();
        var system = register.read(viewer, code);
        var before = kept.find(viewer, system.id()).orElse(null);
        var typed = answers(given, determining.questions());
        var answers = !typed.isEmpty() ? typed : before == null ? known(system) : many(before.given());
        var walk = determining.walk(viewer, code, facts(answers), problems).orElse(null);
        refused.stream().filter(one -> !problems.contains(one)).forEach(problems::add);
        model.addAttribute("system", system);
        model.addAttribute("given", answers);
        model.addAttribute("kept", before);
        model.addAttribute("walk", walk);
        if (walk == null) {
            model.addAttribute("problems", problems);
            return "inventory/level";
        }
        var number = asked.applyAsInt(walk);
        // Nobody goes on past what cannot be read.
        var wrong = problems.stream()
                .mapToInt(problem -> walk.numberOf(problem.place()))
                .min()
                .orElse(walk.end());
        model.addAttribute("number", Math.min(number, wrong));
        model.addAttribute(
                "problems",
                problems.stream()
                        .filter(problem -> walk.numberOf(problem.place()) <= number)
                        .toList());
        return "inventory/level";
    }

    /// What answers a question, without what else a form sends.
    private static MultiValueMap<String, String> answers(
            MultiValueMap<String, String> given, List<LevelRules.Fact> questions) {
        var answers = new LinkedMultiValueMap<String, String>();
        questions.stream()
                .map(LevelRules.Fact::name)
                .filter(given::containsKey)
                .forEach(name -> answers.addAll(name, given.getOrDefault(name, List.of())));
        return answers;
    }

    private static MultiValueMap<String, String> many(Map<String, List<String>> given) {
        var many = new LinkedMultiValueMap<String, String>();
        many.putAll(given);
        return many;
    }

    /// What the register holds already of what is asked, to be corrected or confirmed.
    private static MultiValueMap<String, String> known(InformationSystem system) {
        var known = new LinkedMultiValueMap<String, String>();
        if (system.dataSubjects() != null) {
            known.add("data_subjects", String.valueOf(system.dataSubjects()));
        }
        if (system.personalData()) {
            known.add("information", "personal");
        }
        return known;
    }

    private static Map<String, List<String>> facts(MultiValueMap<String, String> given) {
        var facts = new LinkedHashMap<String, List<String>>();
        given.forEach((name, values) -> facts.put(
                name,
                values.stream()
                        .map(value -> value.replaceAll("(?<=\\d)[.\\s](?=\\d)", ""))
                        .toList()));
        return facts;
    }

    /// @param version of the system that the person saw
    @Requires(Right.EDIT_SYSTEMS)
    @PostMapping("/systems/{code}/level")
    ModelAndView accept(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam int version,
            @RequestParam MultiValueMap<String, String> given,
            Model model) {
        return switch (determining.accept(viewer, code, version, facts(given))) {
            case Determining.Acceptance.Accepted accepted -> new ModelAndView("redirect:/systems/" + code);
            case Determining.Acceptance.NoCriterion none -> again(viewer, code, given, List.of(), model);
            case Determining.Acceptance.Refused(var problems) -> again(viewer, code, given, problems, model);
        };
    }

    private ModelAndView again(
            Viewer viewer, String code, MultiValueMap<String, String> given, List<Problem> refused, Model model) {
        return new ModelAndView(
                page(viewer, code, given, LevelWalk::end, refused, model),
                model.asMap(),
                HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
