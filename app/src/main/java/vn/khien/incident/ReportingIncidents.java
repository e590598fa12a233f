package vn.khien.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.inventory.InformationSystem;
import vn.khien.inventory.Systems;
import vn.khien.notification.Notices;
import vn.khien.platform.Folding;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;
import vn.khien.platform.VietnamTime;

/// A body reports an incident and goes on reporting it, under each law to its own authority, until the closing report;
/// receivers confirm what they received.
@Component
public class ReportingIncidents {
    private final IncidentRows rows;
    private final ReportRows reports;
    private final Incidents incidents;
    private final Systems systems;
    private final Notices notices;
    private final Trail trail;
    private final ProductClock clock;

    ReportingIncidents(
            IncidentRows rows,
            ReportRows reports,
            Incidents incidents,
            Systems systems,
            Notices notices,
            Trail trail,
            ProductClock clock) {
        this.rows = rows;
        this.reports = reports;
        this.incidents = incidents;
        this.systems = systems;
        this.notices = notices;
        this.trail = trail;
        this.clock = clock;
    }

    /// The five questions need an answer each; of the first, its kind is one already.
    static List<Field> asked() {
        return Field.FIRST.stream().filter(field -> field != Field.WHAT).toList();
    }

    /// Reports a new incident of the body that owns the system, or of the acting one.
    ///
    /// @param form key of the form, empty for none: the same form again finds what the first made
    /// @param typed the five answers by names of fields
    /// @param system code of the system that it befell, empty while it is not known
    @Transactional
    public Outcome report(Viewer viewer, String form, Map<String, String> typed, String system) {
        var problems = new ArrayList<Problem>();
        var now = clock.instant();
        var content = new Typed(typed).read(Field.FIRST, asked(), now, problems);
        var found = system.isBlank()
                ? Optional.<InformationSystem>empty()
                : systems.findByCode(viewer.scope(), Folding.clean(system));
        if (!system.isBlank() && found.isEmpty()) {
            problems.add(Problem.at("system", "incident.problem.system"));
        }
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        var once = FormKey.hash("incident", form);
        rows.lockOnce(once);
        var known = rows.findByOnce(once);
        if (known.isPresent()) {
            return new Outcome.Done(known.get());
        }
        var code = rows.nextCode(VietnamTime.dateOf(now).getYear());
        var id = rows.insert(new IncidentRows.Told(
                code,
                once,
                null,
                now,
                viewer.person(),
                found.map(InformationSystem::owner).orElse(viewer.organisation()),
                content.moment(Field.DETECTED).orElse(null),
                content.is(Field.PERSONAL, "yes")));
        found.ifPresent(one -> rows.addSystem(id, one.id(), now, viewer.person()));
        reports.insert(new ReportRows.Sent(
                id,
                Part.NETWORK,
                Report.Kind.FIRST,
                FormKey.hash("report", form),
                content,
                "",
                now,
                viewer.person(),
                viewer.organisation()));
        trail.record(viewer.actor(), "incident.reported", "incident:" + id, code);
        tell(viewer, code, Part.NETWORK, "incident.notice.reported");
        return new Outcome.Done(code);
    }

    private void tell(Viewer viewer, String code, Part part, String key) {
        var incident = incidents.get(viewer, code);
        var clocks = incidents.clocks(viewer, incident, incidents.reports(viewer, incident));
        for (var receiver : Incidents.receivers(clocks, part)) {
            if (receiver.id() != viewer.organisation()) {
                notices.tell(
                        receiver.id(),
                        key,
                        List.of(code, incident.organisationName(vn.khien.page.Texts.VIETNAMESE)),
                        "/incidents/" + code);
            }
        }
    }

