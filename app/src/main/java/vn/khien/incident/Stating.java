package vn.khien.incident;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.notification.Notices;
import vn.khien.page.PublicContentChanged;
import vn.khien.platform.Folding;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// What is said to the public about an incident: the body drafts it, and only who coordinates the response releases it.
@Component
public class Stating {
    static final int TEXT_MAX = 2_000;

    private final AfterwardsRows rows;
    private final IncidentRows incidentRows;
    private final Incidents incidents;
    private final Notices notices;
    private final Trail trail;
    private final ProductClock clock;
    private final ApplicationEventPublisher events;

    Stating(
            AfterwardsRows rows,
            IncidentRows incidentRows,
            Incidents incidents,
            Notices notices,
            Trail trail,
            ProductClock clock,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.incidentRows = incidentRows;
        this.incidents = incidents;
        this.notices = notices;
        this.trail = trail;
        this.clock = clock;
        this.events = events;
    }

    /// Drafts a statement in both languages. The same text again changes nothing.
    @Transactional
    public Written draft(Viewer viewer, String code, String textVi, String textEn) {
        var incident = incidents.getWhole(viewer, code);
        var may = incidents.may(viewer, incident);
        if (incident.organisation() == null || !may.reports() && !may.coordinates()) {
            throw new NotVisible("statements on incident " + code);
        }
        incidentRows.lock(incident.id());
        var vi = Folding.clean(textVi);
        var en = Folding.clean(textEn);
        var problems = new ArrayList<Problem>();
        check("textVi", vi, problems);
        check("textEn", en, problems);
        if (!problems.isEmpty()) {
            return new Written.Refused(problems);
        }
        var last = rows.listStatements(incident.id()).stream().findFirst();
        if (last.isPresent()
                && last.get().textVi().equals(vi)
                && last.get().textEn().equals(en)) {
            return new Written.Done(last.get().id());
        }
        var statement = rows.draft(incident.id(), vi, en, clock.instant(), viewer.person());
        trail.record(viewer.actor(), "incident.statement-drafted", "incident:" + incident.id(), "" + statement);
        return new Written.Done(statement);
    }

    private static void check(String place, String text, List<Problem> problems) {
        if (text.isEmpty()) {
            problems.add(Problem.at(place, "incident.problem.text"));
        } else if (text.length() > TEXT_MAX) {
            problems.add(Problem.at(place, "incident.problem.long", TEXT_MAX));
        }
    }

    /// Releases a statement: from here on everyone may read it.
    @Transactional
    public void release(Viewer viewer, String code, long statement) {
        var incident = incidents.getWhole(viewer, code);
        if (!incidents.may(viewer, incident).coordinates()
                || rows.listStatements(incident.id()).stream().noneMatch(one -> one.id() == statement)) {
            throw new NotVisible("statement " + statement);
        }
        if (rows.release(incident.id(), statement, clock.instant(), viewer.person())) {
            trail.record(viewer.actor(), "incident.statement-released", "incident:" + incident.id(), "" + statement);
            var body = incident.organisation();
            if (body != null) {
                notices.tell(body, "incident.notice.statement", List.of(code), "/incidents/" + code);
            }
            events.publishEvent(new PublicContentChanged());
        }
    }
}
