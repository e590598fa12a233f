package vn.khien.inspection;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
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
    private final JdbcClient db;

    Inspected(
            World world,
            Reviews reviews,
            Opening opening,
            Guidances guidances,
            Planning planning,
            Starting starting,
            ProductClock clock,
            JdbcClient db) {
        this.world = world;
        this.reviews = reviews;
        this.opening = opening;
        this.guidances = guidances;
        this.planning = planning;
        this.starting = starting;
        this.clock = clock;
        this.db = db;
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

    /// The review of the case's directive is owed by these bodies too.
    void oblige(Case inspection, List<Organisation> bodies) {
        db.sql("""
                with part as (
                  insert into clause (directive, position, text, start_offset, end_offset)
                  values (:directive, 1, 'Rà soát', 0, 7)
                  returning id),
                review as (
                  insert into obligation (directive, clause, position, quote, duty, kind, due_rule, review)
                  select :directive, id, 1, 'Rà soát', 'Rà soát', 'once', 'none', true from part
                  returning id)
                insert into assignment (obligation, organisation, received_at, assigned_by)
                select review.id, b.id, product_now(), :by from review cross join unnest(:bodies) as b (id)
                """)
                .param("directive", inspection.directive())
                .param("by", inspection.planner().person())
                .param("bodies", bodies.stream().map(Organisation::id).toArray(Long[]::new))
                .update();
    }

    /// A system of the organisation answers all requirements.
    void answer(Organisation organisation, long directive) {
        var answers = new byte
                [guidances
                        .listRequirements(guidances.inForce(clock.today()).id())
                        .size()];
        java.util.Arrays.fill(answers, (byte) 1);
        var system = reviews.system(organisation, 1, "Hệ thống đã trả lời");
        opening.openAll(
                world.viewer(Role.HEAD, organisation),
                directive,
                List.of(new Opening.Answered(system, Answers.of(answers), "")));
    }

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
