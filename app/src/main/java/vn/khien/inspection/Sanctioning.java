package vn.khien.inspection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.notification.Notices;
import vn.khien.page.Dates;
import vn.khien.page.Formats;
import vn.khien.page.Texts;
import vn.khien.platform.Folding;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// A violation from its referral to its closing: act and bracket, decision, appeal, fine, closing. What a step recorded
/// stands: the same step again changes nothing, and one with other content is a conflict.
@Component
public class Sanctioning {
    private static final int NUMBER_MAX = 60;
    /// What becomes of a decision after an appeal.
    static final List<String> APPEAL_OUTCOMES = List.of("upheld", "withdrawn");

    private static final long FINE_MAX = 1_000_000_000_000L;

    private final Held held;
    private final ViolationRows rows;
    private final FindingRows findings;
    private final Sanctions sanctions;
    private final Notices notices;
    private final Trail trail;
    private final ProductClock clock;

    Sanctioning(
            Held held,
            ViolationRows rows,
            FindingRows findings,
            Sanctions sanctions,
            Notices notices,
            Trail trail,
            ProductClock clock) {
        this.held = held;
        this.rows = rows;
        this.findings = findings;
        this.sanctions = sanctions;
        this.notices = notices;
        this.trail = trail;
        this.clock = clock;
    }

    /// Refers a finding for sanction. The day of the act decides which decree holds.
    @Transactional
    public Outcome refer(Viewer viewer, long id, int number, String act, String actOn, String subject) {
        var inspection = held.byLead(viewer, id);
        var finding = held.finding(viewer, inspection, number);
        var problems = new ArrayList<Problem>();
        if (sanctions.find(act).isEmpty()) {
            problems.add(Problem.at("act", "inspection.problem.act"));
        }
        if (!Sanctions.SUBJECTS.contains(subject)) {
            problems.add(Problem.at("subject", "inspection.problem.subject"));
        }
        var day = day("actOn", actOn, problems);
        var present = rows.find(finding.id()).orElse(null);
        if (present != null) {
            return Outcome.DoneOtherwise.again(
                    problems,
                    new Outcome.Compared("act", act, present.act()),
                    new Outcome.Compared("actOn", day, present.actOn()),
                    new Outcome.Compared("subject", subject, present.subject()));
        }
        if (!finding.grade().equals(Finding.VIOLATION)) {
            problems.add(Problem.at("act", "inspection.problem.not-a-violation"));
        }
        if (!inspection.minutesSettled()) {
            problems.add(Problem.at("act", "inspection.problem.minutes-open"));
        }
        if (!problems.isEmpty() || day == null) {
            return new Outcome.Refused(problems);
        }
        rows.insert(finding.id(), act, day, subject, clock.instant(), viewer.person());
        return done(viewer, inspection, finding, "referred");
    }

    /// A day that is not in the future.
    private @Nullable LocalDate day(String field, String typed, List<Problem> problems) {
        var day = Dates.read(typed).filter(one -> !one.isAfter(clock.today()));
        if (day.isEmpty()) {
            problems.add(Problem.at(field, "inspection.problem.past-date"));
        }
        return day.orElse(null);
    }

    private Outcome done(Viewer viewer, Inspection inspection, Finding finding, String what) {
        var told = Held.isBody(viewer, inspection) ? inspection.leadOrganisation() : inspection.body();
        notices.tell(
                told,
                "inspection.notice." + what,
                List.of(inspection.code(), finding.no()),
                "/inspections/" + inspection.id() + "/findings/" + finding.number());
        trail.record(viewer.actor(), "inspection." + what, "finding:" + finding.id());
        return new Outcome.Done();
    }

    /// The decision on the sanction as typed.
    ///
    /// @param fine in dong, with or without dots
    /// @param byHand basis that a person checked, needed where no bracket is known
    public record Decision(String number, String decidedOn, String fine, String byHand) {}

