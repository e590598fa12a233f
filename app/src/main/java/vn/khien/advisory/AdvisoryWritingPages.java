package vn.khien.advisory;

import java.io.IOException;
import java.util.List;
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
import vn.khien.platform.Problem;

/// The desk's pages: writing a draft, bringing in KEV and CSAF, seeing whom it would reach, issuing.
@Controller
class AdvisoryWritingPages {
    private static final int REACH_SHOWN = 200;
    private static final int KEV_PAGE = 50;

    private final Advisories advisories;
    private final WritingAdvisories writing;
    private final IssuingAdvisories issuing;
    private final ImportingKev kev;
    private final AdvisoryDueRules dueRules;

    AdvisoryWritingPages(
            Advisories advisories,
            WritingAdvisories writing,
            IssuingAdvisories issuing,
            ImportingKev kev,
            AdvisoryDueRules dueRules) {
        this.advisories = advisories;
        this.writing = writing;
        this.issuing = issuing;
        this.kev = kev;
        this.dueRules = dueRules;
    }

    @Requires(Right.ISSUE_ADVISORIES)
    @GetMapping("/advisories/new")
    String blank(Model model) {
        return form(model, Typed.EMPTY, null, List.of());
    }

    private static String form(Model model, Typed typed, @Nullable Advisory present, List<Problem> problems) {
        model.addAttribute("typed", typed);
        model.addAttribute("present", present);
        model.addAttribute("problems", problems);
        return "advisory/form";
    }

    private static ModelAndView refused(String view, Model model) {
        return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Requires(Right.ISSUE_ADVISORIES)
    @PostMapping("/advisories")
    ModelAndView write(Viewer viewer, Typed typed, Model model) {
        return switch (writing.write(viewer, typed)) {
            case Outcome.Done(var id) -> new ModelAndView("redirect:/advisories/drafts/" + id);
            case Outcome.Refused(var problems) -> refused(form(model, typed, null, problems), model);
        };
    }

    @Requires(Right.ISSUE_ADVISORIES)
    @GetMapping("/advisories/drafts/{id}")
    String draft(Viewer viewer, @PathVariable long id, Model model) {
        var advisory = advisories.readDraft(viewer, id);
        return advisory.issue() == null
                ? draft(viewer, advisory, List.of(), model)
                : "redirect:/advisories/" + advisory.issued().number();
    }

    private String draft(Viewer viewer, Advisory advisory, List<Problem> problems, Model model) {
        var due = issuing.due(advisory);
        model.addAttribute("advisory", advisory);
        model.addAttribute("reach", issuing.preview(viewer, advisory.id(), REACH_SHOWN));
        model.addAttribute("bodies", issuing.listBodies(viewer, advisory.id()).size());
        model.addAttribute("due", due);
        model.addAttribute("rule", dueRules.find(due.rule()).orElse(null));
        model.addAttribute("problems", problems);
        return "advisory/draft";
    }

    @Requires(Right.ISSUE_ADVISORIES)
    @GetMapping("/advisories/drafts/{id}/edit")
    String edit(Viewer viewer, @PathVariable long id, Model model) {
        var advisory = advisories.readDraft(viewer, id);
        return form(model, Typed.of(advisory), advisory, List.of());
    }

    @Requires(Right.ISSUE_ADVISORIES)
    @PostMapping("/advisories/drafts/{id}")
    ModelAndView change(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            Typed typed,
            Model model) {
        return switch (writing.change(viewer, id, version, typed)) {
            case Outcome.Done done -> new ModelAndView("redirect:/advisories/drafts/" + id);
            case Outcome.Refused(var problems) ->
                refused(form(model, typed, advisories.readDraft(viewer, id), problems), model);
        };
    }

    private ModelAndView after(Viewer viewer, long id, Outcome outcome, Model model) {
        return switch (outcome) {
            case Outcome.Done done -> new ModelAndView("redirect:/advisories/drafts/" + id);
            case Outcome.Refused(var problems) ->
                refused(draft(viewer, advisories.readDraft(viewer, id), problems, model), model);
        };
    }

    @Requires(Right.ISSUE_ADVISORIES)
    @PostMapping("/advisories/drafts/{id}/named")
    ModelAndView name(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String words,
            Model model) {
        return after(viewer, id, writing.name(viewer, id, code, words), model);
    }

    @Requires(Right.ISSUE_ADVISORIES)
    @PostMapping("/advisories/drafts/{id}/issue")
    ModelAndView issue(
            Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "0") int version, Model model) {
        return after(viewer, id, issuing.issue(viewer, id, version), model);
    }

    @Requires(Right.ISSUE_ADVISORIES)
    @GetMapping("/advisories/kev")
    String kev(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "no") String matched,
            @RequestParam(defaultValue = "0") int from,
            Model model) {
        var start = Math.max(0, from);
        var text = q.length() > Typed.TITLE_MAX ? q.substring(0, Typed.TITLE_MAX) : q.strip();
        var found = kev.list(viewer, new KevRows.Filter(text, matched.equals("yes")), start, KEV_PAGE + 1);
        model.addAttribute("found", found.stream().limit(KEV_PAGE).toList());
        model.addAttribute("more", found.size() > KEV_PAGE);
        model.addAttribute("from", start);
        model.addAttribute("count", kev.count(viewer));
        model.addAttribute("q", text);
        model.addAttribute("matched", matched.equals("yes"));
        return "advisory/kev";
    }

    @Requires(Right.ISSUE_ADVISORIES)
    @PostMapping("/advisories/kev")
    ModelAndView bringInKev(Viewer viewer, @RequestParam MultipartFile file, Model model) throws IOException {
        return switch (kev.bringIn(viewer, file.getInputStream())) {
            case ImportingKev.Result.Kept kept -> {
                model.addAttribute("kept", kept);
                yield new ModelAndView(kev(viewer, "", "no", 0, model), model.asMap());
            }
            case ImportingKev.Result.Refused(var problems) -> {
                model.addAttribute("problems", problems);
                yield refused(kev(viewer, "", "no", 0, model), model);
            }
        };
    }

    @Requires(Right.ISSUE_ADVISORIES)
    @PostMapping("/advisories/kev/{cve}")
    ModelAndView fromKev(Viewer viewer, @PathVariable String cve, Model model) {
        return switch (writing.writeFromKev(viewer, cve)) {
            case Outcome.Done(var id) -> new ModelAndView("redirect:/advisories/drafts/" + id);
            case Outcome.Refused(var problems) -> {
                model.addAttribute("problems", problems);
                yield refused(kev(viewer, cve, "no", 0, model), model);
            }
        };
    }

    @Requires(Right.ISSUE_ADVISORIES)
    @GetMapping("/advisories/csaf")
    String csafForm() {
        return "advisory/csaf";
    }

    @Requires(Right.ISSUE_ADVISORIES)
    @PostMapping("/advisories/csaf")
    ModelAndView bringInCsaf(Viewer viewer, @RequestParam MultipartFile file, Model model) throws IOException {
        return switch (writing.writeFromCsaf(viewer, file.getInputStream())) {
            case Outcome.Done(var id) -> new ModelAndView("redirect:/advisories/drafts/" + id);
            case Outcome.Refused(var problems) -> {
                model.addAttribute("problems", problems);
                yield refused("advisory/csaf", model);
            }
        };
    }
}
