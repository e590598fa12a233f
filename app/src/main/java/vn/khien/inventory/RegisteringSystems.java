package vn.khien.inventory;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.platform.Folding;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// Enters systems into the register and changes them, by the same rules whichever way they come.
@Component
public class RegisteringSystems {
    private final SystemRows rows;
    private final ProductClock clock;
    private final Trail trail;

    RegisteringSystems(SystemRows rows, ProductClock clock, Trail trail) {
        this.rows = rows;
        this.clock = clock;
        this.trail = trail;
    }

    /// How registering or changing one system ends.
    public sealed interface Outcome {
        record Done(InformationSystem system) implements Outcome {}

        /// Nothing was written; everything that is wrong is named.
        record Refused(List<Problem> problems) implements Outcome {}

        /// Somebody else changed the system in between; this is what stands now.
        record ChangedMeanwhile(InformationSystem present) implements Outcome {}
    }

    /// How registering many systems at once ends: all of them or none.
    public sealed interface AllOutcome {
        /// @param ids of the new systems, in the order in which they were handed in
        record Done(List<Long> ids) implements AllOutcome {}

        /// Nothing was written. Places are `index:field`.
        record Refused(List<Problem> problems) implements AllOutcome {}
    }

    /// What else is wrong with facts of which some could not be read, so that everything is told at once.
    ///
    /// @param unread the problems of reading
    List<Problem> check(SystemFacts typed, List<Problem> unread) {
        return SystemRules.check(cleaned(typed), clock.today(), unread);
    }

    /// Registers one system.
    @Transactional
    public Outcome register(Viewer viewer, SystemFacts typed) {
        var facts = cleaned(typed);
        var problems = SystemRules.check(facts, clock.today());
        if (rows.listOwners(viewer.scope(), List.of(facts.owner())).isEmpty()) {
            problems.add(Problem.at("owner", "inventory.problem.owner"));
        }
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        var ids = rows.insertAll(withCodes(viewer, List.of(facts)), clock.instant());
        if (ids.isEmpty()) {
            return new Outcome.Refused(List.of(Problem.at("code", "inventory.problem.code.taken", facts.code())));
        }
        trail.record(viewer.actor(), "inventory.registered", "system:" + ids.getFirst());
        return new Outcome.Done(rows.listByIds(viewer.scope(), ids).getFirst());
    }

    /// Changes one system, if nobody changed it since the person saw `version`.
    @Transactional
    public Outcome update(Viewer viewer, String code, int version, SystemFacts typed) {
        var found = rows.findByCode(viewer.scope(), code).orElseThrow(() -> new NotVisible("system " + code));
        rows.lock(viewer.scope(), found.id());
        var present = rows.findByCode(viewer.scope(), code).orElseThrow(() -> new NotVisible("system " + code));
        if (present.version() != version) {
            return new Outcome.ChangedMeanwhile(present);
        }
        var facts = cleaned(typed).withCode(present.code());
        var problems = SystemRules.check(facts, clock.today());
        if (rows.listOwners(viewer.scope(), List.of(facts.owner())).isEmpty()) {
            problems.add(Problem.at("owner", "inventory.problem.owner"));
        }
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        if (facts.equals(present.facts())) {
            return new Outcome.Done(present);
        }
        rows.update(present.id(), facts, clock.instant());
        trail.record(viewer.actor(), "inventory.changed", "system:" + present.id());
        return new Outcome.Done(rows.findByCode(viewer.scope(), code).orElseThrow());
    }

    /// Registers many systems with one statement, for thousands at once: all, or none where one of them is wrong.
    @Transactional
    public AllOutcome registerAll(Viewer viewer, List<SystemFacts> typed) {
        var all = typed.stream().map(RegisteringSystems::cleaned).toList();
        var owners = rows
                .listOwners(
                        viewer.scope(),
                        all.stream().map(SystemFacts::owner).distinct().toList())
                .stream()
                .map(SystemRows.Owner::id)
                .collect(Collectors.toSet());
        var problems = new ArrayList<Problem>();
        for (int i = 0; i < all.size(); i++) {
            for (var problem : SystemRules.check(all.get(i), clock.today())) {
                problems.add(new Problem(i + ":" + problem.place(), problem.code(), problem.args()));
            }
            if (!owners.contains(all.get(i).owner())) {
                problems.add(Problem.at(i + ":owner", "inventory.problem.owner"));
            }
        }
        if (!problems.isEmpty()) {
            return new AllOutcome.Refused(problems);
        }
        var ids = rows.insertAll(withCodes(viewer, all), clock.instant());
        if (ids.size() < all.size()) {
            throw new IllegalArgumentException(
                    "%d of %d system codes are taken".formatted(all.size() - ids.size(), all.size()));
        }
        trail.record(viewer.actor(), "inventory.registered-many", "systems:" + ids.size());
        return new AllOutcome.Done(ids);
    }

    /// Every system has a code: those without one get the owner's code and the next number, `LDG-019`.
    private List<SystemFacts> withCodes(Viewer viewer, List<SystemFacts> systems) {
        var needed = systems.stream()
                .filter(system -> system.code().isEmpty())
                .map(SystemFacts::owner)
                .distinct()
                .toList();
        if (needed.isEmpty()) {
            return systems;
        }
        var codes = new Numbering(viewer, needed);
        return systems.stream()
                .map(system -> system.code().isEmpty() ? system.withCode(codes.next(system.owner())) : system)
                .toList();
    }

    private final class Numbering {
        private final Map<Long, String> prefixes = new HashMap<>();
        private final Map<Long, Long> last;

        private Numbering(Viewer viewer, Collection<Long> ids) {
            rows.lockNumbering(ids);
            var owners = rows.listOwners(viewer.scope(), ids);
            owners.forEach(owner -> prefixes.put(owner.id(), owner.code()));
            last = new HashMap<>(rows.lastNumbers(owners));
        }

        private String next(long owner) {
            var number = last.merge(owner, 1L, Long::sum);
            return "%s-%03d".formatted(prefixes.get(owner), number);
        }
    }

    private static SystemFacts cleaned(SystemFacts typed) {
        var number = typed.dossierNumber() == null ? "" : Folding.clean(typed.dossierNumber());
        return new SystemFacts(
                Folding.clean(typed.code()),
                Folding.clean(typed.name()),
                Folding.clean(typed.purpose()),
                typed.owner(),
                Folding.clean(typed.operator()),
                typed.peopleServed(),
                typed.dataSubjects(),
                typed.personalData(),
                typed.onlineService(),
                typed.level(),
                typed.dossier(),
                number.isEmpty() ? null : number,
                typed.dossierDate(),
                typed.planCarriedOut());
    }
}
