package vn.khien.incident;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.page.MenuEntry;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// Pages of incidents: the list, one with its clocks and reports, and the forms by which a body reports.
@Controller
class IncidentPages {
    private static final String FORM = "incident/new";
    private static final String LAST = "9223372036854775807";

    private final Incidents incidents;
    private final ReportingIncidents reporting;
    private final NamingAdvisories naming;
    private final OwnSystems systems;
    private final Audiences audiences;
    private final ProductClock clock;

    IncidentPages(
            Incidents incidents,
            ReportingIncidents reporting,
            NamingAdvisories naming,
            OwnSystems systems,
            Audiences audiences,
            ProductClock clock) {
        this.incidents = incidents;
        this.reporting = reporting;
        this.naming = naming;
        this.systems = systems;
        this.audiences = audiences;
        this.clock = clock;
    }

    @Bean
    static MenuEntry incidentsMenu() {
        return new MenuEntry(55, "incident.menu", "/incidents", "siren", Set.of(Right.READ_INCIDENTS.name()));
    }

    @Requires(Right.READ_INCIDENTS)
    @GetMapping("/incidents")
    String list(
            Viewer viewer,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = LAST) long before,
            Model model) {
        var found = incidents.list(viewer, state, before, Incidents.PAGE + 1);
        model.addAttribute("incidents", found.stream().limit(Incidents.PAGE).toList());
        model.addAttribute(
                "next",
                found.size() > Incidents.PAGE ? found.get(Incidents.PAGE - 1).id() : 0L);
        model.addAttribute("counts", incidents.count(viewer));
        model.addAttribute("state", state);
        model.addAttribute("mayReport", viewer.may(Right.REPORT_INCIDENTS));
        model.addAttribute("mayReadHeads", viewer.may(Right.READ_HEADS));
        model.addAttribute("inbox", incidents.coordinates(viewer));
        return "incident/list";
    }

    @Requires(Right.REPORT_INCIDENTS)
    @GetMapping("/incidents/new")
    String form(Viewer viewer, @RequestParam(defaultValue = "") String system, Model model) {
        fill(viewer, model, Typed.of(Content.EMPTY), system, FormKey.fresh(), List.of());
        return FORM;
    }

    private void fill(Viewer viewer, Model model, Typed typed, String system, String form, List<Problem> problems) {
        model.addAttribute("typed", typed);
        model.addAttribute("system", system);
        model.addAttribute("systems", systems.list(viewer));
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        model.addAttribute("example", Typed.shown(clock.instant()));
    }

    @Requires(Right.REPORT_INCIDENTS)
    @PostMapping("/incidents/new")
    ModelAndView report(
            Viewer viewer,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String system,
            Model model) {
        var typed = Typed.of(request.getParameterMap());
        return switch (reporting.report(viewer, form, typed.values(), system)) {
            case Outcome.Done(var code) -> new ModelAndView("redirect:/incidents/" + code);
            case Outcome.Refused(var problems) -> {
                fill(viewer, model, typed, system, form, problems);
                yield new ModelAndView(FORM, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
            }
        };
    }

    @Requires(Right.READ_INCIDENTS)
    @GetMapping("/incidents/{code}")
    String one(Viewer viewer, @PathVariable String code, Model model) {
        return show(viewer, code, model, List.of());
    }

    /// The page of one incident, with what was wrong about an act on it.
    String show(Viewer viewer, String code, Model model, List<Problem> problems) {
        var whole = incidents.read(viewer, code);
        model.addAttribute("whole", whole);
        model.addAttribute("naming", naming.of(viewer, code));
        model.addAttribute("problems", problems);
        model.addAttribute(
                "receives",
                whole.parts().stream()
                        .filter(part -> reporting.receives(
                                viewer,
                                whole.incident(),
                                whole.reports().stream()
                                        .map(Incidents.Told::report)
                                        .toList(),
                                part))
                        .toList());
        model.addAttribute("viewer", viewer);
        model.addAttribute("audiences", audiences);
        model.addAttribute("now", clock.instant());
        return "incident/one";
    }

    ModelAndView after(Viewer viewer, String code, Outcome outcome, Model model) {
        return switch (outcome) {
            case Outcome.Done(var shown) -> new ModelAndView("redirect:/incidents/" + shown);
            case Outcome.Refused(var problems) ->
                new ModelAndView(show(viewer, code, model, problems), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    /// The form of the next report of a part, filled with what was said last.
    @Requires(Right.REPORT_INCIDENTS)
    @GetMapping("/incidents/{code}/report")
    String next(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(defaultValue = "network") String part,
            @RequestParam(name = "as", defaultValue = "progress") String kind,
            Model model) {
        var whole = incidents.read(viewer, code);
        if (!whole.may().reports()) {
            throw new NotVisible("reporting on incident " + code);
        }
        fillNext(model, whole, part(part), kind(kind), Typed.of(whole.said()), FormKey.fresh(), List.of());
        return "incident/report";
    }

    private void fillNext(
            Model model,
            Incidents.Whole whole,
            Part part,
            Report.Kind kind,
            Typed typed,
            String form,
            List<Problem> problems) {
        model.addAttribute("whole", whole);
        model.addAttribute("part", part);
        model.addAttribute("kind", kind);
        model.addAttribute("typed", typed);
        model.addAttribute("form", form);
        model.addAttribute("problems", problems);
        var required = ReportingIncidents.required(part, kind);
        model.addAttribute("steps", Step.of(part, typed, required, problems));
        model.addAttribute("receivers", Incidents.receivers(whole.clocks(), part));
        model.addAttribute("required", required);
        model.addAttribute("example", Typed.shown(clock.instant()));
        model.addAttribute("audiences", audiences);
        model.addAttribute("now", clock.instant());
    }

    private static Part part(String typed) {
        return typed.equals(Part.PERSONAL_DATA.code()) ? Part.PERSONAL_DATA : Part.NETWORK;
    }

    private static Report.Kind kind(String typed) {
        return typed.equals(Report.Kind.CLOSING.code()) ? Report.Kind.CLOSING : Report.Kind.PROGRESS;
    }

    @Requires(Right.REPORT_INCIDENTS)
    @PostMapping("/incidents/{code}/report")
    ModelAndView send(
            Viewer viewer,
            @PathVariable String code,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String part,
            @RequestParam(name = "as", defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String form,
            Model model) {
        var typed = Typed.of(request.getParameterMap());
        return switch (reporting.send(viewer, code, part(part), kind(kind), form, typed.values())) {
            case Outcome.Done(var shown) -> new ModelAndView("redirect:/incidents/" + shown + "#reports");
            case Outcome.Refused(var problems) -> {
                fillNext(model, incidents.read(viewer, code), part(part), kind(kind), typed, form, problems);
                yield new ModelAndView("incident/report", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
            }
        };
    }

    @Requires({Right.REPORT_INCIDENTS, Right.COORDINATE_INCIDENTS})
    @PostMapping("/incidents/{code}/reports/{report}/receipt")
    ModelAndView confirm(Viewer viewer, @PathVariable String code, @PathVariable long report, Model model) {
        return after(viewer, code, reporting.confirm(viewer, code, report), model);
    }

    @Requires(Right.REPORT_INCIDENTS)
    @PostMapping("/incidents/{code}/systems")
    ModelAndView addSystem(
            Viewer viewer, @PathVariable String code, @RequestParam(defaultValue = "") String system, Model model) {
        return after(viewer, code, reporting.addSystem(viewer, code, system), model);
    }

    /// Names an advisory that has to do with it.
    @Requires({Right.REPORT_INCIDENTS, Right.COORDINATE_INCIDENTS})
    @PostMapping("/incidents/{code}/advisories")
    ModelAndView nameAdvisory(
            Viewer viewer, @PathVariable String code, @RequestParam(defaultValue = "") String advisory, Model model) {
        model.addAttribute("advisory", advisory);
        return after(viewer, code, naming.name(viewer, code, advisory), model);
    }
}
