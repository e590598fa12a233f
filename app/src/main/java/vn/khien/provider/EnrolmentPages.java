package vn.khien.provider;

import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.khien.access.Open;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.organisation.AddresseeClass;
import vn.khien.organisation.Organisations;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// Inviting and enrolling providers, and the page on which an invited one enrols itself.
@Controller
class EnrolmentPages {
    private static final int SHOWN = 100;

    private final Enrolling enrolling;
    private final Sectors sectors;
    private final Organisations organisations;
    private final ProductClock clock;

    EnrolmentPages(Enrolling enrolling, Sectors sectors, Organisations organisations, ProductClock clock) {
        this.enrolling = enrolling;
        this.sectors = sectors;
        this.organisations = organisations;
        this.clock = clock;
    }

    @Requires(Right.ENROL_PROVIDERS)
    @GetMapping("/providers/invitations")
    String invitations(Viewer viewer, Model model) {
        model.addAttribute("invitations", enrolling.list(viewer, SHOWN));
        model.addAttribute("now", clock.instant());
        model.addAttribute("sectors", sectors);
        model.addAttribute("provinces", organisations.listOfClass(AddresseeClass.PROVINCE, clock.today()));
        return "provider/invitations";
    }

    /// `invite` gives a link, `enrol` enters the provider at once.
    @Requires(Right.ENROL_PROVIDERS)
    @PostMapping("/providers/invitations")
    ModelAndView invite(Viewer viewer, @RequestParam Map<String, String> typed, Model model) {
        var candidate = new Enrolling.Candidate(
                typed.getOrDefault("nameVi", ""),
                typed.getOrDefault("nameEn", ""),
                typed.getOrDefault("sector", ""),
                typed.getOrDefault("territory", ""),
                typed.getOrDefault("website", ""));
        if (typed.getOrDefault("how", "").equals("enrol")) {
            return switch (enrolling.enrol(viewer, candidate)) {
                case Outcome.Done(var code) -> new ModelAndView("redirect:/providers/" + code);
                case Outcome.Refused(var problems) -> refused(viewer, problems, model);
            };
        }
        return switch (enrolling.invite(viewer, candidate, typed.getOrDefault("provider", ""))) {
            case Enrolling.Invited.Done(var token) -> {
                var view = new ModelAndView(invitations(viewer, model), model.asMap());
                view.addObject("link", "/providers/enrol/" + token);
                yield view;
            }
            case Enrolling.Invited.Refused(var problems) -> refused(viewer, problems, model);
        };
    }

    private ModelAndView refused(Viewer viewer, List<Problem> problems, Model model) {
        var view = invitations(viewer, model);
        model.addAttribute("problems", problems);
        return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Open(because = "whoever holds an invitation enrols with it; without a valid one there is nothing to see")
    @GetMapping("/providers/enrol/{token}")
    ModelAndView form(@PathVariable String token) {
        return enrolling
                .findName(token)
                .map(name -> new ModelAndView("provider/enrol")
                        .addObject("name", name)
                        .addObject("token", token))
                .orElseGet(() -> new ModelAndView("provider/used", HttpStatus.GONE));
    }

    @Open(because = "whoever holds an invitation enrols with it, once")
    @PostMapping("/providers/enrol/{token}")
    ModelAndView accept(@PathVariable String token, @RequestParam Map<String, String> typed) {
        var acceptance = new Enrolling.Acceptance(
                typed.getOrDefault("nameVi", ""),
                typed.getOrDefault("nameEn", ""),
                typed.getOrDefault("website", ""),
                typed.getOrDefault("person", ""),
                typed.getOrDefault("login", ""),
                typed.getOrDefault("password", ""));
        return switch (enrolling.accept(token, acceptance)) {
            case Outcome.Done done -> new ModelAndView("redirect:/sign-in?enrolled");
            case Outcome.Refused(var problems) -> {
                if (problems.getFirst().place().equals("token")) {
                    yield new ModelAndView("provider/used", HttpStatus.GONE);
                }
                var view = new ModelAndView("provider/enrol", HttpStatus.UNPROCESSABLE_CONTENT);
                view.addObject("name", acceptance.nameVi());
                view.addObject("token", token);
                view.addObject("typed", acceptance);
                view.addObject("problems", problems);
                yield view;
            }
        };
    }
}
