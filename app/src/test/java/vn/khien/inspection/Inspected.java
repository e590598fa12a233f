package vn.khien.inspection;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.assessment.Answers;
import vn.khien.assessment.Opening;
import vn.khien.assessment.Reviews;
import vn.khien.guidance.Guidances;
import vn.khien.organisation.Organisation;
import vn.khien.platform.ProductClock;
import vn.khien.support.World;

/// An inspection for tests: a body with an assessed system of level 4, a team of two ministries, and people on every
/// side.
@Component
class Inspected {
    private final World world;
    private final Reviews reviews;
    private final Opening opening;
    private final Guidances guidances;
    private final Planning planning;
    private final Starting starting;
    private final ProductClock clock;

    Inspected(
            World world,
            Reviews reviews,
            Opening opening,
            Guidances guidances,
            Planning planning,
            Starting starting,
            ProductClock clock) {
        this.world = world;
        this.reviews = reviews;
        this.opening = opening;
        this.guidances = guidances;
        this.planning = planning;
        this.starting = starting;
        this.clock = clock;
    }

    /// @param requirement one that a system of level 4 is asked, answered with "met"
    record Case(
            long id,
            Organisation body,
            String system,
            String requirement,
            Viewer planner,
            Viewer lead,
            Viewer member,
            Viewer head,
            long directive,
            long assessment) {}

    Case planned() {
        var body = world.organisation("Công ty Giả định", null);
        var system = reviews.system(body, 4, "Hệ thống bán vé");
        var directive = reviews.directive();
        var head = world.viewer(Role.HEAD, body);
        var guidance = guidances.inForce(clock.today());
        var requirements = guidances.listRequirements(guidance.id());
        var answers = new byte[requirements.size()];
        java.util.Arrays.fill(answers, (byte) 1);
        opening.openAll(head, directive, List.of(new Opening.Answered(system, Answers.of(answers), "")));
        var assessment = ((Opening.Outcome.Already) opening.open(head, system, directive)).assessment();
        var lead = world.viewer(Role.INSPECTOR, world.organisation("Bộ Một", null));
        var member = world.viewer(Role.INSPECTOR, world.organisation("Bộ Hai", null));
        var planner = world.viewer(Role.ANALYST, world.organisation("Bộ Kế hoạch kiểm tra", null));
        var planned = planning.plan(planner, plan(body.code(), lead, member));
        return new Case(
                ((Planning.Planned.Done) planned).inspections().getFirst(),
                body,
                reviews.codeOf(system),
                requirements.stream()
                        .filter(one -> one.asks(4))
                        .findFirst()
                        .orElseThrow()
                        .code(),
                planner,
                lead,
                member,
                head,
                directive,
                assessment);
    }

    Planning.Typed plan(String body, Viewer lead, Viewer member) {
        return new Planning.Typed(
                UUID.randomUUID(),
                "directive",
                "Quyết định kiểm tra",
                List.of(body),
                List.of(),
                clock.today().toString(),
                clock.today().plusDays(1).toString(),
                List.of(lead.person(), member.person()),
                lead.person());
    }

    Case opened() {
        var planned = planned();
        starting.announce(planned.planner(), planned.id());
        starting.open(planned.planner(), planned.id());
        return planned;
    }

    Entry finding(Case inspection, String grade, String title) {
        return entry(inspection, grade, title, "");
    }

    Entry entry(Case inspection, String grade, String title, String seen) {
        return new Entry(
                UUID.randomUUID(),
                "finding",
                inspection.system(),
                inspection.requirement(),
                grade,
                title,
                "Mô tả đã thấy",
                "nd-85-2016",
                "19",
                due().toString(),
                clock.instant(),
                seen,
                false);
    }

    Entry check(Case inspection) {
        return new Entry(
                UUID.randomUUID(),
                "check",
                inspection.system(),
                inspection.requirement(),
                null,
                null,
                null,
                null,
                null,
                null,
                clock.instant(),
                "",
                false);
    }

    LocalDate due() {
        return clock.today().plusDays(30);
    }
}
