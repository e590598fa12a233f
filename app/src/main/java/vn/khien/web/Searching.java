package vn.khien.web;

import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.directive.Directive;
import vn.khien.directive.Directives;
import vn.khien.guidance.Guidances;
import vn.khien.guidance.Requirement;
import vn.khien.inventory.InformationSystem;
import vn.khien.inventory.Systems;
import vn.khien.organisation.FoundOrganisation;
import vn.khien.organisation.OrganisationSearch;
import vn.khien.platform.Folding;
import vn.khien.platform.ProductClock;

/// One search over everything that the viewer may see. Marks, case and `đ` do not matter.
@Component
class Searching {
    private final OrganisationSearch organisations;
    private final Systems systems;
    private final Directives directives;
    private final Guidances guidances;
    private final ProductClock clock;
    private final Trail trail;

    Searching(
            OrganisationSearch organisations,
            Systems systems,
            Directives directives,
            Guidances guidances,
            ProductClock clock,
            Trail trail) {
        this.organisations = organisations;
        this.systems = systems;
        this.directives = directives;
        this.guidances = guidances;
        this.clock = clock;
        this.trail = trail;
    }

    /// What was found, by kind.
    record Found(
            List<FoundOrganisation> organisations,
            List<InformationSystem> systems,
            List<Directive> directives,
            List<Requirement> requirements) {
        static final Found NOTHING = new Found(List.of(), List.of(), List.of(), List.of());

        boolean isEmpty() {
            return organisations.isEmpty() && systems.isEmpty() && directives.isEmpty() && requirements.isEmpty();
        }
    }

    static boolean isTooShort(String text) {
        return Folding.fold(text).length() < 2;
    }

    @Transactional
    public Found search(Viewer viewer, String text, int limit) {
        if (isTooShort(text)) {
            return Found.NOTHING;
        }
        var words = Folding.fold(text).split(" ");
        var readsGuidance = viewer.may(Right.READ_ASSESSMENTS);
        return new Found(
                organisations.list(
                        new OrganisationSearch.Query(text, null, clock.today(), LocaleContextHolder.getLocale()),
                        limit,
                        0),
                viewer.may(Right.READ_SYSTEMS) ? systems(viewer, text, limit) : List.of(),
                directives.list(viewer).stream()
                        .filter(directive -> matches(words, directive.number() + " " + directive.title()))
                        .limit(limit)
                        .toList(),
                readsGuidance
                        ? guidances
                                .listRequirements(
                                        guidances.inForce(clock.today()).id())
                                .stream()
                                .filter(one -> matches(words, one.code() + " " + one.textVi() + " " + one.textEn()))
                                .limit(limit)
                                .toList()
                        : List.of());
    }

    /// Systems that are shown leave the same trace as the register's list.
    private List<InformationSystem> systems(Viewer viewer, String text, int limit) {
        var found = systems.search(viewer.scope(), Folding.fold(text), limit);
        if (!found.isEmpty()) {
            trail.record(viewer.actor(), "inventory.listed", "systems", "search: " + text);
        }
        return found;
    }

    private static boolean matches(String[] words, String text) {
        var folded = Folding.fold(text).toLowerCase(Locale.ROOT);
        for (var word : words) {
            if (!folded.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
