package vn.khien.incident;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.advisory.Advisories;
import vn.khien.advisory.RelatedIncidents;
import vn.khien.audit.Trail;
import vn.khien.platform.Folding;
import vn.khien.platform.NotVisible;
import vn.khien.platform.ProductClock;

/// Says that an advisory has to do with an incident: the body names one that reached it, who coordinates any that was
/// issued.
@Component
public class NamingAdvisories implements RelatedIncidents {
    private final NamedAdvisoryRows rows;
    private final Incidents incidents;
    private final Advisories advisories;
    private final Trail trail;
    private final ProductClock clock;

    NamingAdvisories(
            NamedAdvisoryRows rows, Incidents incidents, Advisories advisories, Trail trail, ProductClock clock) {
        this.rows = rows;
        this.incidents = incidents;
        this.advisories = advisories;
        this.trail = trail;
        this.clock = clock;
    }

    /// What is named, and what the viewer may still pick.
    ///
    /// @param mayName whether the viewer may name one
    record Naming(List<Advisories.Named> named, boolean mayName, List<Advisories.Named> choices) {}

    @Transactional(readOnly = true)
    Naming of(Viewer viewer, String code) {
        var incident = incidents.get(viewer, code);
        if (!incidents.may(viewer, incident).seeWhole()) {
            return new Naming(List.of(), false, List.of());
        }
        var named = advisories.listNamed(viewer, rows.list(incident.id()));
        var mayName = mayName(viewer, incident) && isOne(incident);
        var choices = reaching(viewer, incident).stream()
                .filter(one -> mayName && !named.contains(one))
                .toList();
        return new Naming(named, mayName, choices);
    }

    /// The advisories that it names; written in the trail as a reading.
    @Transactional
    public List<Advisories.Named> read(Viewer viewer, String code) {
        trail.record(
                viewer.actor(),
                "incident.read",
                "incident:" + incidents.get(viewer, code).id());
        return of(viewer, code).named();
    }

    private boolean mayName(Viewer viewer, Incident incident) {
        var may = incidents.may(viewer, incident);
        return may.reports() || may.coordinates();
    }

    private static boolean isOne(Incident incident) {
        return incident.state() != Incident.State.MERGED && incident.state() != Incident.State.DISMISSED;
    }

    private List<Advisories.Named> reaching(Viewer viewer, Incident incident) {
        var body = incident.organisation();
        return body == null ? List.of() : advisories.listReaching(viewer, body);
    }

    /// Names an issued advisory by its number; a second time changes nothing.
    @Transactional
    public Outcome name(Viewer viewer, String code, String number) {
        var incident = incidents.get(viewer, code);
        if (!mayName(viewer, incident)) {
            throw new NotVisible("naming an advisory of incident " + code);
        }
        if (!isOne(incident)) {
            return Outcome.Refused.of("advisory", "incident.problem.over");
        }
        var wanted = Folding.clean(number).toUpperCase(Locale.ROOT);
        var found = find(viewer, incident, wanted);
        if (found.isEmpty()) {
            return Outcome.Refused.of("advisory", "incident.problem.advisory", wanted);
        }
        if (rows.insert(incident.id(), found.get().id(), clock.instant(), viewer.person())) {
            trail.record(viewer.actor(), "incident.advisory-named", "incident:" + incident.id(), wanted);
        }
        return new Outcome.Done(code);
    }

    private Optional<Advisories.Named> find(Viewer viewer, Incident incident, String number) {
        return incidents.may(viewer, incident).coordinates()
                ? advisories.findIssued(viewer, number)
                : reaching(viewer, incident).stream()
                        .filter(one -> one.number().equals(number))
                        .findFirst();
    }

    @Override
    @Transactional(readOnly = true)
    public List<Related> list(Viewer viewer, long advisory) {
        return viewer.may(Right.READ_INCIDENTS) ? rows.listIncidents(incidents.sight(viewer), advisory) : List.of();
    }
}
