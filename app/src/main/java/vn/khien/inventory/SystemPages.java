package vn.khien.inventory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
import vn.khien.page.MenuEntry;
import vn.khien.platform.Problem;

/// Pages of the register: the list, one system, and bringing systems in by Excel.
@Controller
class SystemPages {
    private final Register register;
    private final RegisteringSystems registering;
    private final Importing importing;
    private final SystemWorkbook workbook;
    private final Retiring retiring;
    private final TakingOver takingOver;

    SystemPages(
            Register register,
            RegisteringSystems registering,
            Importing importing,
            SystemWorkbook workbook,
            Retiring retiring,
            TakingOver takingOver) {
        this.retiring = retiring;
        this.takingOver = takingOver;
        this.register = register;
        this.registering = registering;
        this.importing = importing;
        this.workbook = workbook;
    }

    @Bean
    static MenuEntry systemsMenu() {
        return new MenuEntry(40, "inventory.menu", "/systems", "server", Set.of(Right.READ_SYSTEMS.name()));
    }

    @Requires(Right.READ_SYSTEMS)
    @GetMapping("/systems")
    String list(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "-1") int level,
            @RequestParam(defaultValue = "") String dossier,
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "0") int from,
            @RequestParam(required = false) @Nullable String retired,
            Model model) {
        model.addAttribute("retired", retired != null);
        var filter = new RegisterRows.Filter(q.strip(), level, dossier, plan, owner);
        var order = ListOrder.parse(sort).orElse(ListOrder.usual(filter.q()));
        var page = register.list(viewer, filter, order, Math.max(0, from), Register.PAGE);
        model.addAttribute("page", page);
        model.addAttribute("order", order);
        model.addAttribute("assessed", register.listProgress(viewer, page));
        model.addAttribute("every", register.count(viewer));
        model.addAttribute("filter", filter);
        model.addAttribute("mayEdit", viewer.may(Right.EDIT_SYSTEMS));
        model.addAttribute(
                "left", viewer.may(Right.EDIT_SYSTEMS) ? takingOver.listLeft(viewer) : List.<TakingOver.Left>of());
        return "inventory/list";
    }

    @Requires(Right.EDIT_SYSTEMS)
    @GetMapping("/systems/new")
    String blank(Viewer viewer, Model model) {
        return form(viewer, model, TypedSystem.EMPTY, null, List.of());
    }

    private String form(
            Viewer viewer,
            Model model,
            TypedSystem typed,
            @Nullable InformationSystem present,
            List<Problem> problems) {
        model.addAttribute("typed", typed);
        model.addAttribute("present", present);
        model.addAttribute("problems", problems);
        var owners = present == null ? register.ownerChoices(viewer) : register.ownerChoices(viewer, present);
        var stays = present == null ? viewer.organisationCode() : present.ownerCode();
        var typedOwner = TypedSystem.text(typed.owner());
        model.addAttribute("owners", owners);
        model.addAttribute(
                "owner", owners.stream().anyMatch(choice -> choice.code().equals(typedOwner)) ? typedOwner : stays);
        model.addAttribute(
                "endedOwner",
                present == null
                        ? null
                        : register.findEndedOwner(viewer, present).orElse(null));
        return "inventory/form";
    }

    @Requires(Right.EDIT_SYSTEMS)
    @PostMapping("/systems")
    ModelAndView create(Viewer viewer, TypedSystem typed, Model model) {
        var problems = new ArrayList<Problem>();
        var facts = typed.read(
                register.findOwner(viewer, TypedSystem.text(typed.owner())).orElse(0L), problems);
        if (!problems.isEmpty()) {
            problems.addAll(registering.check(facts, problems));
            return refused(form(viewer, model, typed, null, problems), model);
        }
        return switch (registering.register(viewer, facts)) {
            case RegisteringSystems.Outcome.Done(var system) -> new ModelAndView("redirect:/systems/" + system.code());
            case RegisteringSystems.Outcome.Refused(var wrong) ->
                refused(form(viewer, model, typed, null, wrong), model);
            case RegisteringSystems.Outcome.ChangedMeanwhile meanwhile -> throw new IllegalStateException();
        };
    }

    private static ModelAndView refused(String view, Model model) {
        return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Requires(Right.READ_SYSTEMS)
    @GetMapping("/systems/{code}")
    String one(Viewer viewer, @PathVariable String code, Model model) {
        var system = register.read(viewer, code);
        model.addAttribute("system", system);
        model.addAttribute("former", register.listFormerOwners(viewer, system));
        model.addAttribute("mayEdit", viewer.may(Right.EDIT_SYSTEMS));
        return "inventory/one";
    }

    @Requires(Right.EDIT_SYSTEMS)
    @GetMapping("/systems/{code}/edit")
    String edit(Viewer viewer, @PathVariable String code, Model model) {
        var system = register.read(viewer, code);
        return form(viewer, model, TypedSystem.of(system), system, List.of());
    }

    @Requires(Right.EDIT_SYSTEMS)
    @PostMapping("/systems/{code}")
    ModelAndView update(
            Viewer viewer, @PathVariable String code, @RequestParam int version, TypedSystem typed, Model model) {
        var present = register.read(viewer, code);
        var problems = new ArrayList<Problem>();
        var facts = typed.read(
                register.findOwner(viewer, TypedSystem.text(typed.owner()), present)
                        .orElse(0L),
                problems);
        if (!problems.isEmpty()) {
            problems.addAll(registering.check(facts, problems));
            return refused(form(viewer, model, typed, present, problems), model);
        }
        return switch (registering.update(viewer, code, version, facts)) {
            case RegisteringSystems.Outcome.Done(var system) -> new ModelAndView("redirect:/systems/" + system.code());
            case RegisteringSystems.Outcome.Refused(var wrong) ->
                refused(form(viewer, model, typed, present, wrong), model);
            case RegisteringSystems.Outcome.ChangedMeanwhile(var now) ->
                refused(
                        form(viewer, model, typed, now, List.of(Problem.at("version", "inventory.problem.meanwhile"))),
                        model);
        };
    }

    @Requires(Right.EDIT_SYSTEMS)
    @PostMapping("/systems/{code}/retirement")
    ModelAndView retire(
            Viewer viewer, @PathVariable String code, @RequestParam(defaultValue = "") String words, Model model) {
        return switch (retiring.retire(viewer, code, words)) {
            case Retiring.Outcome.Done done -> new ModelAndView("redirect:/systems?retired");
            case Retiring.Outcome.Refused(var problem) -> {
                one(viewer, code, model);
                model.addAttribute("problem", problem);
                model.addAttribute("words", words);
                yield refused("inventory/one", model);
            }
        };
    }

    @Requires(Right.EDIT_SYSTEMS)
    @GetMapping("/systems/takeovers")
    String takeovers(Viewer viewer, @RequestParam(required = false) @Nullable Integer taken, Model model) {
        model.addAttribute("left", takingOver.listLeft(viewer));
        model.addAttribute("taken", taken);
        return "inventory/takeovers";
    }

    @Requires(Right.EDIT_SYSTEMS)
    @PostMapping("/systems/takeovers")
    ModelAndView takeOver(
            Viewer viewer,
            @RequestParam(required = false) @Nullable Set<String> systems,
            @RequestParam(defaultValue = "") String successor,
            Model model) {
        return switch (takingOver.takeOver(viewer, systems == null ? Set.of() : systems, successor)) {
            case TakingOver.Outcome.Done(var count) -> new ModelAndView("redirect:/systems/takeovers?taken=" + count);
            case TakingOver.Outcome.Refused(var problem) -> {
                model.addAttribute("problem", problem);
                yield refused(takeovers(viewer, null, model), model);
            }
        };
    }

    @Requires(Right.READ_SYSTEMS)
    @GetMapping({"/systems/template.xlsx", "/api/v1/systems/template.xlsx"})
    ResponseEntity<byte[]> template(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "-1") int level,
            @RequestParam(defaultValue = "") String dossier,
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") String sort) {
        var filter = new RegisterRows.Filter(q.strip(), level, dossier, plan, owner);
        var order = ListOrder.parse(sort).orElse(ListOrder.PLACE);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("he-thong-thong-tin.xlsx")
                                .build()
                                .toString())
                .contentType(
                        MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .body(workbook.write(viewer, filter, order));
    }

    @Requires(Right.EDIT_SYSTEMS)
    @GetMapping("/systems/import")
    String importForm(Viewer viewer, Model model) {
        return "inventory/import";
    }

    @Requires(Right.EDIT_SYSTEMS)
    @PostMapping("/systems/imports")
    ModelAndView upload(Viewer viewer, @RequestParam MultipartFile file) throws IOException {
        var name = file.getOriginalFilename();
        return switch (importing.compare(viewer, name == null ? "" : name, file.getInputStream())) {
            case Importing.Result.Compared(var id) -> new ModelAndView("redirect:/systems/imports/" + id);
            case Importing.Result.Unreadable(var problem) -> {
                var view = new ModelAndView("inventory/import", HttpStatus.UNPROCESSABLE_CONTENT);
                view.addObject("problem", problem);
                yield view;
            }
        };
    }

    @Requires(Right.EDIT_SYSTEMS)
    @GetMapping("/systems/imports/{id}")
    String differences(Viewer viewer, @PathVariable long id, Model model) {
        model.addAttribute("comparison", importing.read(viewer, id));
        model.addAttribute("differences", importing.listDifferences(viewer, id));
        return "inventory/differences";
    }

    @Requires(Right.EDIT_SYSTEMS)
    @PostMapping("/systems/imports/{id}/confirmation")
    ModelAndView confirm(Viewer viewer, @PathVariable long id) {
        return switch (importing.confirm(viewer, id)) {
            case Importing.Confirmation.Written written -> new ModelAndView("redirect:/systems/imports/" + id);
            case Importing.Confirmation.Refused(var problem) -> {
                var view = new ModelAndView("inventory/differences", HttpStatus.CONFLICT);
                view.addObject("comparison", importing.read(viewer, id));
                view.addObject("differences", importing.listDifferences(viewer, id));
                view.addObject("problem", problem);
                yield view;
            }
        };
    }
}