    /// Records the decision. A fine outside the bracket of the act's day is refused, with the bracket named.
    @Transactional
    public Outcome decide(Viewer viewer, long id, int number, Decision typed) {
        var inspection = held.byLead(viewer, id);
        var finding = held.finding(viewer, inspection, number);
        var violation = get(finding);
        var problems = new ArrayList<Problem>();
        var name = Folding.clean(typed.number());
        Words.demand("number", name, NUMBER_MAX, problems);
        var decidedOn = day("decidedOn", typed.decidedOn(), problems);
        var fine = fine(typed.fine(), problems);
        var byHand = Folding.clean(typed.byHand());
        Words.longest("byHand", byHand, Words.WORDS_MAX, problems);
        if (violation.decidedOn() != null) {
            return Outcome.DoneOtherwise.again(
                    problems,
                    new Outcome.Compared("number", name, violation.decision()),
                    new Outcome.Compared("decidedOn", decidedOn, violation.decidedOn()),
                    new Outcome.Compared("fine", fine, violation.fine()),
                    new Outcome.Compared("byHand", byHand, Objects.requireNonNullElse(violation.byHand(), "")));
        }
        if (rows.isNumberTaken(name)) {
            problems.add(Problem.at("number", "inspection.problem.number-taken"));
        }
        if (decidedOn != null) {
            checkDay(violation, decidedOn, problems);
        }
        var amounts = sanctions
                .bracket(violation.act(), violation.actOn())
                .map(bracket -> bracket.of(violation.subject()))
                .orElse(null);
        checkFine(fine, amounts, byHand, problems);
        if (!problems.isEmpty() || decidedOn == null || fine == null) {
            return new Outcome.Refused(problems);
        }
        rows.insertDecision(finding.id(), name, decidedOn, fine, amounts, byHand, clock.instant(), viewer.person());
        return done(viewer, inspection, finding, "sanctioned");
    }

    private Violation get(Finding finding) {
        return rows.find(finding.id()).orElseThrow(() -> new NotVisible("violation " + finding.id()));
    }

    private void checkDay(Violation violation, LocalDate decidedOn, List<Problem> problems) {
        if (decidedOn.isBefore(violation.actOn())) {
            problems.add(Problem.at("decidedOn", "inspection.problem.before-act"));
        }
        var last = sanctions.limitation(violation.actOn()).lastDay();
        if (decidedOn.isAfter(last)) {
            problems.add(Problem.at("decidedOn", "inspection.problem.limitation", Formats.date(last)));
        }
    }

    private static @Nullable Long fine(String typed, List<Problem> problems) {
        var digits = typed.strip().replaceAll("[.,\\s\\u00a0]", "");
        if (!digits.matches("\\d{1,13}") || Long.parseLong(digits) > FINE_MAX) {
            problems.add(Problem.at("fine", "inspection.problem.fine"));
            return null;
        }
        return Long.valueOf(digits);
    }

    private static void checkFine(
            @Nullable Long fine, Sanctions.@Nullable Amounts amounts, String byHand, List<Problem> problems) {
        if (amounts == null) {
            if (byHand.isEmpty()) {
                problems.add(Problem.at("byHand", "inspection.problem.by-hand"));
            }
        } else if (fine != null && !amounts.contains(fine)) {
            problems.add(Problem.at(
                    "fine",
                    "inspection.problem.outside-bracket",
                    Formats.number(Texts.VIETNAMESE, amounts.from()),
                    Formats.number(Texts.VIETNAMESE, amounts.to())));
        }
    }

    /// The body appeals (khiếu nại) against the decision.
    @Transactional
    public Outcome appeal(Viewer viewer, long id, int number, String typed) {
        var inspection = held.byBody(viewer, id);
        var finding = held.finding(viewer, inspection, number);
        var violation = get(finding);
        var words = Folding.clean(typed);
        var problems = new ArrayList<Problem>();
        Words.demand("appeal", words, Words.WORDS_MAX, problems);
        if (violation.appealAt() != null) {
            return Outcome.DoneOtherwise.again(problems, new Outcome.Compared("appeal", words, violation.appeal()));
        }
        if (violation.decidedOn() == null || violation.closedAt() != null) {
            problems.add(Problem.at("appeal", "inspection.problem.no-decision"));
        }
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        rows.insertAppeal(finding.id(), words, clock.instant(), viewer.person());
        return done(viewer, inspection, finding, "appealed");
    }

