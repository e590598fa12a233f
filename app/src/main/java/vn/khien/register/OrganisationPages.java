package vn.khien.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.directive.Directives;
import vn.khien.organisation.FoundOrganisation;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.OrganisationHistory;
import vn.khien.organisation.OrganisationSearch;
import vn.khien.organisation.Organisations;
import vn.khien.page.Dates;
import vn.khien.page.Formats;
import vn.khien.page.MenuEntry;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// The register of organisations as list and tree, and the page of one organisation.
@Controller
class OrganisationPages {
    static final int PAGE_SIZE = 50;

    private final Organisations organisations;
    private final OrganisationSearch search;
    private final OrganisationHistory history;
    private final Directives directives;
    private final Editing editing;
    private final ProductClock clock;

    OrganisationPages(
            Organisations organisations,
            OrganisationSearch search,
            OrganisationHistory history,
            Directives directives,
            Editing editing,
            ProductClock clock) {
        this.organisations = organisations;
        this.search = search;
        this.history = history;
        this.directives = directives;
        this.editing = editing;
        this.clock = clock;
    }

    @Bean
    static MenuEntry organisationsEntry() {
        return new MenuEntry(
                30, "register.menu", "/organisations", "building-2", java.util.Set.of(Right.READ_ORGANISATIONS.name()));
    }

    /// The choices that stand in the address of the list and of the tree.
    ///
    /// @param typedDate the date as typed; empty for today
    /// @param on the date that holds
    record Choice(String q, String kind, String typedDate, LocalDate on, boolean wrongDate) {
        String dateParameter() {
            return wrongDate || typedDate.isBlank() ? "" : Formats.date(on);
        }

        String address(Map<String, String> more) {
            var address = UriComponentsBuilder.fromPath("/organisations");
            var all = new LinkedHashMap<String, String>();
            all.put("q", q);
            all.put("kind", kind);
            all.put("asOf", dateParameter());
            all.putAll(more);
            all.forEach((name, value) -> {
                if (!value.isEmpty()) {
                    address.queryParam(name, "{" + name + "}");
                }
            });
            return address.encode().buildAndExpand(all).toUriString();
        }

        /// The address of one organisation as of the same day.
        String addressOf(String code) {
            return "/organisations/" + code + (dateParameter().isEmpty() ? "" : "?asOf=" + dateParameter());
        }
    }

    @Requires(Right.READ_ORGANISATIONS)
    @GetMapping("/organisations")
    ModelAndView list(
            Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam(defaultValue = "list") String view,
            @RequestParam(name = "in", defaultValue = "") String in,
            @RequestParam(defaultValue = "1") int page) {
        var choice = choice(q, kind, asOf);
        return view.equals("tree") ? tree(choice, in) : table(choice, Math.clamp(page, 1, 100_000));
    }

    private ModelAndView table(Choice choice, int page) {
        var query = new OrganisationSearch.Query(
                choice.q(), kindOf(choice.kind()).orElse(null), choice.on(), LocaleContextHolder.getLocale());
        var total = search.count(query);
        var skip = (page - 1) * PAGE_SIZE;
        return new ModelAndView("register/list")
                .addObject("choice", choice)
                .addObject("kinds", List.of(Organisation.Kind.values()))
                .addObject("items", search.list(query, PAGE_SIZE, skip))
                .addObject("total", total)
                .addObject("page", page);
    }

    /// A branch of the tree, two floors deep.
    record Branch(FoundOrganisation node, List<FoundOrganisation> units) {}

    private ModelAndView tree(Choice choice, String in) {
        var top = in.isEmpty() ? Optional.<Organisation>empty() : organisations.findByCode(in, choice.on());
        var nodes = listBelow(top.map(Organisation::id).orElse(null), choice.on());
        var branches = new ArrayList<Branch>();
        nodes.stream()
                .sorted(Comparator.comparing((FoundOrganisation node) -> node.units() == 0))
                .forEach(node -> branches.add(
                        new Branch(node, node.units() == 0 ? List.of() : listBelow(node.id(), choice.on()))));
        return new ModelAndView("register/tree")
                .addObject("choice", choice)
                .addObject("kinds", List.of(Organisation.Kind.values()))
                .addObject("above", top.map(one -> above(one, choice.on())).orElse(List.of()))
                .addObject("top", top.orElse(null))
                .addObject("branches", branches);
    }

    private List<FoundOrganisation> listBelow(@Nullable Long parent, LocalDate on) {
        return search.listBelow(parent, on, LocaleContextHolder.getLocale());
    }

    @Requires(Right.READ_ORGANISATIONS)
    @GetMapping("/organisations/{code}")
    ModelAndView one(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam(required = false) @Nullable String same) {
        return draw(viewer, code, choice("", "", asOf), Typed.NOTHING, List.of())
                .addObject("same", same != null);
    }

    /// What was typed into the forms of the page, to be shown again.
    ///
    /// @param open which form was sent: `unit`, `appointment`, `end`, or an appointment's id
    record Typed(String open, Editing.UnitForm unit, Editing.AppointmentForm appointment, String day) {
        static final Typed NOTHING = new Typed("", Editing.UnitForm.EMPTY, Editing.AppointmentForm.EMPTY, "");
    }

