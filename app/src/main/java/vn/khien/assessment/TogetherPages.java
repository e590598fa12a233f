package vn.khien.assessment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.page.Shell;

/// What is done to many answers at once: one answer for a selection, and opening a replacement.
@Controller
class TogetherPages {
    private final SheetPage page;
    private final AnsweringTogether answering;
    private final Closing closing;

    TogetherPages(SheetPage page, AnsweringTogether answering, Closing closing) {
        this.page = page;
        this.answering = answering;
        this.closing = closing;
    }

    /// @param chosen requirements as `code=answer that was seen`
    /// @param shown the same, for every requirement on the page
    /// @param all whether every requirement on the page is meant
    @Requires(Right.ASSESS)
    @PostMapping("/assessments/{id}/answers")
    ModelAndView answer(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") List<String> chosen,
            @RequestParam(defaultValue = "") List<String> shown,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(required = false) @Nullable String group,
            @RequestParam(required = false) @Nullable String filter,
            @ModelAttribute("shell") Shell shell,
            Model model) {
        var place = new SheetPage.Place(group, filter, null);
        var answer = Answer.parse(value).filter(given -> given != Answer.NONE);
        var outcome = answer.isEmpty()
                ? new AnsweringTogether.Outcome.NothingChosen()
                : answering.answer(viewer, id, seen(all ? shown : chosen), answer.get(), reason);
        var problem = switch (outcome) {
            case AnsweringTogether.Outcome.Saved(var saved, var others) ->
                others.isEmpty() ? null : shell.t("assessment.together.others", saved, String.join(", ", others));
            case AnsweringTogether.Outcome.NothingChosen() -> shell.t("assessment.together.nothing");
            case AnsweringTogether.Outcome.ReasonNeeded() -> shell.t("assessment.together.reason-needed");
            case AnsweringTogether.Outcome.NoteTooLong(var code, var most) ->
                code + ": " + shell.t("assessment.note-too-long", most);
            case AnsweringTogether.Outcome.Closed(var signed) -> SheetPage.closed(signed, shell);
        };
        if (problem == null) {
            return new ModelAndView("redirect:/assessments/" + id + place.query());
        }
        var typed = new SheetPage.TypedTogether(value, reason, chosen);
        var wrong = Map.of("problem", problem, "together", typed);
        return page.draw(viewer, id, place, model, wrong, HttpStatus.CONFLICT);
    }

    private static Map<String, Answer> seen(List<String> chosen) {
        var seen = new LinkedHashMap<String, Answer>();
        for (var one : chosen) {
            var cut = one.indexOf('=');
            if (cut > 0) {
                Answer.parse(one.substring(cut + 1)).ifPresent(answer -> seen.put(one.substring(0, cut), answer));
            }
        }
        return seen;
    }

    @Requires(Right.PREPARE_SUBMISSION)
    @PostMapping("/assessments/{id}/replacement")
    ModelAndView open(
            Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "") String reason, Model model) {
        return switch (closing.open(viewer, id, reason)) {
            case Closing.Outcome.Opened(), Closing.Outcome.NothingClosed() ->
                new ModelAndView("redirect:/assessments/" + id);
            case Closing.Outcome.Refused(var problem) ->
                page.draw(
                        viewer,
                        id,
                        new SheetPage.Place(null, null, null),
                        model,
                        Map.of("problemReason", problem, "typedReason", reason),
                        HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }
}
