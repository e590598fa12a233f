package vn.khien.assessment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.directive.Assignment;
import vn.khien.directive.Directive;
import vn.khien.directive.Directives;
import vn.khien.directive.KeptObligation;
import vn.khien.page.MenuEntry;
import vn.khien.page.Shell;
import vn.khien.platform.Folding;
import vn.khien.platform.NotVisible;

/// Pages of assessments: the list, the sheet that people work on, evidence.
@Controller
class AssessmentPages {
    private static final int PAGE = 50;

    private final Assessments assessments;
    private final Sheet.Reading sheets;
    private final Opening opening;
    private final Answering answering;
    private final Evidencing evidencing;
    private final EvidenceStore store;
    private final Directives directives;
    private final ObjectProvider<BesideAnswers> beside;

    AssessmentPages(
            Assessments assessments,
            Sheet.Reading sheets,
            Opening opening,
            Answering answering,
            Evidencing evidencing,
            EvidenceStore store,
            Directives directives,
            ObjectProvider<BesideAnswers> beside) {
        this.assessments = assessments;
        this.sheets = sheets;
        this.opening = opening;
        this.answering = answering;
        this.evidencing = evidencing;
        this.store = store;
        this.directives = directives;
        this.beside = beside;
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
        var reviews = reviews(viewer);
        var chosen = reviews.stream()
                .filter(one -> one.id() == directive)
                .findFirst()
                .or(() -> reviews.stream().findFirst());
        var all = chosen.map(one -> assessments.listReviewed(viewer, one.id())).orElse(List.of());
        var wanted = Folding.fold(q);
        var found = all.stream()
                .filter(one -> wanted.isEmpty()
                        || Folding.fold(one.name() + " " + one.code() + " " + one.ownerName())
                                .contains(wanted))
                .toList();
        model.addAttribute("directive", chosen.orElse(null));
        model.addAttribute("reviews", reviews);
        model.addAttribute("counts", counts(found));
        var shown = found.stream()
                .filter(one -> state.isEmpty() || state(one).equals(state))
                .toList();
        model.addAttribute("total", shown.size());
        model.addAttribute(
                "systems", shown.stream().skip(Math.max(0, from)).limit(PAGE).toList());
        model.addAttribute("from", Math.max(0, from));
        model.addAttribute("q", q);
        model.addAttribute("state", state);
        model.addAttribute("mayAssess", viewer.may(Right.ASSESS));
        return "assessment/list";
    }

    private List<Directive> reviews(Viewer viewer) {
        return directives.list(viewer).stream()
                .filter(Directive::inForce)
                .filter(one -> directives.listObligations(one.id()).stream()
                        .map(KeptObligation::what)
                        .anyMatch(what -> what.review()))
                .toList();
    }

    static String state(Assessments.Reviewed one) {
        if (one.assessment() == null || one.tally().answered() == 0) {
            return "untouched";
        }
        return one.tally().complete() ? "complete" : "begun";
    }

    private static Map<String, Long> counts(List<Assessments.Reviewed> all) {
        var counts = new LinkedHashMap<String, Long>();
        for (var state : List.of("untouched", "begun", "complete")) {
            counts.put(
                    state, all.stream().filter(one -> state(one).equals(state)).count());
        }
        return counts;
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
    String one(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "all") String filter,
            @RequestParam(defaultValue = "") String at,
            Model model) {
        var sheet = sheets.read(viewer, id, group, filter, at);
        model.addAttribute("sheet", sheet);
        model.addAttribute("signedAt", signedAt(viewer, sheet.assessment().directive()));
        model.addAttribute("mayAssess", viewer.may(Right.ASSESS));
        model.addAttribute(
                "beside",
                beside.orderedStream()
                        .flatMap(one -> one.listBeside(viewer, id).stream())
                        .toList());
        return "assessment/one";
    }

