package vn.khien.awareness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
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
import vn.khien.page.Download;
import vn.khien.page.MenuEntry;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// Pages of campaigns: the list, the order, and one campaign for whoever orders it and for whoever takes it up.
@Controller
class CampaignPages {
    private final Campaigns campaigns;
    private final Ordering ordering;
    private final TakingUp takingUp;
    private final Quizzes quizzes;
    private final ProductClock clock;

    CampaignPages(Campaigns campaigns, Ordering ordering, TakingUp takingUp, Quizzes quizzes, ProductClock clock) {
        this.campaigns = campaigns;
        this.ordering = ordering;
        this.takingUp = takingUp;
        this.quizzes = quizzes;
        this.clock = clock;
    }

    @Bean
    static MenuEntry campaignsMenu() {
        return new MenuEntry(68, "awareness.menu", "/campaigns", "megaphone", Set.of(Right.READ_CAMPAIGNS.name()));
    }

    @Requires(Right.READ_CAMPAIGNS)
    @GetMapping("/campaigns")
    String list(Viewer viewer, @RequestParam(defaultValue = "9223372036854775807") long before, Model model) {
        var found = campaigns.list(viewer, Campaigns.PAGE + 1, before);
        model.addAttribute("campaigns", found.stream().limit(Campaigns.PAGE).toList());
        model.addAttribute(
                "next",
                found.size() > Campaigns.PAGE
                        ? found.get(Campaigns.PAGE - 1).campaign().id()
                        : 0L);
        model.addAttribute("mayOrder", viewer.may(Right.ORDER_CAMPAIGNS));
        model.addAttribute("today", clock.today());
        return "awareness/list";
    }

    @Requires(Right.ORDER_CAMPAIGNS)
    @GetMapping("/campaigns/new")
    String blank(Model model) {
        return form(model, TypedCampaign.EMPTY, List.of());
    }

    private static String form(Model model, TypedCampaign typed, List<Problem> problems) {
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        return "awareness/form";
    }

