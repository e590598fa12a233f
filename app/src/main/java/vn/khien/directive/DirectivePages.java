package vn.khien.directive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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
import vn.khien.audit.Trail;
import vn.khien.organisation.AddresseeClass;
import vn.khien.organisation.Organisations;
import vn.khien.page.MenuEntry;
import vn.khien.platform.Folding;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// Pages of directives: the list, bringing in, confirming the draft, and what became of a directive in force.
@Controller
class DirectivePages {
    private static final int ROWS_MAX = 20_000;
    private static final int LOG_MAX = 200;

    private final Directives directives;
    private final Intake intake;
    private final Drafting drafting;
    private final Issuing issuing;
    private final Amending amending;
    private final Heading.Reading headings;
    private final Organisations organisations;
    private final Trail trail;
    private final ProductClock clock;

    DirectivePages(
            Directives directives,
            Intake intake,
            Drafting drafting,
            Issuing issuing,
            Amending amending,
            Heading.Reading headings,
            Organisations organisations,
            Trail trail,
            ProductClock clock) {
        this.directives = directives;
        this.intake = intake;
        this.drafting = drafting;
        this.issuing = issuing;
        this.amending = amending;
        this.headings = headings;
        this.organisations = organisations;
        this.trail = trail;
        this.clock = clock;
    }

    @Bean
    static MenuEntry directivesMenu() {
        return new MenuEntry(
                20, "directive.menu", "/directives", "scroll-text", java.util.Set.of(Right.READ_DIRECTIVES.name()));
    }

    @Requires(Right.READ_DIRECTIVES)
    @GetMapping("/directives")
    String list(Viewer viewer, Model model) {
        var listed = directives.list(viewer);
        model.addAttribute("directives", listed);
        model.addAttribute("next", directives.mapNextDeadlines(viewer, listed, clock.instant()));
        model.addAttribute("mayIssue", viewer.may(Right.ISSUE_DIRECTIVES));
        return "directive/list";
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

    @Requires(Right.READ_DIRECTIVES)
    @GetMapping("/directives/{id}")
    String one(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Integer obligation,
            @RequestParam(required = false) @Nullable Long open,
            @RequestParam(defaultValue = "") String q,
            Model model) {
        var directive = directives.read(viewer, id);
        if (!directive.inForce()) {
            return draft(viewer, directive, List.of(), model);
        }
        var obligations = content(viewer, directive, model);
        var owed = directives.listOwed(viewer).stream()
                .filter(assignment -> assignment.directive() == id)
                .toList();
        var selected = obligation == null ? preselected(obligations) : obligation;
        model.addAttribute("heading", headings.read(viewer, id));
        model.addAttribute("selected", selected);
        model.addAttribute("counts", directives.countByObligation(viewer, id, clock.instant()));
        model.addAttribute("owed", owed);
        model.addAttribute("units", organisations.listChildren(viewer.organisation(), clock.today()));
        model.addAttribute("may", viewer);
        model.addAttribute("open", open == null ? 0L : open);
        model.addAttribute("q", q);
        model.addAttribute("replaced", replaced(viewer, id));
        model.addAttribute("tree", tree(viewer, id, obligations, selected, q));
        return "directive/one";
    }

    /// What others in force put in the place of the document's clauses, by clause; the latest where there are several.
    private Map<Long, Amendment> replaced(Viewer viewer, long id) {
        var replaced = new HashMap<Long, Amendment>();
        amending.list(viewer, id).stream()
                .filter(one -> one.amended() == id)
                .forEach(one -> replaced.put(one.clause(), one));
        return replaced;
    }

    /// The review, if there is one: that is what most readers come for.
    private static int preselected(List<KeptObligation> obligations) {
        return obligations.stream()
                .filter(kept -> kept.what().review())
                .map(KeptObligation::position)
                .findFirst()
                .orElse(1);
    }

    private List<Branch> tree(Viewer viewer, long id, List<KeptObligation> obligations, int selected, String q) {
        var wanted = Folding.fold(q);
        return obligations.stream()
                .filter(kept -> kept.position() == selected)
                .findFirst()
                .map(kept -> Branch.grow(directives.listAssignments(viewer, id, kept.id(), ROWS_MAX, 0).stream()
                        .filter(one -> wanted.isEmpty()
                                || Folding.fold(one.organisationVi() + " " + one.organisationEn())
                                        .contains(wanted))
                        .toList()))
                .orElse(List.of());
    }

    private List<KeptObligation> content(Viewer viewer, Directive directive, Model model) {
        var obligations = directives.listObligations(directive.id());
        model.addAttribute("directive", directive);
        model.addAttribute("obligations", obligations);
        model.addAttribute(
                "paragraphs",
                directives.listClauses(viewer, directive.id()).stream()
                        .map(clause -> Paragraph.of(clause, obligations))
                        .toList());
        return obligations;
    }

    private String draft(Viewer viewer, Directive directive, List<Problem> problems, Model model) {
        content(viewer, directive, model);
        model.addAttribute("clauses", directives.listClauses(viewer, directive.id()));
        model.addAttribute("problems", problems);
        model.addAttribute("kinds", Directive.Kind.values());
        model.addAttribute("classes", AddresseeClass.values());
        return "directive/draft";
    }

    @Requires(Right.READ_DIRECTIVES)
    @GetMapping("/directives/{id}/addressees")
    String addressees(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String view,
            Model model) {
        var directive = directives.read(viewer, id);
        var wanted = Folding.fold(q);
        var all = directives.listAddressed(viewer, id, ROWS_MAX).stream()
                .filter(one -> wanted.isEmpty()
                        || Folding.fold(one.organisationVi() + " " + one.organisationEn())
                                .contains(wanted))
                .toList();
        model.addAttribute("directive", directive);
        model.addAttribute("heading", headings.read(viewer, id));
        var now = clock.instant();
        var every = Body.gather(all);
        model.addAttribute(
                "bodies",
                every.stream()
                        .filter(body -> state.isEmpty() || body.is(state, now))
                        .toList());
        model.addAttribute("every", every);
        model.addAttribute("state", state);
        model.addAttribute("q", q);
        model.addAttribute("grouped", view.equals("tree"));
        return "directive/addressees";
    }

    @Requires(Right.READ_DIRECTIVES)
    @GetMapping("/directives/{id}/log")
    String log(Viewer viewer, @PathVariable long id, Model model) {
        model.addAttribute("directive", directives.read(viewer, id));
        model.addAttribute("heading", headings.read(viewer, id));
        model.addAttribute(
                "lines",
                trail.listOf("directive:" + id, "directive.", LOG_MAX).stream()
                        .map(LogLine::of)
                        .toList());
        return "directive/log";
    }

    @Requires(Right.READ_DIRECTIVES)
    @GetMapping("/directives/{id}/source")
    ResponseEntity<byte[]> source(Viewer viewer, @PathVariable long id) {
        var source = directives.source(viewer, id);
        var name = source.name().isEmpty() ? "directive-" + id + ".txt" : source.name();
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(source.bytes());
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
            case Drafting.Result.Refused(var problems) -> draftAgain(viewer, id, problems, model);
        };
    }

