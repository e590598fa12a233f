package vn.khien.inventory;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.audit.Trail;
import vn.khien.notification.Notices;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// A successor takes over systems of a body that is no more (tiếp nhận), where several succeed it and a person has to
/// choose. Each successor sees what is left; what one of them took over, the others are told.
@Component
class TakingOver {
    private final PassingRows rows;
    private final Notices notices;
    private final Wall wall;
    private final ProductClock clock;
    private final Trail trail;

    TakingOver(PassingRows rows, Notices notices, Wall wall, ProductClock clock, Trail trail) {
        this.rows = rows;
        this.notices = notices;
        this.wall = wall;
        this.clock = clock;
        this.trail = trail;
    }

    /// What a body that is no more left.
    ///
    /// @param heirs those of its successors for which the viewer may choose
    /// @param others its other successors
    record Left(
            long predecessor,
            String nameVi,
            String nameEn,
            List<PassingRows.Heir> heirs,
            List<PassingRows.Heir> others,
            List<PassingRows.Waiting> systems) {
        String name(Locale locale) {
            return locale.getLanguage().equals("en") ? nameEn : nameVi;
        }
    }

    /// How taking over ended.
    sealed interface Outcome {
        record Done(int systems) implements Outcome {}

        record Refused(Problem problem) implements Outcome {}
    }

    /// What waits for a choice that the viewer may make.
    @Transactional(readOnly = true)
    public List<Left> listLeft(Viewer viewer) {
        return wall.lifted(viewer, () -> left(viewer));
    }

    private List<Left> left(Viewer viewer) {
        var heirs =
                rows.listHeirs(clock.today()).stream().collect(Collectors.groupingBy(PassingRows.Heir::predecessor));
        heirs.values()
                .removeIf(all -> all.stream().noneMatch(heir -> viewer.scope().contains(heir.path())));
        return rows.listOwnedBy(heirs.keySet()).stream()
                .collect(Collectors.groupingBy(PassingRows.Waiting::owner))
                .entrySet()
                .stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(owned -> left(viewer, heirs.getOrDefault(owned.getKey(), List.of()), owned.getValue()))
                .toList();
    }

    private static Left left(Viewer viewer, List<PassingRows.Heir> heirs, List<PassingRows.Waiting> systems) {
        var first = heirs.getFirst();
        return new Left(
                first.predecessor(),
                first.predecessorVi(),
                first.predecessorEn(),
                heirs.stream()
                        .filter(heir -> viewer.scope().contains(heir.path()))
                        .toList(),
                heirs.stream()
                        .filter(heir -> !viewer.scope().contains(heir.path()))
                        .toList(),
                systems);
    }

    /// Takes systems over, all of them or none. What another successor took over in between is refused and named.
    ///
    /// @param codes of systems that were left by one body or by several
    /// @param heir code of the successor, which the viewer may choose for
    @Transactional
    public Outcome takeOver(Viewer viewer, Set<String> codes, String heir) {
        if (codes.isEmpty()) {
            return new Outcome.Refused(Problem.at("systems", "inventory.problem.takeover-none"));
        }
        return wall.lifted(viewer, () -> {
            rows.lock();
            var left = left(viewer);
            var there = left.stream()
                    .flatMap(one -> one.systems().stream())
                    .map(PassingRows.Waiting::code)
                    .collect(Collectors.toSet());
            var gone = codes.stream()
                    .filter(code -> !there.contains(code))
                    .sorted()
                    .toList();
            if (!gone.isEmpty()) {
                return new Outcome.Refused(
                        Problem.at("systems", "inventory.problem.takeover-gone", String.join(", ", gone)));
            }
            var chosen = left.stream()
                    .filter(one -> one.systems().stream().anyMatch(system -> codes.contains(system.code())))
                    .toList();
            chosen.forEach(one -> take(viewer, one, codes, heir));
            return new Outcome.Done(codes.size());
        });
    }

    private void take(Viewer viewer, Left left, Set<String> codes, String code) {
        var heir = left.heirs().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotVisible("successor " + code + " of organisation " + left.predecessor()));
        var systems = left.systems().stream()
                .filter(system -> codes.contains(system.code()))
                .toList();
        rows.passOn(
                systems.stream().map(PassingRows.Waiting::id).toList(),
                heir.organisation(),
                clock.instant(),
                viewer.person());
        systems.forEach(system -> trail.record(
                viewer.actor(),
                "inventory.taken-over",
                "system:" + system.id(),
                "organisation:" + heir.organisation()));
        left.others()
                .forEach(other -> notices.tell(
                        other.organisation(),
                        "inventory.notice.taken-over",
                        List.of(heir.nameVi(), left.nameVi(), "" + systems.size()),
                        "/systems/takeovers"));
    }
}
