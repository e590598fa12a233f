package vn.khien.incident;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Scope;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.audit.Trail;
import vn.khien.inventory.InformationSystem;
import vn.khien.inventory.Systems;
import vn.khien.notification.Notices;
import vn.khien.organisation.OrganisationSearch;
import vn.khien.organisation.Organisations;
import vn.khien.platform.Folding;
import vn.khien.platform.NotVisible;
import vn.khien.platform.ProductClock;

/// The coordinating authority gives what was told a place, says that it is none, merges what is one, and confirms
/// whether it is serious in the sense of the law. The software proposes; a person decides.
@Component
public class Coordinating {
    static final int WORDS_MIN = 10;
    static final int WORDS_MAX = 2_000;

    private final IncidentRows rows;
    private final AfterwardsRows afterwards;
    private final NamedAdvisoryRows advisories;
    private final Incidents incidents;
    private final Systems systems;
    private final Organisations organisations;
    private final OrganisationSearch bodiesNamed;
    private final Wall wall;
    private final Notices notices;
    private final Trail trail;
    private final ProductClock clock;

    Coordinating(
            IncidentRows rows,
            AfterwardsRows afterwards,
            NamedAdvisoryRows advisories,
            Incidents incidents,
            Systems systems,
            Organisations organisations,
            OrganisationSearch bodiesNamed,
            Wall wall,
            Notices notices,
            Trail trail,
            ProductClock clock) {
        this.rows = rows;
        this.afterwards = afterwards;
        this.advisories = advisories;
        this.incidents = incidents;
        this.systems = systems;
        this.organisations = organisations;
        this.bodiesNamed = bodiesNamed;
        this.wall = wall;
        this.notices = notices;
        this.trail = trail;
        this.clock = clock;
    }

    private Incident held(Viewer viewer, String code) {
        var incident = incidents.get(viewer, code);
        if (!incidents.may(viewer, incident).coordinates()) {
            throw new NotVisible("coordinating incident " + code);
        }
        rows.lock(incident.id());
        return incidents.get(viewer, code);
    }

    /// Gives the incident its body and, where it is known, its system; the body is told at once. A place may be
    /// corrected while the body has sent nothing.
    ///
    /// @param organisation code of the body; empty where the system says it
    /// @param system code of the system; empty while it is not known
    @Transactional
    public Outcome place(Viewer viewer, String code, String organisation, String system) {
        var incident = held(viewer, code);
        if (incident.state() != Incident.State.NEW && incident.state() != Incident.State.OPEN) {
            return Outcome.Refused.of("organisation", "incident.problem.over");
        }
        var known = findSystem(viewer, system);
        if (!system.isBlank() && known.isEmpty()) {
            return Outcome.Refused.of("organisation", "incident.problem.system");
        }
        var body = known.map(one -> organisations.find(one.owner(), clock.today()))
                .orElseGet(() -> organisations.findByCode(Folding.clean(organisation), clock.today()));
        if (body.isEmpty()) {
            return Outcome.Refused.of("organisation", "incident.problem.organisation");
        }
        var now = clock.instant();
        var elsewhere =
                incident.organisation() != null && !incident.befell(body.get().id());
        if (elsewhere && reported(viewer, incident)) {
            return Outcome.Refused.of("organisation", "incident.problem.reported");
        }
        if (!incident.befell(body.get().id())) {
            rows.place(incident.id(), body.get().id(), now, viewer.person());
            trail.record(
                    viewer.actor(),
                    "incident.placed",
                    "incident:" + incident.id(),
                    body.get().code());
            notices.tell(body.get().id(), "incident.notice.placed", List.of(code), "/incidents/" + code);
        }
        known.ifPresent(one -> name(viewer, incident, one));
        return new Outcome.Done(code);
    }

    private void name(Viewer viewer, Incident incident, InformationSystem system) {
        if (rows.addSystem(incident.id(), system.id(), clock.instant(), viewer.person())) {
            trail.record(viewer.actor(), "incident.system-named", "incident:" + incident.id(), system.code());
        }
    }

    private Optional<InformationSystem> findSystem(Viewer viewer, String system) {
        return system.isBlank()
                ? Optional.empty()
                : wall.lifted(viewer, () -> systems.findByCode(Scope.NATION, Folding.clean(system)));
    }

    private boolean reported(Viewer viewer, Incident incident) {
        return incidents.reports(viewer, incident).stream().anyMatch(one -> one.kind() != Report.Kind.TIP);
    }

    /// Places that match what is looked for: bodies by name or code, and systems with their owners.
    ///
    /// @param nameVi of the body, or of the owner of the system
    /// @param systemName empty for a body
    public record Place(String organisation, String system, String systemName, String nameVi, String nameEn) {
        public String name(Locale locale) {
            return systemName.isEmpty() ? bodyName(locale) : systemName;
        }