    private ModelAndView draftAgain(Viewer viewer, long id, List<Problem> problems, Model model) {
        var name = draft(viewer, directives.read(viewer, id), problems, model);
        return new ModelAndView(name, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /// Says what issuing will do, before it cannot be undone.
    @Requires(Right.ISSUE_DIRECTIVES)
    @GetMapping("/directives/{id}/issue")
    ModelAndView confirm(
            Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "") String effectiveOn, Model model) {
        var directive = directives.read(viewer, id);
        if (directive.inForce()) {
            return new ModelAndView("redirect:/directives/" + id);
        }
        var on = vn.khien.page.Dates.read(effectiveOn);
        if (on.isEmpty()) {
            return draftAgain(viewer, id, List.of(Problem.at("effectiveOn", "directive.problem.date")), model);
        }
        var foreseen = issuing.foresee(id, on.get());
        if (!foreseen.problems().isEmpty()) {
            return draftAgain(viewer, id, foreseen.problems(), model);
        }
        return new ModelAndView("directive/issue")
                .addObject("directive", directive)
                .addObject("foreseen", foreseen)
                .addObject("effectiveOn", on.get());
    }

    @Requires(Right.ISSUE_DIRECTIVES)
    @PostMapping("/directives/{id}/issue")
    ModelAndView issue(Viewer viewer, @PathVariable long id, @RequestParam String effectiveOn, Model model) {
        var on = vn.khien.page.Dates.read(effectiveOn);
        if (on.isEmpty()) {
            return draftAgain(viewer, id, List.of(Problem.at("effectiveOn", "directive.problem.date")), model);
        }
        return switch (issuing.issue(viewer, id, on.get())) {
            case Issuing.Result.Issued issued -> new ModelAndView("redirect:/directives/" + id + "?issued");
            case Issuing.Result.AlreadyInForce() -> new ModelAndView("redirect:/directives/" + id);
            case Issuing.Result.InForceFrom other -> new ModelAndView("redirect:/directives/" + id + "?other-day");
            case Issuing.Result.Refused(var problems) -> draftAgain(viewer, id, problems, model);
        };
    }

    /// The head as typed, to be shown again.
    record TypedHead(String number, String kind, String title, String issuer, String signedOn) {}

    /// An obligation as typed in the form. Addressees come as `class:province`, `organisation:G08` and `not:G08`, one a
    /// line in `others`.
    record TypedObligation(
            int clause,
            String quote,
            String duty,
            String kind,
            String dueRule,
            @Nullable String dueDate,
            @Nullable List<String> classes,
            @Nullable String others,
            @Nullable String excluded,
            @Nullable String recipient,
            @Nullable String basis,
            boolean open,
            boolean review) {

        Obligation read() {
            var addressees = new ArrayList<Obligation.Addressee>();
            if (classes != null) {
                classes.forEach(
                        code -> addressees.add(new Obligation.Addressee(Obligation.Type.CLASS, code, code, "", false)));
            }
            codes(others).forEach(code -> addressees.add(named(code, false)));
            codes(excluded).forEach(code -> addressees.add(named(code, true)));
            if (open) {
                addressees.add(
                        new Obligation.Addressee(Obligation.Type.OPEN, null, "tổ chức, doanh nghiệp", "", false));
            }
            LocalDate date =
                    dueDate == null ? null : vn.khien.page.Dates.read(dueDate).orElse(null);
            return new Obligation(
                    clause,
                    quote,
                    duty,
                    Obligation.Kind.of(kind),
                    addressees,
                    recipient == null || recipient.isBlank() ? null : recipient.strip(),
                    recipient == null || recipient.isBlank() ? null : recipient.strip(),
                    new Due(Due.Rule.of(dueRule), date, null),
                    codes(basis).stream()
                            .map(document -> new Obligation.Basis(document, document))
                            .toList(),
                    review);
        }

        private static Obligation.Addressee named(String code, boolean excluded) {
            return new Obligation.Addressee(Obligation.Type.ORGANISATION, code, code, "", excluded);
        }

        private static List<String> codes(@Nullable String text) {
            return text == null
                    ? List.of()
                    : Arrays.stream(text.split("[\\s,;]+"))
                            .filter(code -> !code.isBlank())
                            .toList();
        }
    }
}