    /// When the acting organisation's result under the directive was signed, if it was.
    private @Nullable Instant signedAt(Viewer viewer, long directive) {
        return directives.listOwed(viewer).stream()
                .filter(one -> one.review() && one.directive() == directive)
                .map(Assignment::fulfilledAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
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
        var outcome =
                answering.answer(viewer, id, code, new Answering.Given(value, was, typed.note(), typed.noteWas()));
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
        var group = typed.group() == null ? "" : typed.group();
        var filter = typed.filter() == null ? "all" : typed.filter();
        if (outcome instanceof Answering.Outcome.Saved) {
            return new ModelAndView("redirect:/assessments/" + id + "?group=" + group + "&filter=" + filter + "&at="
                    + code + "#r-" + code);
        }
        var problem = switch (outcome) {
            case Answering.Outcome.Saved saved -> "";
            case Answering.Outcome.Conflict(var present) -> conflict(present, shell);
            case Answering.Outcome.ReasonNeeded() -> shell.t("assessment.reason-needed");
            case Answering.Outcome.NoteTooLong(var most) -> shell.t("assessment.note-too-long", most);
        };
        one(viewer, id, group, filter, code, model);
        model.addAttribute("problem", problem);
        model.addAttribute("problemAt", code);
        model.addAttribute("typedAnswer", typed);
        return new ModelAndView("assessment/one", model.asMap(), HttpStatus.CONFLICT);
    }

    @Requires(Right.ASSESS)
    @PostMapping("/assessments/{id}/answers/{code}/evidence")
    ModelAndView attach(
            Viewer viewer,
            @PathVariable long id,
            @PathVariable String code,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String validFrom,
            Model model)
            throws IOException {
        var name = file.getOriginalFilename();
        evidencing.list(viewer, id, code);
        return switch (store.keep(file.getInputStream())) {
            case EvidenceStore.Outcome.Kept(var content) -> {
                evidencing.attach(
                        viewer,
                        id,
                        code,
                        content,
                        name == null ? "" : name,
                        vn.khien.page.Dates.read(validFrom).orElse(null));
                yield new ModelAndView(
                        "redirect:/assessments/" + id + "?group=" + group(viewer, id, code) + "&at=" + code + "#aside");
            }
            case EvidenceStore.Outcome.TooLarge() -> evidenceRefused(viewer, id, code, "assessment.too-large", model);
            case EvidenceStore.Outcome.Empty() -> evidenceRefused(viewer, id, code, "assessment.empty-file", model);
        };
    }

    private String group(Viewer viewer, long id, String code) {
        return sheets.lines(viewer, id).stream()
                .filter(line -> line.requirement().code().equals(code))
                .map(line -> line.requirement().group())
                .findFirst()
                .orElse("");
    }

    private ModelAndView evidenceRefused(Viewer viewer, long id, String code, String key, Model model) {
        one(viewer, id, group(viewer, id, code), "all", code, model);
        model.addAttribute("problemKey", key);
        return new ModelAndView("assessment/one", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Requires(Right.READ_ASSESSMENTS)
    @GetMapping("/evidence/{id}")
    ResponseEntity<Resource> download(Viewer viewer, @PathVariable long id) {
        var evidence = evidencing.read(viewer, id);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(evidence.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(new FileSystemResource(store.place(evidence.sha256())));
    }

    @Requires(Right.READ_ASSESSMENTS)
    @GetMapping("/evidence/{id}/preview.png")
    ResponseEntity<byte[]> preview(Viewer viewer, @PathVariable long id) {
        var evidence = evidencing.read(viewer, id);
        var file = store.place(evidence.sha256());
        if (!evidence.picture() || !Files.exists(file)) {
            throw new NotVisible("preview of evidence " + id);
        }
        return Preview.draw(file)
                .map(png -> ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(png))
                .orElseThrow(() -> new NotVisible("preview of evidence " + id));
    }

    @Requires(Right.ASSESS)
    @PostMapping("/evidence/{id}/removal")
    String remove(Viewer viewer, @PathVariable long id, @RequestParam String code) {
        var evidence = evidencing.remove(viewer, id);
        return "redirect:/assessments/" + evidence.assessment() + "?group=" + group(viewer, evidence.assessment(), code)
                + "&at=" + code + "#aside";
    }
}
