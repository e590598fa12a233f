package vn.khien.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.platform.Problem;

/// The guided determination of a level: questions, the proposal with its articles, acceptance.
@Controller
class LevelPages {
    private final Register register;
    private final Determining determining;

    LevelPages(Register register, Determining determining) {
        this.register = register;
        this.determining = determining;
    }

    @Requires(Right.EDIT_SYSTEMS)
    @GetMapping("/systems/{code}/level")
    String questions(
            Viewer viewer, @PathVariable String code, @RequestParam MultiValueMap<String, String> given, Model model) {
        return page(viewer, code, given, model);
    }

    private String page(Viewer viewer, String code, MultiValueMap<String, String> given, Model model) {
        var problems = new ArrayList<Problem>();
        model.addAttribute("system", register.read(viewer, code));
        model.addAttribute("questions", determining.questions());
        model.addAttribute("given", given);
        model.addAttribute("asked", given.containsKey("asked"));
        model.addAttribute(
                "proposal",
                determining.propose(viewer, code, null, facts(given), problems).orElse(null));
        model.addAttribute("problems", problems);
        return "inventory/level";
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

    @Requires(Right.EDIT_SYSTEMS)
    @PostMapping("/systems/{code}/level")
    String accept(
            Viewer viewer, @PathVariable String code, @RequestParam MultiValueMap<String, String> given, Model model) {
        return determining.accept(viewer, code, facts(given))
                ? "redirect:/systems/" + code
                : page(viewer, code, given, model);
    }
}
