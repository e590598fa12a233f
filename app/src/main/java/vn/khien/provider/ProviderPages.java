package vn.khien.provider;

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
import vn.khien.library.Library;
import vn.khien.page.Download;
import vn.khien.page.MenuEntry;
import vn.khien.platform.Problem;

/// Pages of providers: the list of those in sight, and one with its services, duties and declarations.
@Controller
class ProviderPages {
    private final Providers providers;
    private final Declaring declaring;
    private final Sectors sectors;
    private final Library library;

    ProviderPages(Providers providers, Declaring declaring, Sectors sectors, Library library) {
        this.providers = providers;
        this.declaring = declaring;
        this.sectors = sectors;
        this.library = library;
    }

    @Bean
    static MenuEntry providersMenu() {
        return new MenuEntry(45, "provider.menu", "/providers", "external-link", Set.of(Right.READ_PROVIDERS.name()));
    }

    @Requires(Right.READ_PROVIDERS)
    @GetMapping("/providers")
    String list(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String sector,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        var text = q.length() > ProviderRules.NAME_MAX ? q.substring(0, ProviderRules.NAME_MAX) : q.strip();
        var found = providers.list(viewer, text, sector, after, Providers.PAGE + 1);
        model.addAttribute("found", found.stream().limit(Providers.PAGE).toList());
        model.addAttribute(
                "next",
                found.size() > Providers.PAGE
                        ? found.get(Providers.PAGE - 1).provider().code()
                        : "");
        model.addAttribute("group", providers.group(viewer));
        model.addAttribute("q", text);
        model.addAttribute("sector", sector);
        model.addAttribute("sectors", sectors);
        model.addAttribute("mayEnrol", viewer.may(Right.ENROL_PROVIDERS));
        return "provider/list";
    }

    @Requires(Right.DECLARE_COMPLIANCE)
    @GetMapping("/providers/own")
    String own(Viewer viewer) {
        return providers
                .findOwn(viewer)
                .map(provider -> "redirect:/providers/" + provider.code())
                .orElse("provider/none");
    }

    @Requires(Right.READ_PROVIDERS)
    @GetMapping("/providers/{code}")
    String one(Viewer viewer, @PathVariable String code, Model model) {
        var whole = providers.read(viewer, code);
        model.addAttribute("whole", whole);
        model.addAttribute("library", library);
        model.addAttribute("sectors", sectors);
        model.addAttribute(
                "own",
                viewer.may(Right.DECLARE_COMPLIANCE) && whole.provider().organisation() == viewer.organisation());
        return "provider/one";
    }

    private ModelAndView after(Viewer viewer, String code, Outcome outcome, String place, Model model) {
        return switch (outcome) {
            case Outcome.Done done -> new ModelAndView("redirect:/providers/" + code + place);
            case Outcome.Refused(var problems) -> {
                var view = one(viewer, code, model);
                model.addAttribute("problems", problems);
                yield new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
            }
        };
    }

    /// A service as typed.
    record TypedService(
            @Nullable String name,
            @Nullable String address,
            @Nullable String users,
            @Nullable String dataSubjects,
            @Nullable String personalData,
            @Nullable String level) {
        Service.Facts read(List<Problem> problems) {
            return new Service.Facts(
                    text(name),
                    text(address),
                    number("users", users, problems),
                    number("dataSubjects", dataSubjects, problems),
                    "yes".equals(personalData),
                    text(level).matches("[1-5]") ? Integer.valueOf(text(level)) : null);
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value;
        }

        private static long number(String field, @Nullable String typed, List<Problem> problems) {
            var digits = text(typed).strip().replaceAll("[.,\\s\\u00a0]", "");
            if (digits.isEmpty()) {
                return 0;
            }
            if (!digits.matches("\\d{1,12}")) {
                problems.add(Problem.at(field, "provider.problem.number"));
                return 0;
            }
            return Long.parseLong(digits);
        }
    }

    @Requires(Right.DECLARE_COMPLIANCE)
    @PostMapping("/providers/{code}/services")
    ModelAndView addService(Viewer viewer, @PathVariable String code, TypedService typed, Model model) {
        var problems = new ArrayList<Problem>();
        var facts = typed.read(problems);
        var outcome = problems.isEmpty() ? declaring.addService(viewer, code, facts) : new Outcome.Refused(problems);
        return after(viewer, code, outcome, "#services", model);
    }

    @Requires(Right.DECLARE_COMPLIANCE)
    @PostMapping("/providers/{code}/services/{service}/end")
    String endService(Viewer viewer, @PathVariable String code, @PathVariable long service) {
        declaring.endService(viewer, code, service);
        return "redirect:/providers/" + code + "#services";
    }

    @Requires(Right.DECLARE_COMPLIANCE)
    @PostMapping("/providers/{code}/declarations")
    ModelAndView declare(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String duty,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model)
            throws IOException {
        var evidence = file == null || file.isEmpty()
                ? null
                : new Declaring.Evidence(
                        file.getOriginalFilename() == null ? "" : file.getOriginalFilename(), file.getInputStream());
        return after(viewer, code, declaring.declare(viewer, code, duty, value, note, evidence), "#" + duty, model);
    }

    @Requires(Right.READ_PROVIDERS)
    @GetMapping("/providers/{code}/declarations/{id}/evidence")
    ResponseEntity<Resource> evidence(Viewer viewer, @PathVariable String code, @PathVariable long id) {
        var stored = providers.evidence(viewer, code, id);
        return Download.of(stored.file(), stored.name(), stored.mediaType());
    }
}
