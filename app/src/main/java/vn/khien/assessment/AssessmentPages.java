package vn.khien.assessment;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.directive.Directives;
import vn.khien.page.MenuEntry;
import vn.khien.page.Shell;

/// Pages of assessments: the list, and the sheet that people work on.
@Controller
class AssessmentPages {
    private static final int PAGE = 50;

    private final ReviewList list;
    private final SheetPage page;
    private final Opening opening;
    private final SavingAnswers saving;
    private final Directives directives;

    AssessmentPages(ReviewList list, SheetPage page, Opening opening, SavingAnswers saving, Directives directives) {
        this.list = list;
        this.page = page;
        this.opening = opening;
        this.saving = saving;
        this.directives = directives;
    }

    @Bean
    static MenuEntry assessmentsMenu() {
        return new MenuEntry(
                50, "assessment.menu", "/assessments", "clipboard-check", Set.of(Right.READ_ASSESSMENTS.name()));
    }

    @Requires(Right.READ_ASSESSMENTS)
    @GetMapping("/assessments")
    String list(
            Viewer viewer,
            @RequestParam(defaultValue = "0") long directive,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") int from,
            Model model) {
        var reviews = directives.listReviews(viewer);
        var chosen = reviews.stream()
                .filter(one -> one.id() == directive)
                .findFirst()
                .or(() -> reviews.stream().findFirst());
        var wanted = ReviewList.State.parse(state).orElse(null);
        var begin = Math.max(0, from);
        var found = chosen.map(one -> list.list(viewer, new ReviewList.Filter(one.id(), q, wanted), begin, PAGE))
                .orElse(ReviewList.Found.NOTHING);
        model.addAttribute("directive", chosen.orElse(null));
        model.addAttribute("reviews", reviews);
        model.addAttribute("found", found);
        model.addAttribute("from", begin);
        model.addAttribute("q", q);
        model.addAttribute("state", wanted);
        model.addAttribute("mayAssess", viewer.may(Right.ASSESS));
        return "assessment/list";
    }

    @Requires(Right.ASSESS)
    @PostMapping("/assessments")
    String open(Viewer viewer, @RequestParam long system, @RequestParam long directive) {
        return switch (opening.open(viewer, system, directive)) {
            case Opening.Outcome.Opened(var id) -> "redirect:/assessments/" + id;
            case Opening.Outcome.Already(var id) -> "redirect:/assessments/" + id;
            case Opening.Outcome.LevelMissing(var code) -> "redirect:/systems/" + code + "/level";
        };
    }

    @Requires(Right.READ_ASSESSMENTS)
    @GetMapping("/assessments/{id}")
    ModelAndView one(Viewer viewer, @PathVariable long id, SheetPage.Place place, Model model) {
        return page.draw(viewer, id, place, model);
    }

    /// @param note absent: it stays as it is
    record Typed(
            String value,
            @Nullable String was,
            @Nullable String note,
            @Nullable String noteWas,
            @Nullable String group,
            @Nullable String filter) {}

    @Requires(Right.ASSESS)
    @PostMapping("/assessments/{id}/answers/{code}")
    Object answer(
            Viewer viewer,
            @PathVariable long id,
            @PathVariable String code,
            @ModelAttribute("typed") Typed typed,
            @RequestHeader(name = "X-Khien", defaultValue = "") String fetched,
            @ModelAttribute("shell") Shell shell,
            Model model) {
        var value = Answer.parse(typed.value()).orElseThrow(() -> new IllegalArgumentException("answer"));
        var was = Answer.parse(typed.was()).orElseThrow(() -> new IllegalArgumentException("was"));
        var outcome = saving.save(viewer, id, code, new Answering.Given(value, was, typed.note(), typed.noteWas()));
        return fetched.isEmpty() ? page(viewer, id, code, typed, outcome, shell, model) : json(outcome, shell);
    }

    private static ResponseEntity<?> json(Answering.Outcome outcome, Shell shell) {
        return switch (outcome) {
            case Answering.Outcome.Saved(var at) -> ResponseEntity.ok(Map.of("at", shell.time(at)));
            case Answering.Outcome.Conflict(var present) ->
                ResponseEntity.status(HttpStatus.CONFLICT)
                        .body(Map.of(
                                "value",
                                        present.value() == Answer.NONE
                                                ? ""
                                                : present.value().name().toLowerCase(java.util.Locale.ROOT),
                                "note", present.note(),
                                "message", conflict(present, shell)));
            case Answering.Outcome.ReasonNeeded() ->
                ResponseEntity.unprocessableContent().body(Map.of("message", shell.t("assessment.reason-needed")));
            case Answering.Outcome.NoteTooLong(var most) ->
                ResponseEntity.unprocessableContent()
                        .body(Map.of("message", shell.t("assessment.note-too-long", most)));
            case Answering.Outcome.Closed(var signed) ->
                ResponseEntity.status(HttpStatus.LOCKED).body(Map.of("message", SheetPage.closed(signed, shell)));
        };
    }

    private static String conflict(Answering.Present present, Shell shell) {
        return shell.t(
                "assessment.conflict",
                present.by() == null ? "–" : present.by(),
                shell.t("assessment.answer." + present.value().name().toLowerCase(java.util.Locale.ROOT)),
                present.at() == null ? "–" : shell.moment(present.at()));
    }

    private ModelAndView page(
            Viewer viewer, long id, String code, Typed typed, Answering.Outcome outcome, Shell shell, Model model) {
        var place = new SheetPage.Place(typed.group(), typed.filter(), code);
        var problem = switch (outcome) {
            case Answering.Outcome.Saved _ -> null;
            case Answering.Outcome.Conflict(var present) -> conflict(present, shell);
            case Answering.Outcome.ReasonNeeded() -> shell.t("assessment.reason-needed");
            case Answering.Outcome.NoteTooLong(var most) -> shell.t("assessment.note-too-long", most);
            case Answering.Outcome.Closed(var signed) -> SheetPage.closed(signed, shell);
        };
        if (problem == null) {
            return new ModelAndView("redirect:/assessments/" + id + place.query() + "&at=" + code + "#r-" + code);
        }
        var wrong = Map.of("problem", problem, "problemAt", code, "typedAnswer", typed);
        return page.draw(viewer, id, place, model, wrong, HttpStatus.CONFLICT);
    }
}
