package vn.khien.inspection;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
import vn.khien.library.Library;
import vn.khien.page.MenuEntry;
import vn.khien.platform.Problem;

/// Pages of inspections: the list, and one with its stages, findings and documents.
@Controller
class InspectionPages {
    private final Inspections inspections;
    private final Starting starting;
    private final Minuting minuting;
    private final Concluding concluding;
    private final DecidingLate decidingLate;
    private final Library library;

    InspectionPages(
            Inspections inspections,
            Starting starting,
            Minuting minuting,
            Concluding concluding,
            DecidingLate decidingLate,
            Library library) {
        this.inspections = inspections;
        this.starting = starting;
        this.minuting = minuting;
        this.concluding = concluding;
        this.decidingLate = decidingLate;
        this.library = library;
    }

    @Bean
    static MenuEntry inspectionsMenu() {
        return new MenuEntry(
                55, "inspection.menu", "/inspections", "shield-check", Set.of(Right.READ_INSPECTIONS.name()));
    }

    @Requires(Right.READ_INSPECTIONS)
    @GetMapping("/inspections")
    String list(Viewer viewer, @RequestParam(defaultValue = "9223372036854775807") long before, Model model) {
        var found = inspections.list(viewer, before, Inspections.PAGE + 1);
        model.addAttribute("found", found.stream().limit(Inspections.PAGE).toList());
        model.addAttribute(
                "next",
                found.size() > Inspections.PAGE
                        ? found.get(Inspections.PAGE - 1).id()
                        : 0L);
        model.addAttribute("mayPlan", viewer.may(Right.PLAN_INSPECTIONS));
        model.addAttribute("inspector", viewer.may(Right.INSPECT));
        return "inspection/list";
    }

    /// Who looks, and what may therefore be done.
    ///
    /// @param member of the team, the lead included
    /// @param own whether it is the viewer's body that is inspected
    record Side(boolean planner, boolean lead, boolean member, boolean own) {
        static Side of(Viewer viewer, Inspections.Whole whole) {
            return new Side(
                    viewer.may(Right.PLAN_INSPECTIONS),
                    Held.isLead(viewer, whole.inspection()),
                    viewer.may(Right.INSPECT) && whole.team().stream().anyMatch(one -> one.person() == viewer.person()),
                    Held.isBody(viewer, whole.inspection()));
        }
    }

    /// @param f number of the finding whose details are shown; 0: the first
    /// @param show `all`, `violation` or `overdue`
    @Requires(Right.READ_INSPECTIONS)
    @GetMapping("/inspections/{id}")
    String one(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int f,
            @RequestParam(defaultValue = "all") String show,
            Model model) {
        var whole = inspections.read(viewer, id);
        model.addAttribute("whole", whole);
        model.addAttribute("side", Side.of(viewer, whole));
        model.addAttribute("show", show);
        model.addAttribute(
                "chosen",
                whole.findings().stream()
                        .filter(one -> f == 0 || one.finding().number() == f)
                        .findFirst()
                        .orElse(null));
        model.addAttribute("library", library);
        return "inspection/one";
    }

    private ModelAndView after(
            Viewer viewer, long id, Outcome outcome, Map<String, String> typed, String place, Model model) {
        return switch (outcome) {
            case Outcome.Done done -> new ModelAndView("redirect:/inspections/" + id + place);
            case Outcome.Refused(var problems) ->
                again(viewer, id, problems, typed, HttpStatus.UNPROCESSABLE_CONTENT, model);
            case Outcome.DoneOtherwise(var problem) ->
                again(viewer, id, List.of(problem), typed, HttpStatus.CONFLICT, model);
        };
    }

    private ModelAndView again(
            Viewer viewer, long id, List<Problem> problems, Map<String, String> typed, HttpStatus status, Model model) {
        var view = one(viewer, id, 0, "all", model);
        model.addAttribute("problems", problems);
        model.addAttribute("typed", typed);
        return new ModelAndView(view, model.asMap(), status);
    }

    @Requires(Right.PLAN_INSPECTIONS)
    @PostMapping("/inspections/{id}/announcement")
    ModelAndView announce(Viewer viewer, @PathVariable long id, Model model) {
        return after(viewer, id, starting.announce(viewer, id), Map.of(), "", model);
    }

