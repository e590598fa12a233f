package vn.khien.inspection;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.notification.Notices;
import vn.khien.platform.NotVisible;
import vn.khien.platform.ProductClock;

/// The body is told by an official letter; then the inspection is opened, and its team sees it from that moment on.
@Component
public class Starting {
    private final InspectionRows rows;
    private final PaperRows papers;
    private final OfficialPapers officialPapers;
    private final Sight.Standing standing;
    private final Notices notices;
    private final Trail trail;
    private final ProductClock clock;

    Starting(
            InspectionRows rows,
            PaperRows papers,
            OfficialPapers officialPapers,
            Sight.Standing standing,
            Notices notices,
            Trail trail,
            ProductClock clock) {
        this.rows = rows;
        this.papers = papers;
        this.officialPapers = officialPapers;
        this.standing = standing;
        this.notices = notices;
        this.trail = trail;
        this.clock = clock;
    }

    private Inspection locked(Viewer viewer, long id) {
        var sight = standing.stand(viewer);
        if (!sight.planner() || rows.find(sight, id).isEmpty()) {
            throw new NotVisible("planning of inspection " + id);
        }
        rows.lock(id);
        return rows.find(sight, id).orElseThrow();
    }

    /// Draws the letter and tells the body. Again: nothing more happens.
    @Transactional
    public Outcome announce(Viewer viewer, long id) {
        var inspection = locked(viewer, id);
        if (inspection.announcedAt() != null) {
            return new Outcome.Done();
        }
        var now = clock.instant();
        papers.insertDocument(
                id,
                "letter",
                officialPapers.letter(inspection, rows.listTeam(id), rows.listSubjects(id), now),
                now,
                viewer.person());
        rows.insertStep(id, "announced", now, viewer.person());
        notices.tell(
                inspection.body(), "inspection.notice.announced", List.of(inspection.code()), "/inspections/" + id);
        trail.record(viewer.actor(), "inspection.announced", "inspection:" + id);
        return new Outcome.Done();
    }

    @Transactional
    public Outcome open(Viewer viewer, long id) {
        var inspection = locked(viewer, id);
        if (inspection.openedAt() != null) {
            return new Outcome.Done();
        }
        if (inspection.announcedAt() == null) {
            return Outcome.Refused.because("opening", "inspection.problem.not-announced");
        }
        rows.insertStep(id, "opened", clock.instant(), viewer.person());
        notices.tell(
                inspection.leadOrganisation(),
                "inspection.notice.opened",
                List.of(inspection.code(), inspection.bodyVi()),
                "/inspections/" + id);
        trail.record(viewer.actor(), "inspection.opened", "inspection:" + id);
        return new Outcome.Done();
    }
}
