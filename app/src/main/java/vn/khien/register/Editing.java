package vn.khien.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.organisation.Changing;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.Organisations;
import vn.khien.organisation.Registering;
import vn.khien.page.Dates;
import vn.khien.page.Formats;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// Changes to the register by the people of an organisation: for the organisation itself and all below it.
@Component
class Editing {
    private static final Pattern CODE = Pattern.compile("[A-Z0-9](?:[A-Z0-9.-]{0,38}[A-Z0-9])?");

    private final Changing changing;
    private final Organisations organisations;
    private final ProductClock clock;

    Editing(Changing changing, Organisations organisations, ProductClock clock) {
        this.changing = changing;
        this.organisations = organisations;
        this.clock = clock;
    }

    /// A unit as typed.
    record UnitForm(
            String name, String nameEn, String kind, String code, String headTitle, String headTitleEn, String from) {
        static final UnitForm EMPTY = new UnitForm("", "", "sub_unit", "", "", "", "");
    }

    /// An appointment as typed.
    record AppointmentForm(String position, String name, String title, String titleEn, String from) {
        static final AppointmentForm EMPTY = new AppointmentForm("head", "", "", "", "");
    }

    /// What became of a change.
    sealed interface Result {
        record Done(String code) implements Result {}

        /// A unit of this name is there already; nothing was added.
        record AlreadyThere(String code) implements Result {}

        record Refused(List<Problem> problems) implements Result {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    static boolean mayEdit(Viewer viewer, Organisation organisation) {
        return viewer.may(Right.EDIT_ORGANISATIONS) && viewer.scope().contains(organisation.path());
    }

    @Transactional
    public Result add(Viewer viewer, String parentCode, UnitForm form) {
        var parent = own(viewer, parentCode);
        var problems = new ArrayList<Problem>();
        var name = Names.check("name", form.name(), problems);
        var nameEn = Names.checkOptional("nameEn", form.nameEn(), problems);
        var title = Names.checkOptional("headTitle", form.headTitle(), problems);
        var titleEn = Names.checkOptional("headTitleEn", form.headTitleEn(), problems);
        var code = form.code().strip().toUpperCase(Locale.ROOT);
        if (!code.isEmpty() && !CODE.matcher(code).matches()) {
            problems.add(Problem.at("code", "register.problem.code"));
        }
        var from = day("from", form.from(), problems);
        if (from.isEmpty() || !problems.isEmpty()) {
            return new Result.Refused(problems);
        }
        var unit = new Changing.NewUnit(
                parent.id(),
                code,
                form.kind().equals("managed_enterprise")
                        ? Organisation.Kind.MANAGED_ENTERPRISE
                        : Organisation.Kind.SUB_UNIT,
                name,
                nameEn.isEmpty() ? name : nameEn,
                title,
                titleEn.isEmpty() ? title : titleEn,
                from.get());
        return switch (changing.add(viewer.actor(), unit)) {
            case Changing.Addition.Added(var added) -> new Result.Done(added);
            case Changing.Addition.SameName(var same) -> new Result.AlreadyThere(same);
            case Changing.Addition.CodeTaken() ->
                new Result.Refused(List.of(Problem.at("code", "register.problem.code-taken", code)));
        };
    }

    @Transactional
    public Result end(Viewer viewer, String code, String lastDay) {
        var organisation = own(viewer, code);
        if (organisation.id() == viewer.organisation()) {
            throw new NotVisible("one's own organisation is ended from above");
        }
        var problems = new ArrayList<Problem>();
        var day = day("lastDay", lastDay, problems);
        var from = organisation.from();
        if (day.isPresent() && from != null && day.get().isBefore(from)) {
            problems.add(Problem.at("lastDay", "register.problem.before-beginning"));
        }
        if (day.isEmpty() || !problems.isEmpty()) {
            return new Result.Refused(problems);
        }
        return changing.end(viewer.actor(), organisation.id(), day.get())
                ? new Result.Done(code)
                : new Result.Refused(List.of(Problem.at("lastDay", "register.problem.units-go-on")));
    }

    @Transactional
    public Result appoint(Viewer viewer, String code, AppointmentForm form) {
        var organisation = own(viewer, code);
        var problems = new ArrayList<Problem>();
        var name = Names.check("person", form.name(), problems);
        var title = Names.check("title", form.title(), problems);
        var titleEn = Names.checkOptional("titleEn", form.titleEn(), problems);
        var from = day("appointedFrom", form.from(), problems);
        if (from.isEmpty() || !problems.isEmpty()) {
            return new Result.Refused(problems);
        }
        var appointment = new Changing.NewAppointment(
                organisation.id(),
                form.position().equals("head") ? Registering.Position.HEAD : Registering.Position.FOCAL_POINT,
                name,
                title,
                titleEn.isEmpty() ? title : titleEn,
                from.get());
        return changing.appoint(viewer.actor(), appointment)
                ? new Result.Done(code)
                : new Result.Refused(List.of(Problem.at("appointedFrom", "register.problem.head-later")));
    }

    @Transactional
    public Result endAppointment(Viewer viewer, String code, long appointment, String lastDay) {
        var organisation = own(viewer, code);
        var problems = new ArrayList<Problem>();
        var day = day("steppedDown", lastDay, problems);
        if (day.isEmpty()) {
            return new Result.Refused(problems);
        }
        return switch (changing.endAppointment(viewer.actor(), organisation.id(), appointment, day.get())) {
            case Changing.Ending.Ended() -> new Result.Done(code);
            case Changing.Ending.BeforeBeginning() ->
                new Result.Refused(List.of(Problem.at("steppedDown", "register.problem.before-beginning")));
            case Changing.Ending.EndsEarlier(var last) ->
                new Result.Refused(
                        List.of(Problem.at("steppedDown", "register.problem.ends-earlier", Formats.date(last))));
        };
    }

    private Organisation own(Viewer viewer, String code) {
        return organisations
                .findByCode(code, clock.today())
                .filter(organisation -> mayEdit(viewer, organisation))
                .orElseThrow(() -> new NotVisible("organisation " + code + " to be changed"));
    }

    private static Optional<LocalDate> day(String field, String typed, List<Problem> problems) {
        var day = Dates.read(typed);
        if (day.isEmpty()) {
            problems.add(Problem.at(field, "register.problem.date"));
        }
        return day;
    }
}
