package vn.khien.inspection;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.library.Library;
import vn.khien.page.Download;
import vn.khien.platform.Problem;

/// A finding: what was seen, how its remedy stands, and what became of a violation.
@Controller
class FindingPages {
    private static final String HERE = "/inspections/{id}/findings/{number}";

    private final Inspections inspections;
    private final Remedying remedying;
    private final Sanctioning sanctioning;
    private final Sanctions sanctions;
    private final Library library;

    FindingPages(
            Inspections inspections,
            Remedying remedying,
            Sanctioning sanctioning,
            Sanctions sanctions,
            Library library) {
        this.inspections = inspections;
        this.remedying = remedying;
        this.sanctioning = sanctioning;
        this.sanctions = sanctions;
        this.library = library;
    }

    @Requires(Right.READ_INSPECTIONS)
    @GetMapping(HERE)
    String one(Viewer viewer, @PathVariable long id, @PathVariable int number, Model model) {
        var handled = inspections.handled(viewer, id, number);
        model.addAttribute("handled", handled);
        model.addAttribute("lead", Held.isLead(viewer, handled.inspection()));
        model.addAttribute("own", Held.isBody(viewer, handled.inspection()));
        model.addAttribute("sanctions", sanctions);
        model.addAttribute("library", library);
        return "inspection/finding";
    }

    private ModelAndView after(
            Viewer viewer, long id, int number, Outcome outcome, Map<String, String> typed, String place, Model model) {
        return switch (outcome) {
            case Outcome.Done done -> new ModelAndView("redirect:/inspections/" + id + "/findings/" + number + place);
            case Outcome.Refused(var problems) ->
                again(viewer, id, number, problems, typed, HttpStatus.UNPROCESSABLE_CONTENT, model);
            case Outcome.DoneOtherwise(var problem) ->
                again(viewer, id, number, List.of(problem), typed, HttpStatus.CONFLICT, model);
        };
    }

    private ModelAndView again(
            Viewer viewer,
            long id,
            int number,
            List<Problem> problems,
            Map<String, String> typed,
            HttpStatus status,
            Model model) {
        var view = one(viewer, id, number, model);
        model.addAttribute("problems", problems);
        model.addAttribute("typed", typed);
        return new ModelAndView(view, model.asMap(), status);
    }

    @Requires(Right.ANSWER_INSPECTIONS)
    @PostMapping(HERE + "/proofs")
    ModelAndView tell(
            Viewer viewer,
            @PathVariable long id,
            @PathVariable int number,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model)
            throws IOException {
        var proof = file == null || file.isEmpty()
                ? null
                : new Remedying.Proof(
                        file.getOriginalFilename() == null ? "" : file.getOriginalFilename(), file.getInputStream());
        var outcome = remedying.tell(viewer, id, number, field(typed, "percent"), field(typed, "words"), proof);
        return after(viewer, id, number, outcome, typed, "#remedy", model);
    }

    private static String field(Map<String, String> typed, String name) {
        return typed.getOrDefault(name, "");
    }

    @Requires(Right.INSPECT)
    @PostMapping(HERE + "/checks")
    ModelAndView check(
            Viewer viewer,
            @PathVariable long id,
            @PathVariable int number,
            @RequestParam Map<String, String> typed,
            Model model) {
        var outcome =
                remedying.check(viewer, id, number, field(typed, "kind"), field(typed, "words"), field(typed, "dueOn"));
        return after(viewer, id, number, outcome, typed, "#remedy", model);
    }

    @Requires(Right.INSPECT)
    @PostMapping(HERE + "/violation")
    ModelAndView refer(
            Viewer viewer,
            @PathVariable long id,
            @PathVariable int number,
            @RequestParam Map<String, String> typed,
            Model model) {
        var outcome = sanctioning.refer(
                viewer, id, number, field(typed, "act"), field(typed, "actOn"), field(typed, "subject"));
        return after(viewer, id, number, outcome, typed, "#violation", model);
    }

    @Requires(Right.INSPECT)
    @PostMapping(HERE + "/decision")
    ModelAndView decide(
            Viewer viewer,
            @PathVariable long id,
            @PathVariable int number,
            @RequestParam Map<String, String> typed,
            Model model) {
        var decision = new Sanctioning.Decision(
                field(typed, "number"), field(typed, "decidedOn"), field(typed, "fine"), field(typed, "byHand"));
        return after(viewer, id, number, sanctioning.decide(viewer, id, number, decision), typed, "#violation", model);
    }

    @Requires(Right.ANSWER_INSPECTIONS)
    @PostMapping(HERE + "/appeal")
    ModelAndView appeal(
            Viewer viewer,
            @PathVariable long id,
            @PathVariable int number,
            @RequestParam Map<String, String> typed,
            Model model) {
        var outcome = sanctioning.appeal(viewer, id, number, field(typed, "appeal"));
        return after(viewer, id, number, outcome, typed, "#violation", model);
    }

    @Requires(Right.INSPECT)
    @PostMapping(HERE + "/answer")
    ModelAndView answer(
            Viewer viewer,
            @PathVariable long id,
            @PathVariable int number,
            @RequestParam Map<String, String> typed,
            Model model) {
        var outcome = sanctioning.answer(viewer, id, number, field(typed, "outcome"), field(typed, "answer"));
        return after(viewer, id, number, outcome, typed, "#violation", model);
    }

    @Requires(Right.INSPECT)
    @PostMapping(HERE + "/payment")
    ModelAndView pay(
            Viewer viewer,
            @PathVariable long id,
            @PathVariable int number,
            @RequestParam Map<String, String> typed,
            Model model) {
        var outcome = sanctioning.pay(viewer, id, number, field(typed, "paidOn"), field(typed, "reference"));
        return after(viewer, id, number, outcome, typed, "#violation", model);
    }

    @Requires(Right.INSPECT)
    @PostMapping(HERE + "/closing")
    ModelAndView close(Viewer viewer, @PathVariable long id, @PathVariable int number, Model model) {
        return after(viewer, id, number, sanctioning.close(viewer, id, number), Map.of(), "#violation", model);
    }

    /// Drawn anew when it came, so it may be shown.
    @Requires(Right.READ_INSPECTIONS)
    @GetMapping(HERE + "/photographs/{photograph}")
    ResponseEntity<Resource> photograph(
            Viewer viewer, @PathVariable long id, @PathVariable int number, @PathVariable long photograph) {
        var stored = inspections.photograph(viewer, id, number, photograph);
        return ResponseEntity.ok()
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .contentType(MediaType.parseMediaType(stored.mediaType()))
                .body(new FileSystemResource(stored.file()));
    }

    @Requires(Right.READ_INSPECTIONS)
    @GetMapping(HERE + "/proofs/{step}")
    ResponseEntity<Resource> proof(
            Viewer viewer, @PathVariable long id, @PathVariable int number, @PathVariable long step) {
        var stored = inspections.proof(viewer, id, number, step);
        return Download.of(stored.file(), stored.name(), stored.mediaType());
    }
}
