package vn.khien.inventory;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.platform.NotVisible;
import vn.khien.platform.ProductClock;

/// Reading the register as a person does.
@Component
class Register {
    static final int PAGE = 50;

    private final RegisterRows rows;
    private final SystemRows systems;
    private final PassingRows passings;
    private final Trail trail;
    private final ProductClock clock;
    private final ObjectProvider<AssessedStates> assessed;

    Register(
            RegisterRows rows,
            SystemRows systems,
            PassingRows passings,
            Trail trail,
            ProductClock clock,
            ObjectProvider<AssessedStates> assessed) {
        this.assessed = assessed;
        this.rows = rows;
        this.systems = systems;
        this.passings = passings;
        this.trail = trail;
        this.clock = clock;
    }

    /// One page of the list.
    record Page(List<InformationSystem> systems, RegisterRows.Counts counts, int from) {
        int to() {
            return from + systems.size();
        }

        boolean more() {
            return to() < counts.all();
        }
    }

    @Transactional
    Page list(Viewer viewer, RegisterRows.Filter filter, ListOrder order, int from, int size) {
        trail.record(viewer.actor(), "inventory.listed", "systems", filter.toString());
        var today = clock.today();
        return new Page(
                rows.list(viewer.scope(), filter, order, today, size, from),
                rows.count(viewer.scope(), filter, today),
                from);
    }

    /// How far the systems of a page are assessed, by id; nothing where nobody tells.
    @Transactional(readOnly = true)
    Map<Long, AssessedStates.Progress> listProgress(Viewer viewer, Page page) {
        var systems = page.systems().stream().map(InformationSystem::id).toList();
        var progress = new HashMap<Long, AssessedStates.Progress>();
        assessed.orderedStream().forEach(one -> progress.putAll(one.listProgress(viewer, systems)));
        return progress;
    }

    @Transactional(readOnly = true)
    RegisterRows.Counts count(Viewer viewer) {
        return rows.count(viewer.scope(), RegisterRows.Filter.NONE, clock.today());
    }

    @Transactional
    InformationSystem read(Viewer viewer, String code) {
        var system = systems.findByCode(viewer.scope(), code).orElseThrow(() -> new NotVisible("system " + code));
        trail.record(viewer.actor(), "inventory.read", "system:" + system.id());
        return system;
    }

    /// Bodies that are no more and owned the system, the last one first.
    ///
    /// @param system as the viewer read it
    @Transactional(readOnly = true)
    List<PassingRows.Former> listFormerOwners(Viewer viewer, InformationSystem system) {
        return passings.listFormer(system.id());
    }

    @Transactional(readOnly = true)
    List<RegisterRows.OwnerChoice> ownerChoices(Viewer viewer) {
        return rows.listOwnerChoices(viewer.scope(), clock.today(), 2_000);
    }

    /// The same for a system that is there: its owner stays to be chosen, who may be no more, in place of whoever bears
    /// the owner's code today.
    @Transactional(readOnly = true)
    List<RegisterRows.OwnerChoice> ownerChoices(Viewer viewer, InformationSystem present) {
        var choices = ownerChoices(viewer);
        if (choices.stream().anyMatch(choice -> choice.id() == present.owner())) {
            return choices;
        }
        var owner = new RegisterRows.OwnerChoice(
                present.owner(), present.ownerCode(), present.ownerNameVi(), present.ownerNameEn());
        return Stream.concat(
                        Stream.of(owner),
                        choices.stream().filter(choice -> !choice.code().equals(owner.code())))
                .toList();
    }

    /// What became of an owner that is no more.
    ///
    /// @param heirs its successors of the day; empty where none is known
    record EndedOwner(List<PassingRows.Heir> heirs) {
        String names(Locale locale) {
            return heirs.stream().map(heir -> heir.name(locale)).collect(Collectors.joining("; "));
        }
    }

    /// Nothing while the system's owner goes on.
    @Transactional(readOnly = true)
    Optional<EndedOwner> findEndedOwner(Viewer viewer, InformationSystem present) {
        var today = clock.today();
        return rows.hasEnded(present.owner(), today)
                ? Optional.of(new EndedOwner(passings.listHeirs(today).stream()
                        .filter(heir -> heir.predecessor() == present.owner())
                        .toList()))
                : Optional.empty();
    }

    /// The organisation that bears the code today.
    @Transactional(readOnly = true)
    Optional<Long> findOwner(Viewer viewer, String code) {
        return rows.findOwner(viewer.scope(), code, clock.today());
    }

    /// The organisation that a code means for a system that is there: its owner stays, who may be no more, or else it
    /// is whoever bears the code today.
    @Transactional(readOnly = true)
    Optional<Long> findOwner(Viewer viewer, String code, InformationSystem present) {
        return present.ownerCode().equals(code) ? Optional.of(present.owner()) : findOwner(viewer, code);
    }
}