    /// The answer to an appeal: the decision stands, or it is withdrawn.
    ///
    /// @param outcome `upheld` or `withdrawn`
    @Transactional
    public Outcome answer(Viewer viewer, long id, int number, String outcome, String typed) {
        var inspection = held.byLead(viewer, id);
        var finding = held.finding(viewer, inspection, number);
        var violation = get(finding);
        var words = Folding.clean(typed);
        var problems = new ArrayList<Problem>();
        Words.demand("answer", words, Words.WORDS_MAX, problems);
        if (!APPEAL_OUTCOMES.contains(outcome)) {
            problems.add(Problem.at("outcome", "inspection.problem.kind"));
        }
        if (violation.answerAt() != null) {
            return Outcome.DoneOtherwise.again(
                    problems,
                    new Outcome.Compared("outcome", outcome.equals("upheld"), violation.upheld()),
                    new Outcome.Compared("answer", words, violation.answer()));
        }
        if (violation.appealAt() == null) {
            problems.add(Problem.at("answer", "inspection.problem.no-appeal"));
        }
        if (outcome.equals("withdrawn") && violation.paidOn() != null) {
            problems.add(Problem.at("outcome", "inspection.problem.paid-before"));
        }
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        rows.insertAnswer(finding.id(), outcome.equals("upheld"), words, clock.instant(), viewer.person());
        return done(viewer, inspection, finding, "answered");
    }

    @Transactional
    public Outcome pay(Viewer viewer, long id, int number, String paidOn, String reference) {
        var inspection = held.byLead(viewer, id);
        var finding = held.finding(viewer, inspection, number);
        var violation = get(finding);
        var problems = new ArrayList<Problem>();
        var day = day("paidOn", paidOn, problems);
        var paper = Folding.clean(reference);
        Words.demand("reference", paper, Words.TITLE_MAX, problems);
        if (violation.paidOn() != null) {
            return Outcome.DoneOtherwise.again(
                    problems,
                    new Outcome.Compared("paidOn", day, violation.paidOn()),
                    new Outcome.Compared("reference", paper, violation.paymentReference()));
        }
        var decided = violation.decidedOn();
        if (decided == null || violation.state() == Violation.State.WITHDRAWN) {
            problems.add(Problem.at("paidOn", "inspection.problem.no-decision"));
        } else if (day != null && day.isBefore(decided)) {
            problems.add(Problem.at("paidOn", "inspection.problem.before-decision"));
        }
        if (!problems.isEmpty() || day == null) {
            return new Outcome.Refused(problems);
        }
        rows.insertPayment(finding.id(), day, paper, clock.instant(), viewer.person());
        return done(viewer, inspection, finding, "paid");
    }

    /// Closes the violation: the decision is carried out, and inspectors have confirmed the remedy.
    @Transactional
    public Outcome close(Viewer viewer, long id, int number) {
        var inspection = held.byLead(viewer, id);
        var finding = held.finding(viewer, inspection, number);
        var violation = get(finding);
        if (violation.closedAt() != null) {
            return new Outcome.Done();
        }
        var problems = new ArrayList<Problem>();
        if (!violation.fineSettled()) {
            problems.add(Problem.at("close", "inspection.problem.fine-open"));
        }
        if (violation.appealAt() != null && violation.answerAt() == null) {
            problems.add(Problem.at("close", "inspection.problem.appeal-open"));
        }
        var whole = Finding.Whole.of(List.of(finding), List.of(), findings.listSteps(id))
                .getFirst();
        if (!whole.settled()) {
            problems.add(Problem.at("close", "inspection.problem.remedy-open", finding.no()));
        }
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        rows.insertClosing(finding.id(), clock.instant(), viewer.person());
        return done(viewer, inspection, finding, "violation-closed");
    }
}
