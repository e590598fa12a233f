package vn.khien.inspection;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.notification.Notices;
import vn.khien.platform.Folding;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;
import vn.khien.signature.HeadKey;

/// The work on site ends with minutes (biên bản); both sides sign them, or the refusal of the body is recorded with its
/// reason.
@Component
public class Minuting {
    private static final String REASON = "Ky bien ban kiem tra";
    private static final String BODY = "body";
    private static final String TEAM = "team";

    private final Held held;
    private final InspectionRows rows;
    private final FindingRows findings;
    private final PaperRows papers;
    private final OfficialPapers officialPapers;
    private final HeadKey headKey;
    private final Notices notices;
    private final Trail trail;
    private final ProductClock clock;

    Minuting(
            Held held,
            InspectionRows rows,
            FindingRows findings,
            PaperRows papers,
            OfficialPapers officialPapers,
            HeadKey headKey,
            Notices notices,
            Trail trail,
            ProductClock clock) {
        this.held = held;
        this.rows = rows;
        this.findings = findings;
        this.papers = papers;
        this.officialPapers = officialPapers;
        this.headKey = headKey;
        this.notices = notices;
        this.trail = trail;
        this.clock = clock;
    }

    /// Ends the work on site and draws up the minutes from what was recorded.
    @Transactional
    public Outcome end(Viewer viewer, long id) {
        var inspection = held.byLead(viewer, id);
        if (inspection.minutesAt() != null) {
            return new Outcome.Done();
        }
        var now = clock.instant();
        papers.insertDocument(
                id,
                "minutes",
                officialPapers.minutes(inspection, rows.listTeam(id), rows.listSubjects(id), findings.list(id), now),
                now,
                viewer.person());
        rows.insertStep(id, "site_ended", now, viewer.person());
        notices.tell(inspection.body(), "inspection.notice.minutes", List.of(inspection.code()), "/inspections/" + id);
        trail.record(viewer.actor(), "inspection.site-ended", "inspection:" + id);
        return new Outcome.Done();
    }

    /// Signs for the side on which the person stands; a second signature of a side changes nothing.
    @Transactional
    public Outcome sign(Viewer viewer, long id) {
        var inspection = held.byEither(viewer, id);
        var side = inspection.body() == viewer.organisation() && viewer.may(Right.ANSWER_INSPECTIONS) ? BODY : TEAM;
        if (inspection.minutesAt() == null) {
            return Outcome.Refused.because("minutes", "inspection.problem.no-minutes");
        }
        if ((side.equals(BODY) ? inspection.bodySignedAt() : inspection.teamSignedAt()) != null) {
            return new Outcome.Done();
        }
        if (inspection.refusedAt() != null) {
            return Outcome.Refused.because("minutes", "inspection.problem.refused-before");
        }
        var now = clock.instant();
        var present = papers.findDocument(id, "minutes").orElseThrow();
        papers.insertSignature(id, side, headKey.sign(present, viewer.name(), REASON, now), now, viewer.person());
        var other = side.equals(BODY) ? inspection.leadOrganisation() : inspection.body();
        notices.tell(other, "inspection.notice.signed", List.of(inspection.code()), "/inspections/" + id);
        trail.record(viewer.actor(), "inspection.minutes-signed", "inspection:" + id, side);
        return new Outcome.Done();
    }

    /// The lead records that the body does not sign, and why.
    @Transactional
    public Outcome refuse(Viewer viewer, long id, String typed) {
        var inspection = held.byLead(viewer, id);
        var reason = Folding.clean(typed);
        var problems = new java.util.ArrayList<Problem>();
        Words.demand("refusal", reason, Words.WORDS_MAX, problems);
        if (inspection.refusedAt() != null) {
            return Outcome.DoneOtherwise.again(problems, new Outcome.Compared("refusal", reason, papers.refusal(id)));
        }
        if (inspection.teamSignedAt() == null) {
            problems.add(Problem.at("refusal", "inspection.problem.sign-first"));
        }
        if (inspection.bodySignedAt() != null) {
            problems.add(Problem.at("refusal", "inspection.problem.signed-before"));
        }
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        papers.insertRefusal(id, reason, clock.instant(), viewer.person());
        notices.tell(inspection.body(), "inspection.notice.refused", List.of(inspection.code()), "/inspections/" + id);
        trail.record(viewer.actor(), "inspection.minutes-refused", "inspection:" + id);
        return new Outcome.Done();
    }

    /// Checks all signatures in the minutes, by the document alone.
    @Transactional
    HeadKey.Checked check(Viewer viewer, long id) {
        held.seen(viewer, id);
        var minutes = papers.findDocument(id, "minutes").orElseThrow(() -> new NotVisible("minutes of " + id));
        trail.record(viewer.actor(), "inspection.signatures-checked", "inspection:" + id);
        return headKey.check(minutes, papers.countSignatures(id));
    }
}
