package vn.khien.inspection;

import org.springframework.stereotype.Component;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.platform.NotVisible;

/// Finds the inspection that an act is about, for those who may act, and holds it until the end of the act. To all
/// others it looks absent. Every call stands behind the wall of [Sight].
@Component
class Held {
    private final InspectionRows rows;
    private final FindingRows findings;
    private final Sight.Standing standing;

    Held(InspectionRows rows, FindingRows findings, Sight.Standing standing) {
        this.rows = rows;
        this.findings = findings;
        this.standing = standing;
    }

    /// For reading.
    Inspection seen(Viewer viewer, long id) {
        return rows.find(standing.stand(viewer), id).orElseThrow(() -> new NotVisible("inspection " + id));
    }

    private Inspection held(Viewer viewer, long id) {
        seen(viewer, id);
        rows.lock(id);
        return seen(viewer, id);
    }

    static boolean isLead(Viewer viewer, Inspection inspection) {
        return viewer.may(Right.INSPECT) && inspection.lead() == viewer.person();
    }

    static boolean isBody(Viewer viewer, Inspection inspection) {
        return viewer.may(Right.ANSWER_INSPECTIONS) && inspection.body() == viewer.organisation();
    }

    Inspection byLead(Viewer viewer, long id) {
        var inspection = held(viewer, id);
        if (!isLead(viewer, inspection)) {
            throw new NotVisible("inspection " + id + " for its lead");
        }
        return inspection;
    }

    Inspection byBody(Viewer viewer, long id) {
        var inspection = held(viewer, id);
        if (!isBody(viewer, inspection)) {
            throw new NotVisible("inspection " + id + " for its body");
        }
        return inspection;
    }

    /// For the lead or the body.
    Inspection byEither(Viewer viewer, long id) {
        var inspection = held(viewer, id);
        if (!isLead(viewer, inspection) && !isBody(viewer, inspection)) {
            throw new NotVisible("inspection " + id + " for either side");
        }
        return inspection;
    }

    /// For the lead, or for those who plan.
    Inspection byLeadOrPlanner(Viewer viewer, long id) {
        var inspection = held(viewer, id);
        if (!readsLate(viewer, inspection)) {
            throw new NotVisible("inspection " + id + " for its lead or planners");
        }
        return inspection;
    }

    /// The lead and those who plan read and decide what came late.
    static boolean readsLate(Viewer viewer, Inspection inspection) {
        return isLead(viewer, inspection) || viewer.may(Right.PLAN_INSPECTIONS);
    }

    /// A finding of an inspection that was found in the same act. The body sees none before the work on site has ended.
    Finding finding(Viewer viewer, Inspection inspection, int number) {
        if (!readsFindings(viewer, inspection)) {
            throw new NotVisible("findings of inspection " + inspection.id());
        }
        return findings.find(inspection.id(), number)
                .orElseThrow(() -> new NotVisible("finding " + number + " of inspection " + inspection.id()));
    }

    /// Of the team or those who plan; the body once the work on site has ended.
    static boolean readsFindings(Viewer viewer, Inspection inspection) {
        return inspection.minutesAt() != null || viewer.may(Right.PLAN_INSPECTIONS) || viewer.may(Right.INSPECT);
    }
}