    @Requires(Right.ORDER_CAMPAIGNS)
    @PostMapping("/campaigns")
    ModelAndView order(Viewer viewer, TypedCampaign typed, Model model) {
        var problems = new ArrayList<Problem>();
        var order = typed.read(problems);
        if (!problems.isEmpty()) {
            problems.addAll(CampaignRules.check(order));
        } else {
            switch (ordering.order(viewer, order)) {
                case Outcome.Done(var id) -> {
                    return new ModelAndView("redirect:/campaigns/" + id);
                }
                case Outcome.Refused(var wrong) -> problems.addAll(wrong);
            }
        }
        return new ModelAndView(form(model, typed, problems), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Requires(Right.READ_CAMPAIGNS)
    @GetMapping("/campaigns/{id}")
    String one(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "9223372036854775807") long before,
            Model model) {
        var measured = campaigns.read(viewer, id);
        var placements = campaigns.listPlacements(viewer, id, before, Campaigns.PAGE + 1);
        model.addAttribute("campaign", measured.campaign());
        model.addAttribute("reach", measured.reach());
        model.addAttribute("materials", campaigns.listMaterials(viewer, id));
        model.addAttribute("asked", campaigns.listAsked(viewer, id));
        model.addAttribute("own", campaigns.findOwn(viewer, id).orElse(null));
        model.addAttribute(
                "placements", placements.stream().limit(Campaigns.PAGE).toList());
        model.addAttribute(
                "next",
                placements.size() > Campaigns.PAGE
                        ? placements.get(Campaigns.PAGE - 1).id()
                        : 0L);
        model.addAttribute("questions", quizzes.list(viewer, id).size());
        model.addAttribute("results", quizzes.listBodies(viewer, id));
        model.addAttribute("ownResults", viewer.may(Right.REPORT_CAMPAIGNS) ? quizzes.listOwn(viewer, id) : List.of());
        model.addAttribute("today", clock.today());
        model.addAttribute("viewer", viewer);
        return "awareness/one";
    }

    private ModelAndView after(Viewer viewer, long id, Outcome outcome, String said, Model model) {
        return switch (outcome) {
            case Outcome.Done done -> new ModelAndView("redirect:/campaigns/" + id + said);
            case Outcome.Refused(var problems) -> {
                var view = one(viewer, id, Long.MAX_VALUE, model);
                model.addAttribute("problems", problems);
                yield new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
            }
        };
    }

    @Requires(Right.ORDER_CAMPAIGNS)
    @PostMapping("/campaigns/{id}/materials")
    ModelAndView add(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String licence,
            @RequestParam MultipartFile file,
            Model model)
            throws IOException {
        var outcome = ordering.add(viewer, id, kind, title, licence, nameOf(file), file.getInputStream());
        return after(viewer, id, outcome, "#materials", model);
    }

    @Requires(Right.ORDER_CAMPAIGNS)
    @PostMapping("/campaigns/{id}/materials/{material}")
    ModelAndView renew(
            Viewer viewer,
            @PathVariable long id,
            @PathVariable long material,
            @RequestParam MultipartFile file,
            Model model)
            throws IOException {
        var outcome = ordering.renew(viewer, id, material, nameOf(file), file.getInputStream());
        return after(viewer, id, outcome, "#materials", model);
    }

    private static String nameOf(MultipartFile file) {
        var name = file.getOriginalFilename();
        return name == null ? "" : name;
    }

    @Requires(Right.READ_CAMPAIGNS)
    @GetMapping("/campaigns/{id}/materials/{material}/{version}")
    ResponseEntity<Resource> material(
            Viewer viewer, @PathVariable long id, @PathVariable long material, @PathVariable int version) {
        var stored = campaigns.material(viewer, id, material, version);
        return Download.of(stored.file(), stored.name(), stored.mediaType());
    }

    @Requires(Right.ORDER_CAMPAIGNS)
    @PostMapping("/campaigns/{id}/publication")
    ModelAndView publish(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable List<String> groups,
            Model model) {
        return after(viewer, id, ordering.publish(viewer, id, groups == null ? List.of() : groups), "", model);
    }

    @Requires(Right.ORDER_CAMPAIGNS)
    @PostMapping("/campaigns/{id}/reminders")
    String remind(Viewer viewer, @PathVariable long id) {
        return "redirect:/campaigns/" + id + "?reminded=" + ordering.remind(viewer, id);
    }

    @Requires(Right.REPORT_CAMPAIGNS)
    @PostMapping("/campaigns/{id}/take-up")
    String takeUp(Viewer viewer, @PathVariable long id) {
        takingUp.takeUp(viewer, id);
        return "redirect:/campaigns/" + id + "#report";
    }

    /// A report as typed.
    record TypedReport(
            @Nullable Long material,
            @Nullable String channel,
            @Nullable String happenedOn,
            @Nullable String broadcastAt,
            @Nullable String link,
            @Nullable String audienceCount,
            @Nullable String audienceSource,
            @Nullable String cost) {
        Placement.Report read(List<Problem> problems) {
            return new Placement.Report(
                    material,
                    TypedCampaign.text(channel),
                    TypedCampaign.date("happenedOn", happenedOn, problems),
                    TypedCampaign.text(broadcastAt),
                    TypedCampaign.text(link),
                    TypedCampaign.number("audienceCount", audienceCount, problems),
                    TypedCampaign.text(audienceSource),
                    TypedCampaign.number("cost", cost, problems));
        }
    }

    @Requires(Right.REPORT_CAMPAIGNS)
    @PostMapping("/campaigns/{id}/placements")
    ModelAndView report(
            Viewer viewer,
            @PathVariable long id,
            TypedReport typed,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model)
            throws IOException {
        var problems = new ArrayList<Problem>();
        var report = typed.read(problems);
        var evidence =
                file == null || file.isEmpty() ? null : new TakingUp.Evidence(nameOf(file), file.getInputStream());
        var outcome =
                problems.isEmpty() ? takingUp.report(viewer, id, report, evidence) : new Outcome.Refused(problems);
        return after(viewer, id, outcome, "?reported#placements", model);
    }

    @Requires(Right.READ_CAMPAIGNS)
    @GetMapping("/campaigns/{id}/placements/{placement}/evidence")
    ResponseEntity<Resource> evidence(Viewer viewer, @PathVariable long id, @PathVariable long placement) {
        var stored = campaigns.evidence(viewer, id, placement);
        return Download.of(stored.file(), stored.name(), stored.mediaType());
    }

    @Requires(Right.ORDER_CAMPAIGNS)
    @PostMapping("/campaigns/{id}/placements/{placement}/check")
    ModelAndView check(
            Viewer viewer,
            @PathVariable long id,
            @PathVariable long placement,
            @RequestParam(defaultValue = "") String counted,
            @RequestParam(defaultValue = "") String note,
            Model model) {
        var problems = new ArrayList<Problem>();
        var people = TypedCampaign.number("counted", counted, problems);
        var outcome = problems.isEmpty()
                ? takingUp.check(viewer, id, placement, people, note)
                : new Outcome.Refused(problems);
        return after(viewer, id, outcome, "#placements", model);
    }
}