    /// Sends one more report of a part. A closing report states when the response ended, and why it happened.
    @Transactional
    public Outcome send(
            Viewer viewer, String code, Part part, Report.Kind kind, String form, Map<String, String> typed) {
        var incident = incidents.get(viewer, code);
        if (!incidents.may(viewer, incident).reports() || kind == Report.Kind.TIP) {
            throw new NotVisible("reporting on incident " + code);
        }
        rows.lock(incident.id());
        incident = incidents.get(viewer, code);
        if (incident.state() == Incident.State.CLOSED
                || incident.state() == Incident.State.MERGED
                || incident.state() == Incident.State.DISMISSED) {
            return Outcome.Refused.of("report", "incident.problem.over");
        }
        var problems = new ArrayList<Problem>();
        var now = clock.instant();
        var required = required(part, kind);
        var said = Incidents.said(incidents.reports(viewer, incident)).only(List.of(Field.DETECTED));
        var values = new java.util.HashMap<>(typed);
        Typed.of(said).values().forEach(values::putIfAbsent);
        var content = new Typed(values).read(Field.of(part), required, now, problems);
        if (kind == Report.Kind.CLOSING && !content.says(Field.ENDED) && problems.isEmpty()) {
            problems.add(Problem.at(Field.ENDED.code(), "incident.problem.ended"));
        }
        checkLateness(viewer, incident, part, content, problems);
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        var sent = reports.insert(new ReportRows.Sent(
                incident.id(),
                part,
                kind,
                FormKey.hash("report", form),
                content,
                "",
                now,
                viewer.person(),
                viewer.organisation()));
        if (sent.isPresent()) {
            var personal = part == Part.PERSONAL_DATA || content.is(Field.PERSONAL, "yes");
            rows.state(incident.id(), content.moment(Field.DETECTED).orElse(null), personal, now);
            trail.record(
                    viewer.actor(),
                    "incident.report-sent",
                    "incident:" + incident.id(),
                    part.code() + " " + kind.code());
            tell(viewer, code, part, "incident.notice.report." + kind.code());
        }
        return new Outcome.Done(code);
    }

    static List<Field> required(Part part, Report.Kind kind) {
        if (part == Part.PERSONAL_DATA) {
            return List.of(Field.SUBJECTS, Field.DATA, Field.SENSITIVE);
        }
        return kind == Report.Kind.CLOSING
                ? List.of(Field.KIND, Field.SERVICE, Field.EFFECTS, Field.CAPACITY, Field.CAUSE, Field.ENDED)
                : List.of(Field.KIND, Field.SERVICE);
    }

    /// The first notice of a breach of personal data that is late says why (Decree 13/2023, article 23).
    private void checkLateness(Viewer viewer, Incident incident, Part part, Content content, List<Problem> problems) {
        if (part != Part.PERSONAL_DATA || content.says(Field.WHY_LATE)) {
            return;
        }
        var late = incidents.clocks(viewer, incident, incidents.reports(viewer, incident)).stream()
                .anyMatch(one -> one.part() == part && one.state() instanceof RunningClock.State.Missed);
        if (late) {
            problems.add(Problem.at(Field.WHY_LATE.code(), "incident.problem.why-late"));
        }
    }

    /// Confirms that a report was received: by the authority of its part, or by a body to which it goes. Once is
    /// enough.
    @Transactional
    public Outcome confirm(Viewer viewer, String code, long report) {
        var incident = incidents.get(viewer, code);
        var sent = incidents.reports(viewer, incident);
        var found = sent.stream()
                .filter(one -> one.id() == report && one.kind() != Report.Kind.TIP)
                .findFirst()
                .orElseThrow(() -> new NotVisible("report " + report));
        if (!receives(viewer, incident, sent, found.part())) {
            throw new NotVisible("report " + report + " does not go to " + viewer.organisationCode());
        }
        var coordinating = incidents.sight(viewer).parts().contains(found.part());
        if (reports.confirm(report, viewer.organisation(), coordinating, clock.instant(), viewer.person())) {
            trail.record(viewer.actor(), "incident.receipt-confirmed", "incident:" + incident.id(), "report " + report);
            var body = incident.organisation();
            if (coordinating && body != null) {
                var key = found.kind() == Report.Kind.CLOSING ? "incident.notice.closed" : "incident.notice.received";
                notices.tell(body, key, List.of(code, viewer.organisationName()), "/incidents/" + code);
            }
        }
        return new Outcome.Done(code);
    }

    /// Whether reports of the part go to the acting organisation.
    boolean receives(Viewer viewer, Incident incident, List<Report> sent, Part part) {
        return incidents.sight(viewer).parts().contains(part)
                || viewer.may(Right.REPORT_INCIDENTS)
                        && !incident.befell(viewer.organisation())
                        && Incidents.receivers(incidents.clocks(viewer, incident, sent), part).stream()
                                .anyMatch(one -> one.id() == viewer.organisation());
    }

    /// Names one more system of the body that it befell.
    @Transactional
    public Outcome addSystem(Viewer viewer, String code, String system) {
        var incident = incidents.get(viewer, code);
        if (!incidents.may(viewer, incident).reports()) {
            throw new NotVisible("reporting on incident " + code);
        }
        var found = systems.findByCode(viewer.scope(), Folding.clean(system));
        if (found.isEmpty() || !incident.befell(found.get().owner())) {
            return Outcome.Refused.of("system", "incident.problem.system");
        }
        if (rows.addSystem(incident.id(), found.get().id(), clock.instant(), viewer.person())) {
            trail.record(
                    viewer.actor(),
                    "incident.system-named",
                    "incident:" + incident.id(),
                    found.get().code());
        }
        return new Outcome.Done(code);
    }
}
