package vn.khien.directive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

/// Pages on which a directive is brought in and its draft is confirmed.
@Controller
class DraftingPages {
    private final DraftPage page;
    private final Intake intake;
    private final Drafting drafting;

    DraftingPages(DraftPage page, Intake intake, Drafting drafting) {
        this.page = page;
        this.intake = intake;
        this.drafting = drafting;
    }

    @Requires(Right.ISSUE_DIRECTIVES)
    @GetMapping("/directives/new")
    String bringIn(Viewer viewer, Model model) {
        model.addAttribute("text", "");
        return "directive/new";
    }

    @Requires(Right.ISSUE_DIRECTIVES)
    @PostMapping("/directives")
    ModelAndView broughtIn(
            Viewer viewer,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String text)
            throws IOException {
        var result = file != null && !file.isEmpty()
                ? intake.bringIn(
                        viewer, file.getOriginalFilename() == null ? "" : file.getOriginalFilename(), file.getBytes())
                : intake.bringIn(viewer, "", text.getBytes(StandardCharsets.UTF_8));
        return switch (result) {
            case Intake.Result.Drafted(var id) -> new ModelAndView("redirect:/directives/" + id);
            case Intake.Result.Refused(var problem) -> {
                var view = new ModelAndView("directive/new", HttpStatus.UNPROCESSABLE_CONTENT);
                view.addObject("text", text);
                view.addObject("problem", problem);
                yield view;
            }
        };
    }

    @Requires(Right.ISSUE_DIRECTIVES)
    @PostMapping("/directives/{id}/head")
    ModelAndView head(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam String number,
            @RequestParam String kind,
            @RequestParam String title,
            @RequestParam String issuer,
            @RequestParam String signedOn,
            Model model) {
        var result = drafting.setHead(
                viewer,
                id,
                number,
                kind,
                title,
                issuer,
                vn.khien.page.Dates.read(signedOn).orElse(null));
        if (result instanceof Drafting.Result.Refused) {
            model.addAttribute("typedHead", new TypedHead(number, kind, title, issuer, signedOn));
        }
        return edited(viewer, id, result, model);
    }

    @Requires(Right.ISSUE_DIRECTIVES)
    @PostMapping("/directives/{id}/obligations")
    ModelAndView add(Viewer viewer, @PathVariable long id, TypedObligation typed, Model model) {
        return edited(viewer, id, keepTyped(model, typed, 0, drafting.add(viewer, id, typed.read())), model);
    }

    @Requires(Right.ISSUE_DIRECTIVES)
    @PostMapping("/directives/{id}/obligations/{obligation}")
    ModelAndView edit(
            Viewer viewer, @PathVariable long id, @PathVariable long obligation, TypedObligation typed, Model model) {
        var result = drafting.edit(viewer, id, obligation, typed.read());
        return edited(viewer, id, keepTyped(model, typed, obligation, result), model);
    }

    private static Drafting.Result keepTyped(
            Model model, TypedObligation typed, long obligation, Drafting.Result result) {
        if (result instanceof Drafting.Result.Refused) {
            model.addAttribute("typed", typed);
            model.addAttribute("typedFor", obligation);
        }
        return result;
    }

    @Requires(Right.ISSUE_DIRECTIVES)
    @PostMapping("/directives/{id}/obligations/{obligation}/removal")
    ModelAndView remove(Viewer viewer, @PathVariable long id, @PathVariable long obligation, Model model) {
        return edited(viewer, id, drafting.remove(viewer, id, obligation), model);
    }

    private ModelAndView edited(Viewer viewer, long id, Drafting.Result result, Model model) {
        return switch (result) {
            case Drafting.Result.Done(var obligation) ->
                new ModelAndView("redirect:/directives/" + id + (obligation == 0 ? "" : "#o-" + obligation));
            case Drafting.Result.InForce() -> new ModelAndView("redirect:/directives/" + id);
            case Drafting.Result.Refused(var problems) -> page.drawAgain(viewer, id, problems, model);
        };
    }

    /// The head as typed, to be shown again.
    record TypedHead(String number, String kind, String title, String issuer, String signedOn) {}
}
