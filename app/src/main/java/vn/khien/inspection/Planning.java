package vn.khien.inspection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Scope;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.inventory.InformationSystem;
import vn.khien.inventory.Systems;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.Organisations;
import vn.khien.page.Dates;
import vn.khien.platform.Folding;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// The ministry plans inspections: for each chosen body one, with a team of several ministries and a lead.
@Component
public class Planning {
    static final int DETAIL_MAX = 2000;
    static final int BODIES_MAX = 50;
    static final int SYSTEMS_MAX = 500;
    static final int PROPOSED = 100;
    private static final int YEARS_AWAY_MAX = 2;

    private final InspectionRows rows;
    private final ProposalRows proposals;
    private final Sight.Standing standing;
    private final Organisations organisations;
    private final Systems systems;
    private final Trail trail;
    private final ProductClock clock;

    Planning(
            InspectionRows rows,
            ProposalRows proposals,
            Sight.Standing standing,
            Organisations organisations,
            Systems systems,
            Trail trail,
            ProductClock clock) {
        this.rows = rows;
        this.proposals = proposals;
        this.standing = standing;
        this.organisations = organisations;
        this.systems = systems;
        this.trail = trail;
        this.clock = clock;
    }

    /// A plan as typed.
    ///
    /// @param form made with the form: the same again plans nothing more
    /// @param bodies codes of organisations
    /// @param systems codes; empty: all systems of each body and below
    /// @param members ids of persons, `lead` among them
    public record Typed(
            UUID form,
            String reason,
            String detail,
            List<String> bodies,
            List<String> systems,
            String startsOn,
            String endsOn,
            List<Long> members,
            @Nullable Long lead) {
        public Typed {
            bodies = List.copyOf(bodies);
            systems = List.copyOf(systems);
            members = List.copyOf(members);
        }
    }

    /// How planning ends.
    public sealed interface Planned {
        /// @param inspections ids, one for each body
        record Done(List<Long> inspections) implements Planned {}

        record Refused(List<Problem> problems) implements Planned {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /// What the form offers.
    record Offer(List<ProposalRows.Proposed> proposals, List<InspectionRows.Candidate> inspectors) {}

    @Transactional(readOnly = true)
    Offer offer(Viewer viewer, String q, String reason) {
        standing.stand(viewer);
        return new Offer(proposals.list(q, reason, clock.instant(), PROPOSED), rows.listInspectors(clock.today()));
    }

    @Transactional
    public Planned plan(Viewer viewer, Typed typed) {
        standing.stand(viewer);
        var before = rows.listOfForm(typed.form());
        if (!before.isEmpty()) {
            return new Planned.Done(before);
        }
        var problems = new ArrayList<Problem>();
        var detail = Folding.clean(typed.detail());
        if (!Inspection.REASONS.contains(typed.reason())) {
            problems.add(Problem.at("reason", "inspection.problem.reason"));
        }
        Words.demand("detail", detail, DETAIL_MAX, problems);
        var startsOn = day("startsOn", typed.startsOn(), problems);
        var endsOn = day("endsOn", typed.endsOn(), problems);
        if (startsOn != null && endsOn != null && endsOn.isBefore(startsOn)) {
            problems.add(Problem.at("endsOn", "inspection.problem.ends"));
        }
        var team = team(typed, problems);
        var bodies = bodies(typed, problems);
        var chosen = subjects(typed, bodies, problems);
        if (!problems.isEmpty() || startsOn == null || endsOn == null) {
            return new Planned.Refused(problems);
        }
        var because = proposals.listOf(bodies.stream().map(Organisation::id).toList(), clock.instant()).stream()
                .collect(Collectors.toMap(ProposalRows.Proposed::organisation, ProposalRows.Proposed::reasons));
        var ids = new ArrayList<Long>();
        for (var body : bodies) {
            var year = startsOn.getYear();
            var id = rows.insert(
                    new InspectionRows.Plan(
                            year,
                            rows.nextNumber(year),
                            viewer.organisation(),
                            body.id(),
                            typed.reason(),
                            detail,
                            because.getOrDefault(body.id(), List.of()).stream()
                                    .map(Inspection.Because::text)
                                    .toList(),
                            startsOn,
                            endsOn,
                            typed.form()),
                    clock.instant(),
                    viewer.person());
            team.forEach(member ->
                    rows.insertMember(id, member, Long.valueOf(member.person()).equals(typed.lead())));
            rows.insertSubjects(id, chosen.getOrDefault(body.id(), List.of()));
            trail.record(viewer.actor(), "inspection.planned", "inspection:" + id, "organisation:" + body.id());
            ids.add(id);
        }
        return new Planned.Done(ids);
    }

    private @Nullable LocalDate day(String field, String typed, List<Problem> problems) {
        var day = Dates.read(typed)
                .filter(one -> !one.isBefore(clock.today().minusYears(YEARS_AWAY_MAX)))
                .filter(one -> !one.isAfter(clock.today().plusYears(YEARS_AWAY_MAX)));
        if (day.isEmpty()) {
            problems.add(Problem.at(field, "inspection.problem.date"));
        }
        return day.orElse(null);
    }

    private List<InspectionRows.Candidate> team(Typed typed, List<Problem> problems) {
        var known = rows.listInspectors(clock.today()).stream()
                .collect(Collectors.toMap(InspectionRows.Candidate::person, Function.identity(), (first, _) -> first));
        var wanted = new LinkedHashSet<>(typed.members());
        if (typed.lead() == null || !known.containsKey(typed.lead())) {
            problems.add(Problem.at("lead", "inspection.problem.lead"));
        } else {
            wanted.add(typed.lead());
        }
        if (!known.keySet().containsAll(wanted)) {
            problems.add(Problem.at("members", "inspection.problem.members"));
        }
        return wanted.stream().filter(known::containsKey).map(known::get).toList();
    }

    private List<Organisation> bodies(Typed typed, List<Problem> problems) {
        var found = new ArrayList<Organisation>();
        var codes = typed.bodies().stream()
                .map(code -> code.strip().toUpperCase(Locale.ROOT))
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
        if (codes.isEmpty() || codes.size() > BODIES_MAX) {
            problems.add(Problem.at("byHand", "inspection.problem.bodies", BODIES_MAX));
            return found;
        }
        for (var code : codes) {
            organisations
                    .findByCode(code, clock.today())
                    .ifPresentOrElse(
                            found::add, () -> problems.add(Problem.at("byHand", "inspection.problem.body", code)));
        }
        return found;
    }

    /// Ids of the systems to be inspected, by body.
    private Map<Long, List<Long>> subjects(Typed typed, List<Organisation> bodies, List<Problem> problems) {
        var wanted = typed.systems().stream()
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toSet());
        var found = new java.util.HashMap<Long, List<Long>>();
        var seen = new LinkedHashSet<String>();
        for (var body : bodies) {
            var own = systems.list(Scope.below(body.path())).stream()
                    .filter(system -> wanted.isEmpty() || wanted.contains(system.code()))
                    .toList();
            own.forEach(system -> seen.add(system.code()));
            if (own.size() > SYSTEMS_MAX) {
                problems.add(Problem.at("systems", "inspection.problem.systems-many", body.code(), SYSTEMS_MAX));
            }
            found.put(body.id(), own.stream().map(InformationSystem::id).toList());
        }
        wanted.stream()
                .filter(code -> !seen.contains(code))
                .sorted()
                .forEach(code -> problems.add(Problem.at("systems", "inspection.problem.system", code)));
        return found;
    }
}
