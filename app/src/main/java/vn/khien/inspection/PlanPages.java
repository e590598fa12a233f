package vn.khien.inspection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.platform.Problem;

/// The page on which inspections are planned, with the bodies that are proposed and why.
@Controller
class PlanPages {
    static final List<String> PROPOSAL_REASONS = List.of("contradicted", "unproved", "never", "level", "late");

    private final Planning planning;

    PlanPages(Planning planning) {
        this.planning = planning;
    }

    /// A plan as typed, to be shown again.
    record PlanForm(MultiValueMap<String, String> fields) {
        String text(String field) {
            var value = fields.getFirst(field);
            return value == null ? "" : value;
        }

        boolean has(String field, String value) {
            return fields.getOrDefault(field, List.of()).contains(value);
        }

        String form() {
            return text("form").isEmpty() ? UUID.randomUUID().toString() : text("form");
        }

        Planning.Typed read() {
            var bodies = new ArrayList<>(fields.getOrDefault("bodies", List.of()));
            bodies.addAll(split(text("byHand")));
            return new Planning.Typed(
                    uuid(form()),
                    text("reason"),
                    text("detail"),
                    bodies,
                    split(text("systems")),
                    text("startsOn"),
                    text("endsOn"),
                    fields.getOrDefault("members", List.of()).stream()
                            .filter(PlanForm::isId)
                            .map(Long::valueOf)
                            .toList(),
                    isId(text("lead")) ? Long.valueOf(text("lead")) : null);
        }

        private static boolean isId(String text) {
            return text.matches("\\d{1,18}");
        }

        private static List<String> split(String codes) {
            return Arrays.stream(codes.split("[,;\\s]+"))
                    .filter(code -> !code.isEmpty())
                    .toList();
        }

        private static UUID uuid(String text) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException notOne) {
                return UUID.randomUUID();
            }
        }
    }

    @Requires(Right.PLAN_INSPECTIONS)
    @GetMapping("/inspections/plan")
    String form(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String because,
            @RequestParam MultiValueMap<String, String> fields,
            Model model) {
        return form(viewer, q, because, new PlanForm(fields), List.of(), model);
    }

    private String form(Viewer viewer, String q, String because, PlanForm typed, List<Problem> problems, Model model) {
        var text = q.length() > Words.TITLE_MAX ? q.substring(0, Words.TITLE_MAX) : q.strip();
        model.addAttribute("offer", planning.offer(viewer, text, because));
        model.addAttribute("q", text);
        model.addAttribute("because", because);
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        return "inspection/plan";
    }

    @Requires(Right.PLAN_INSPECTIONS)
    @PostMapping("/inspections")
    ModelAndView plan(Viewer viewer, @RequestParam MultiValueMap<String, String> fields, Model model) {
        var typed = new PlanForm(fields);
        return switch (planning.plan(viewer, typed.read())) {
            case Planning.Planned.Done(var ids) ->
                new ModelAndView(ids.size() == 1 ? "redirect:/inspections/" + ids.getFirst() : "redirect:/inspections");
            case Planning.Planned.Refused(var problems) ->
                new ModelAndView(
                        form(viewer, typed.text("q"), typed.text("because"), typed, problems, model),
                        model.asMap(),
                        HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }
}