    @Requires(Right.EDIT_ORGANISATIONS)
    @PostMapping("/organisations/{code}/units")
    ModelAndView add(Viewer viewer, @PathVariable String code, @ModelAttribute UnitFields typed) {
        var form = typed.form();
        return after(
                viewer,
                code,
                editing.add(viewer, code, form),
                new Typed("unit", form, Editing.AppointmentForm.EMPTY, ""));
    }

    /// The fields of the form, each of which may be absent.
    record UnitFields(
            @Nullable String name,
            @Nullable String nameEn,
            @Nullable String kind,
            @Nullable String unitCode,
            @Nullable String headTitle,
            @Nullable String headTitleEn,
            @Nullable String from) {
        Editing.UnitForm form() {
            return new Editing.UnitForm(
                    or(name), or(nameEn), or(kind), or(unitCode), or(headTitle), or(headTitleEn), or(from));
        }
    }

    private static String or(@Nullable String typed) {
        return typed == null ? "" : typed;
    }

    @Requires(Right.EDIT_ORGANISATIONS)
    @PostMapping("/organisations/{code}/end")
    ModelAndView end(Viewer viewer, @PathVariable String code, @RequestParam(defaultValue = "") String lastDay) {
        return after(
                viewer,
                code,
                editing.end(viewer, code, lastDay),
                new Typed("end", Editing.UnitForm.EMPTY, Editing.AppointmentForm.EMPTY, lastDay));
    }

    @Requires(Right.EDIT_ORGANISATIONS)
    @PostMapping("/organisations/{code}/appointments")
    ModelAndView appoint(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(defaultValue = "head") String position,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String titleEn,
            @RequestParam(defaultValue = "") String appointedFrom) {
        var form = new Editing.AppointmentForm(position, person, title, titleEn, appointedFrom);
        return after(
                viewer,
                code,
                editing.appoint(viewer, code, form),
                new Typed("appointment", Editing.UnitForm.EMPTY, form, ""));
    }

    @Requires(Right.EDIT_ORGANISATIONS)
    @PostMapping("/organisations/{code}/appointments/{id}/end")
    ModelAndView endAppointment(
            Viewer viewer,
            @PathVariable String code,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String steppedDown) {
        return after(
                viewer,
                code,
                editing.endAppointment(viewer, code, id, steppedDown),
                new Typed("" + id, Editing.UnitForm.EMPTY, Editing.AppointmentForm.EMPTY, steppedDown));
    }

    private ModelAndView after(Viewer viewer, String code, Editing.Result result, Typed typed) {
        return switch (result) {
            case Editing.Result.Done(var done) -> new ModelAndView("redirect:/organisations/" + done);
            case Editing.Result.AlreadyThere(var there) ->
                new ModelAndView("redirect:/organisations/" + there + "?same");
            case Editing.Result.Refused(var problems) -> {
                var again =
                        draw(viewer, code, choice("", "", ""), typed, problems).addObject("same", false);
                again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
                yield again;
            }
        };
    }

    private ModelAndView draw(Viewer viewer, String code, Choice choice, Typed typed, List<Problem> problems) {
        var shown = dayWithin(code, choice.on());
        var organisation = organisations.findByCode(code, shown).orElseThrow();
        var seen = viewer.scope().contains(organisation.path());
        return new ModelAndView("register/one")
                .addObject("choice", choice)
                .addObject("shownOn", shown)
                .addObject("one", organisation)
                .addObject("above", above(organisation, shown))
                .addObject("units", listBelow(organisation.id(), shown))
                .addObject("appointments", history.listAppointments(organisation.id()))
                .addObject("predecessors", history.listPredecessors(organisation.id()))
                .addObject("successors", history.listSuccessors(organisation.id()))
                .addObject("seen", seen)
                .addObject(
                        "owed",
                        seen
                                ? OwedByDirective.group(directives.listOwedBy(viewer, organisation.id()))
                                : List.<OwedByDirective>of())
                .addObject("mayReadSystems", seen && viewer.may(Right.READ_SYSTEMS))
                .addObject("mayEdit", Editing.mayEdit(viewer, organisation) && shown.equals(clock.today()))
                .addObject("mayEnd", organisation.id() != viewer.organisation())
                .addObject("typed", typed)
                .addObject("problems", problems);
    }

    /// The day itself where the organisation exists then; otherwise its last day before, or its first day after.
    private LocalDate dayWithin(String code, LocalDate on) {
        if (organisations.findByCode(code, on).isPresent()) {
            return on;
        }
        return history.findLastDay(code)
                .filter(last -> last.isBefore(on))
                .or(() -> history.findFirstDayAfter(code, on))
                .orElseThrow(() -> new NotVisible("organisation " + code));
    }

    /// From the root down to the parent.
    private List<Organisation> above(Organisation organisation, LocalDate on) {
        var above = new ArrayList<Organisation>();
        var parent = organisation.parent();
        while (parent != null) {
            var next = organisations.find(parent, on);
            next.ifPresent(one -> above.addFirst(one));
            parent = next.map(Organisation::parent).orElse(null);
        }
        return above;
    }

    private Choice choice(String q, String kind, String asOf) {
        var day = Dates.read(asOf);
        return new Choice(
                q.length() > 200 ? q.substring(0, 200) : q,
                kind,
                asOf,
                day.orElse(clock.today()),
                !asOf.isBlank() && day.isEmpty());
    }

    static Optional<Organisation.Kind> kindOf(String code) {
        return Arrays.stream(Organisation.Kind.values())
                .filter(kind -> kind.code().equals(code))
                .findFirst();
    }
}