        public String bodyName(Locale locale) {
            return locale.getLanguage().equals("en") ? nameEn : nameVi;
        }
    }

    /// Systems that are shown leave the same trace as the register's list.
    @Transactional
    public List<Place> find(Viewer viewer, String text, int limit) {
        if (!incidents.coordinates(viewer)) {
            throw new NotVisible("places for " + viewer.organisationCode());
        }
        var folded = Folding.fold(text);
        if (folded.isEmpty()) {
            return List.of();
        }
        var bodies = bodiesNamed
                .list(
                        new OrganisationSearch.Query(text, null, clock.today(), LocaleContextHolder.getLocale()),
                        limit,
                        0)
                .stream()
                .map(one -> new Place(one.code(), "", "", one.nameVi(), one.nameEn()));
        var shown = wall.lifted(viewer, () -> systems.search(Scope.NATION, folded, limit));
        if (!shown.isEmpty()) {
            trail.record(viewer.actor(), "inventory.listed", "systems", "search: " + text);
        }
        var found = shown.stream()
                .map(one -> new Place(one.ownerCode(), one.code(), one.name(), one.ownerNameVi(), one.ownerNameEn()));
        return Stream.concat(bodies, found).toList();
    }

    /// Says that what was told is no incident. It stays, with the words.
    @Transactional
    public Outcome dismiss(Viewer viewer, String code, String words) {
        var incident = held(viewer, code);
        var why = Folding.clean(words);
        if (why.length() < WORDS_MIN || why.length() > WORDS_MAX) {
            return Outcome.Refused.of("words", "incident.problem.words", WORDS_MIN, WORDS_MAX);
        }
        if (incident.state() == Incident.State.DISMISSED) {
            return new Outcome.Done(code);
        }
        if (incident.state() != Incident.State.NEW && reported(viewer, incident)) {
            return Outcome.Refused.of("words", "incident.problem.reported");
        }
        rows.dismiss(incident.id(), why, clock.instant(), viewer.person());
        trail.record(viewer.actor(), "incident.dismissed", "incident:" + incident.id(), why);
        return new Outcome.Done(code);
    }

    /// Makes the incident another report of `into`. Both stay readable; what was told and sent is shown with the other.
    @Transactional
    public Outcome merge(Viewer viewer, String code, String into) {
        var incident = held(viewer, code);
        var other = incidents.get(viewer, Folding.clean(into));
        if (other.code().equals(incident.mergedInto())) {
            return new Outcome.Done(other.code());
        }
        if (other.id() == incident.id()
                || incident.mergedInto() != null
                || other.mergedInto() != null
                || other.state() == Incident.State.DISMISSED
                || incident.organisation() != null
                        && other.organisation() != null
                        && !incident.organisation().equals(other.organisation())) {
            return Outcome.Refused.of("into", "incident.problem.merge");
        }
        rows.lock(other.id());
        var now = clock.instant();
        rows.merge(incident.id(), other.id(), now, viewer.person());
        rows.listSystems(incident.id()).forEach(system -> rows.addSystem(other.id(), system, now, viewer.person()));
        advisories
                .list(incident.id())
                .forEach(advisory -> advisories.insert(other.id(), advisory, now, viewer.person()));
        rows.state(other.id(), null, incident.personalDataAt() != null, now);
        trail.record(viewer.actor(), "incident.merged", "incident:" + incident.id(), other.code());
        return new Outcome.Done(other.code());
    }

    /// Confirms whether it is serious in the sense of the law, with words; another view later stands beside this one.
    @Transactional
    public Outcome grade(Viewer viewer, String code, boolean serious, String words) {
        var incident = held(viewer, code);
        var why = Folding.clean(words);
        if (why.length() < WORDS_MIN || why.length() > WORDS_MAX) {
            return Outcome.Refused.of("words", "incident.problem.words", WORDS_MIN, WORDS_MAX);
        }
        if (incident.organisation() == null) {
            return Outcome.Refused.of("words", "incident.problem.no-place");
        }
        var proposed = incidents.seriousness(viewer, incident, Incidents.said(incidents.reports(viewer, incident)));
        if (proposed.verdict() == Seriousness.Verdict.NOT_DEFINED) {
            return Outcome.Refused.of("words", "incident.problem.not-defined");
        }
        var last = afterwards.listGradings(incident.id()).stream().findFirst();
        if (last.isPresent()
                && last.get().serious() == serious
                && last.get().words().equals(why)) {
            return new Outcome.Done(code);
        }
        afterwards.grade(incident.id(), serious, proposed.verdict().code(), why, clock.instant(), viewer.person());
        trail.record(
                viewer.actor(), "incident.graded", "incident:" + incident.id(), serious ? "serious" : "not serious");
        notices.tell(
                incident.organisation(),
                serious ? "incident.notice.serious" : "incident.notice.not-serious",
                List.of(code),
                "/incidents/" + code);
        return new Outcome.Done(code);
    }
}
