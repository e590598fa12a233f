package vn.khien.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.audit.Trail;
import vn.khien.inventory.SystemHistory;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.Organisations;
import vn.khien.platform.NotVisible;
import vn.khien.platform.ProductClock;

/// Reading incidents as a person does: a body its own, an authority those of which it receives a part, and of each only
/// that part. Every reading of one is written in the trail.
@Component
public class Incidents {
    static final int PAGE = 50;
    /// Within this time of each other, two reports on the same system may be of one incident.
    static final Duration NEAR = Duration.ofHours(72);

    private final IncidentRows rows;
    private final ReportRows reports;
    private final AfterwardsRows afterwards;
    private final Authorities authorities;
    private final Clocks clocks;
    private final Organisations organisations;
    private final SystemHistory history;
    private final Wall wall;
    private final Trail trail;
    private final ProductClock clock;

    Incidents(
            IncidentRows rows,
            ReportRows reports,
            AfterwardsRows afterwards,
            Authorities authorities,
            Clocks clocks,
            Organisations organisations,
            SystemHistory history,
            Wall wall,
            Trail trail,
            ProductClock clock) {
        this.rows = rows;
        this.reports = reports;
        this.afterwards = afterwards;
        this.authorities = authorities;
        this.clocks = clocks;
        this.organisations = organisations;
        this.history = history;
        this.wall = wall;
        this.trail = trail;
        this.clock = clock;
    }

    /// A report with what it changed since the one before it of its part.
    record Told(Report report, List<Changes.Change> changes) {}

    /// A system that it befell: as it was then, and its id.
    record Befallen(long id, SystemHistory.Was was) {}

    /// What the viewer may do with an incident.
    ///
    /// @param reports for the body
    /// @param coordinates the response
    record May(boolean seeWhole, boolean reports, boolean coordinates) {}

    /// One incident with all that the viewer may see of it.
    ///
    /// @param said what was said last, both parts together as far as they are visible
    record Whole(
            Incident incident,
            May may,
            List<Befallen> systems,
            List<Told> reports,
            Content said,
            List<RunningClock> clocks,
            Seriousness seriousness,
            List<AfterwardsRows.Grading> gradings,
            List<AfterwardsRows.Statement> statements,
            List<AfterwardsRows.Lesson> lessons,
            List<Incident> near,
            List<Part> parts) {}

    Sight sight(Viewer viewer) {
        var sight = new Sight(viewer.scope(), authorities.partsOf(viewer, clock.today()));
        rows.stand(sight);
        return sight;
    }

    @Transactional
    public List<Incident> list(Viewer viewer, String state, long before, int limit) {
        trail.record(viewer.actor(), "incident.listed", "incidents", state);
        return rows.list(sight(viewer), new IncidentRows.Filter(state, before, limit));
    }

    @Transactional(readOnly = true)
    IncidentRows.Counts count(Viewer viewer) {
        return rows.count(sight(viewer));
    }

    /// Whether the viewer receives reports about the response, and so the inbox.
    @Transactional(readOnly = true)
    public boolean coordinates(Viewer viewer) {
        return sight(viewer).coordinates();
    }

    /// One incident, not written in the trail: for acts that are.
    Incident get(Viewer viewer, String code) {
        return rows.find(sight(viewer), code).orElseThrow(() -> new NotVisible("incident " + code));
    }

    /// One that the viewer sees whole, as the body does and who coordinates.
    Incident getWhole(Viewer viewer, String code) {
        var incident = get(viewer, code);
        if (!may(viewer, incident).seeWhole()) {
            throw new NotVisible("the whole of incident " + code);
        }
        return incident;
    }

    May may(Viewer viewer, Incident incident) {
        var within = incident.within(viewer.scope());
        var coordinates = authorities.partsOf(viewer, clock.today()).contains(Part.NETWORK);
        return new May(within || coordinates, within && viewer.may(Right.REPORT_INCIDENTS), coordinates);
    }

    /// The parts that the viewer sees of an incident.
    List<Part> parts(Viewer viewer, Incident incident) {
        var received = authorities.partsOf(viewer, clock.today());
        var within = incident.within(viewer.scope());
        return Arrays.stream(Part.values())
                .filter(part -> within || received.contains(part))
                .toList();
    }