    @Requires(Right.PLAN_INSPECTIONS)
    @PostMapping("/inspections/{id}/opening")
    ModelAndView open(Viewer viewer, @PathVariable long id, Model model) {
        return after(viewer, id, starting.open(viewer, id), Map.of(), "", model);
    }

    @Requires(Right.INSPECT)
    @PostMapping("/inspections/{id}/minutes")
    ModelAndView end(Viewer viewer, @PathVariable long id, Model model) {
        return after(viewer, id, minuting.end(viewer, id), Map.of(), "", model);
    }

    @Requires({Right.INSPECT, Right.ANSWER_INSPECTIONS})
    @PostMapping("/inspections/{id}/signature")
    ModelAndView sign(Viewer viewer, @PathVariable long id, Model model) {
        return after(viewer, id, minuting.sign(viewer, id), Map.of(), "", model);
    }

    @Requires(Right.INSPECT)
    @PostMapping("/inspections/{id}/refusal")
    ModelAndView refuse(
            Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "") String refusal, Model model) {
        return after(viewer, id, minuting.refuse(viewer, id, refusal), Map.of("refusal", refusal), "", model);
    }

    @Requires(Right.INSPECT)
    @PostMapping("/inspections/{id}/draft")
    ModelAndView draft(
            Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "") String draft, Model model) {
        return after(
                viewer, id, concluding.draft(viewer, id, draft), Map.of("draft", draft), "#conclusion-card", model);
    }

    @Requires(Right.ANSWER_INSPECTIONS)
    @PostMapping("/inspections/{id}/comments")
    ModelAndView comment(
            Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "") String comment, Model model) {
        return after(
                viewer,
                id,
                concluding.comment(viewer, id, comment),
                Map.of("comment", comment),
                "#conclusion-card",
                model);
    }

    @Requires(Right.INSPECT)
    @PostMapping("/inspections/{id}/conclusion")
    ModelAndView conclude(
            Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "") String conclusion, Model model) {
        return after(
                viewer,
                id,
                concluding.conclude(viewer, id, conclusion),
                Map.of("conclusion", conclusion),
                "#conclusion-card",
                model);
    }

    /// Its team sees nothing of it any more, so the way leads back to the list.
    @Requires(Right.INSPECT)
    @PostMapping("/inspections/{id}/closing")
    ModelAndView close(Viewer viewer, @PathVariable long id, Model model) {
        var closed = concluding.close(viewer, id);
        return switch (closed) {
            case Outcome.Done done -> new ModelAndView("redirect:/inspections");
            case Outcome.Refused _, Outcome.DoneOtherwise _ -> after(viewer, id, closed, Map.of(), "", model);
        };
    }

    /// @param decision `accept` or `decline`
    @Requires({Right.INSPECT, Right.PLAN_INSPECTIONS})
    @PostMapping("/inspections/{id}/late/{entry}")
    ModelAndView decideLate(
            Viewer viewer,
            @PathVariable long id,
            @PathVariable long entry,
            @RequestParam(defaultValue = "") String decision,
            @RequestParam(defaultValue = "") String words,
            Model model) {
        return after(
                viewer,
                id,
                decidingLate.decide(viewer, id, entry, decision.equals("accept"), words),
                Map.of("late-words", words),
                "#late",
                model);
    }

    /// @param kind `letter`, `minutes` or `conclusion`
    @Requires(Right.READ_INSPECTIONS)
    @GetMapping("/inspections/{id}/documents/{kind}")
    ResponseEntity<byte[]> document(Viewer viewer, @PathVariable long id, @PathVariable String kind) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Content-Disposition", "inline; filename=\"kiem-tra-" + id + ".pdf\"")
                .header("X-Content-Type-Options", "nosniff")
                .body(inspections.document(viewer, id, kind));
    }

    @Requires(Right.READ_INSPECTIONS)
    @GetMapping("/inspections/{id}/documents/minutes/signatures")
    String signatures(Viewer viewer, @PathVariable long id, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("whole", inspections.read(viewer, id));
        model.addAttribute("checked", minuting.check(viewer, id));
        return "inspection/signatures";
    }

    static final List<Inspection.Stage> STEPS = List.of(
            Inspection.Stage.DECISION,
            Inspection.Stage.PREPARATION,
            Inspection.Stage.ON_SITE,
            Inspection.Stage.MINUTES,
            Inspection.Stage.REMEDY,
            Inspection.Stage.CONCLUSION);
}
