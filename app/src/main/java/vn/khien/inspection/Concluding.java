package vn.khien.inspection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.library.LegalClock;
import vn.khien.library.LegalClocks;
import vn.khien.notification.Notices;
import vn.khien.platform.Folding;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;
import vn.khien.platform.VietnamTime;

/// The lead sends a draft, the body may comment in the time that the law gives it, then the conclusion (kết luận) is
/// issued; and the inspection is closed once nothing is open any more.
@Component
public class Concluding {
    private final Held held;
    private final InspectionRows rows;
    private final FindingRows findings;
    private final ViolationRows violations;
    private final PaperRows papers;
    private final LateRows lates;
    private final OfficialPapers officialPapers;
    private final LegalClocks clocks;
    private final Notices notices;
    private final Trail trail;
    private final ProductClock clock;

    Concluding(
            Held held,
            InspectionRows rows,
            FindingRows findings,
            ViolationRows violations,
            PaperRows papers,
            LateRows lates,
            OfficialPapers officialPapers,
            LegalClocks clocks,
            Notices notices,
            Trail trail,
            ProductClock clock) {
        this.held = held;
        this.rows = rows;
        this.findings = findings;
        this.violations = violations;
        this.papers = papers;
        this.lates = lates;
        this.officialPapers = officialPapers;
        this.clocks = clocks;
        this.notices = notices;
        this.trail = trail;
        this.clock = clock;
    }

    /// The clock that the law starts with an event of an inspection, by the day of the event.
    static Optional<LegalClock> clock(LegalClocks clocks, String event, Instant at) {
        return clocks.listStartedBy(event, VietnamTime.dateOf(at)).stream().findFirst();
    }

    @Transactional
    public Outcome draft(Viewer viewer, long id, String typed) {
        var inspection = held.byLead(viewer, id);
        var words = Folding.clean(typed);
        var problems = new ArrayList<Problem>();
        Words.demand("draft", words, Words.WORDS_MAX, problems);
        if (inspection.draftAt() != null) {
            return again("draft", "draft", words, id, problems);
        }
        if (!inspection.minutesSettled()) {
            problems.add(Problem.at("draft", "inspection.problem.minutes-open"));
        }
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        papers.insertWord(id, "draft", words, clock.instant(), viewer.person());
        tell(inspection, inspection.body(), "inspection.notice.draft");
        trail.record(viewer.actor(), "inspection.draft-sent", "inspection:" + id);
        return new Outcome.Done();
    }

    /// @param kind of the words that were issued
    private Outcome again(String place, String kind, String words, long id, List<Problem> problems) {
        var issued = papers.listWords(id).stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .map(PaperRows.Word::words)
                .orElse(null);
        return Outcome.DoneOtherwise.again(problems, new Outcome.Compared(place, words, issued));
    }

    /// The body says what it thinks of the draft; also after its time, as long as nothing is issued.
    @Transactional
    public Outcome comment(Viewer viewer, long id, String typed) {
        var inspection = held.byBody(viewer, id);
        var words = Folding.clean(typed);
        var problems = new ArrayList<Problem>();
        Words.demand("comment", words, Words.WORDS_MAX, problems);
        if (inspection.draftAt() == null || inspection.concludedAt() != null) {
            problems.add(Problem.at("comment", "inspection.problem.no-draft"));
        }
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        papers.insertWord(id, "comment", words, clock.instant(), viewer.person());
        tell(inspection, inspection.leadOrganisation(), "inspection.notice.comment");
        trail.record(viewer.actor(), "inspection.commented", "inspection:" + id);
        return new Outcome.Done();
    }

    /// Issues the conclusion: after the body has commented, or its time to do so is over.
    @Transactional
    public Outcome conclude(Viewer viewer, long id, String typed) {
        var inspection = held.byLead(viewer, id);
        var words = Folding.clean(typed);
        var problems = new ArrayList<Problem>();
        Words.demand("conclusion", words, Words.WORDS_MAX, problems);
        if (inspection.concludedAt() != null) {
            return again("conclusion", "final", words, id, problems);
        }
        mayConclude(inspection, problems);
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        var now = clock.instant();
        papers.insertWord(id, "final", words, now, viewer.person());
        papers.insertDocument(
                id,
                "conclusion",
                officialPapers.conclusion(inspection, rows.listTeam(id), wholes(id), words, papers.refusal(id), now),
                now,
                viewer.person());
        tell(inspection, inspection.body(), "inspection.notice.concluded");
        trail.record(viewer.actor(), "inspection.concluded", "inspection:" + id);
        return new Outcome.Done();
    }

    private void mayConclude(Inspection inspection, List<Problem> problems) {
        var draftAt = inspection.draftAt();
        if (draftAt == null) {
            problems.add(Problem.at("conclusion", "inspection.problem.no-draft"));
            return;
        }
        var commented = papers.listWords(inspection.id()).stream()
                .anyMatch(word -> word.kind().equals("comment"));
        clock(clocks, "draft_received", draftAt)
                .flatMap(one -> one.deadline(draftAt))
                .filter(until -> !commented && !until.isLate(clock.instant()))
                .ifPresent(until -> problems.add(Problem.at(
                        "conclusion",
                        "inspection.problem.comment-time",
                        vn.khien.page.Formats.moment(until.lateFrom()))));
    }

    private List<Finding.Whole> wholes(long id) {
        return Finding.Whole.of(findings.list(id), findings.listPhotographs(id), findings.listSteps(id));
    }

    /// Ends the inspection, and with it what its team sees.
    @Transactional
    public Outcome close(Viewer viewer, long id) {
        var inspection = held.byLead(viewer, id);
        var problems = new ArrayList<Problem>();
        if (inspection.concludedAt() == null) {
            problems.add(Problem.at("closing", "inspection.problem.not-concluded"));
        }
        wholes(id).stream()
                .filter(whole -> !whole.settled())
                .forEach(whole -> problems.add(Problem.at(
                        "closing",
                        "inspection.problem.remedy-open",
                        whole.finding().no())));
        violations.list(id).stream()
                .filter(violation -> violation.state() != Violation.State.CLOSED)
                .forEach(violation ->
                        problems.add(Problem.at("closing", "inspection.problem.violation-open", violation.no())));
        if (lates.list(id).stream().anyMatch(late -> late.decidedAt() == null)) {
            problems.add(Problem.at("closing", "inspection.problem.late-open"));
        }
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        rows.insertStep(id, "closed", clock.instant(), viewer.person());
        tell(inspection, inspection.body(), "inspection.notice.closed");
        trail.record(viewer.actor(), "inspection.closed", "inspection:" + id);
        return new Outcome.Done();
    }

    private void tell(Inspection inspection, long organisation, String key) {
        notices.tell(organisation, key, List.of(inspection.code()), "/inspections/" + inspection.id());
    }
}