    @Nullable
    Organisation body(Incident incident) {
        var organisation = incident.organisation();
        return organisation == null
                ? null
                : organisations.find(organisation, incident.day()).orElse(null);
    }

    /// The systems as they were when it was detected, whoever owns them: the viewer may see this incident.
    List<Befallen> systems(Viewer viewer, Incident incident, Instant at) {
        var ids = rows.listSystems(incident.id());
        return wall.lifted(
                viewer,
                () -> ids.stream()
                        .flatMap(id -> history
                                .findAt(id, at)
                                .or(() -> history.findAt(id, clock.instant()))
                                .map(was -> new Befallen(id, was))
                                .stream())
                        .toList());
    }

    List<RunningClock> clocks(Viewer viewer, Incident incident, List<Report> sent) {
        return clocks.of(
                incident, sent, body(incident), java.util.Set.copyOf(parts(viewer, incident)), clock.instant());
    }

    List<Report> reports(Viewer viewer, Incident incident) {
        return reports.list(incident.id(), parts(viewer, incident));
    }

    Seriousness seriousness(Viewer viewer, Incident incident, Content said) {
        var level = systems(viewer, incident, incident.countedFrom()).stream()
                .map(one -> one.was().level())
                .filter(Objects::nonNull)
                .max(Integer::compare)
                .orElse(null);
        return Seriousness.of(incident.day(), level, said);
    }

    @Transactional
    Whole read(Viewer viewer, String code) {
        var incident = get(viewer, code);
        var sight = sight(viewer);
        var may = may(viewer, incident);
        var sent = reports(viewer, incident);
        var said = said(sent);
        trail.record(viewer.actor(), "incident.read", "incident:" + incident.id());
        return new Whole(
                incident,
                may,
                systems(viewer, incident, incident.countedFrom()),
                told(sent),
                said,
                clocks(viewer, incident, sent),
                seriousness(viewer, incident, said),
                may.seeWhole() ? afterwards.listGradings(incident.id()) : List.of(),
                may.seeWhole() ? afterwards.listStatements(incident.id()) : List.of(),
                may.seeWhole() ? afterwards.listLessons(incident.id()) : List.of(),
                may.coordinates() && incident.organisation() != null && incident.mergedInto() == null
                        ? rows.listNear(sight, incident, NEAR)
                        : List.of(),
                parts(viewer, incident));
    }

    /// The reports that the viewer may see, in the order of sending.
    @Transactional
    public List<Report> listReports(Viewer viewer, String code) {
        var incident = get(viewer, code);
        trail.record(viewer.actor(), "incident.read", "incident:" + incident.id());
        return reports(viewer, incident);
    }

    /// What is known now: what the body reported last, and what others told where it says nothing.
    static Content said(List<Report> sent) {
        return sent.stream()
                .sorted(Comparator.comparing(report -> report.kind() != Report.Kind.TIP))
                .map(Report::content)
                .reduce(Content.EMPTY, Content::then);
    }

    /// A tip is compared with nothing: it is another person's word, not the body's next one.
    private static List<Told> told(List<Report> sent) {
        var before = new EnumMap<Part, Content>(Part.class);
        var all = new ArrayList<Told>();
        for (var report : sent) {
            var tip = report.kind() == Report.Kind.TIP;
            var known = tip ? Content.EMPTY : before.getOrDefault(report.part(), Content.EMPTY);
            all.add(new Told(report, Changes.between(known, report.content())));
            if (!tip) {
                before.put(report.part(), known.then(report.content()));
            }
        }
        return all;
    }

    /// Recipients of a part that are bodies of the register, each once, in the order of the clocks.
    static List<Organisation> receivers(List<RunningClock> clocks, Part part) {
        return List.copyOf(clocks.stream()
                .filter(clock -> clock.part() == part)
                .flatMap(clock -> clock.recipients().stream())
                .map(Authorities.Recipient::organisation)
                .filter(Objects::nonNull)
                .collect(Collectors.toMap(
                        Organisation::id, Function.identity(), (first, _) -> first, java.util.LinkedHashMap::new))
                .values());
    }
}
