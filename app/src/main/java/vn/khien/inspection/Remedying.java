package vn.khien.inspection;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.notification.Notices;
import vn.khien.page.Dates;
import vn.khien.page.Download;
import vn.khien.platform.DataFolder;
import vn.khien.platform.Folding;
import vn.khien.platform.KeptFiles;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// The body tells how far its remedy (khắc phục) is and proves it; the lead confirms, returns, or gives more time.
@Component
public class Remedying {
    /// What the lead may decide after looking again.
    static final List<String> DECISIONS = List.of("confirmed", "returned", "extended");

    private static final String PROOF = "proof";

    private final Held held;
    private final FindingRows findings;
    private final Notices notices;
    private final Trail trail;
    private final ProductClock clock;
    private final KeptFiles files;

    Remedying(Held held, FindingRows findings, Notices notices, Trail trail, ProductClock clock, DataFolder data) {
        this.held = held;
        this.findings = findings;
        this.notices = notices;
        this.trail = trail;
        this.clock = clock;
        this.files = new KeptFiles(data, "remedies");
    }

    /// A file that shows it.
    public record Proof(String name, InputStream content) {}

    /// What the body says. A proof stands until the lead has looked at it.
    ///
    /// @param percent how much is done, as typed; empty together with a proof
    @Transactional
    public Outcome tell(Viewer viewer, long id, int number, String percent, String words, @Nullable Proof proof) {
        var inspection = held.byBody(viewer, id);
        var finding = held.finding(viewer, inspection, number);
        var problems = new ArrayList<Problem>();
        open(inspection, finding, problems);
        var done = percent.strip().replace("%", "").strip();
        if (!done.isEmpty() && !done.matches("\\d{1,2}|100")) {
            problems.add(Problem.at("percent", "inspection.problem.percent"));
        }
        var cleaned = Folding.clean(words);
        Words.longest("words", cleaned, Words.WORDS_MAX, problems);
        if (cleaned.isEmpty() && proof == null && done.isEmpty()) {
            problems.add(Problem.at("words", "inspection.problem.remedy-empty"));
        }
        var file = proof == null || !problems.isEmpty()
                ? null
                : files.keep(proof.content(), "inspection.problem.file-", problems);
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        var kind = done.isEmpty() || done.equals("100") || file != null ? PROOF : "progress";
        findings.insertStep(
                new FindingRows.NewStep(
                        finding.id(),
                        kind,
                        cleaned,
                        done.isEmpty() ? null : Integer.valueOf(done),
                        null,
                        file == null || proof == null ? null : Download.cleanName(proof.name()),
                        file),
                clock.instant(),
                viewer.person());
        if (kind.equals(PROOF)) {
            notices.tell(
                    inspection.leadOrganisation(),
                    "inspection.notice.proof",
                    List.of(inspection.code(), finding.no()),
                    at(id, number));
        }
        trail.record(viewer.actor(), "inspection.remedy-" + kind, "finding:" + finding.id());
        return new Outcome.Done();
    }

    private static String at(long id, int number) {
        return "/inspections/" + id + "/findings/" + number;
    }

    private void open(Inspection inspection, Finding finding, List<Problem> problems) {
        if (inspection.closedAt() != null) {
            problems.add(Problem.at("words", "inspection.problem.closed"));
        }
        var standing = Finding.Whole.of(List.of(finding), List.of(), findings.listSteps(inspection.id()))
                .getFirst()
                .standing();
        if (standing == Finding.Standing.CONFIRMED) {
            problems.add(Problem.at("words", "inspection.problem.confirmed-before"));
        }
    }

    /// What the lead decides after looking again.
    ///
    /// @param kind `confirmed`, `returned` (with words) or `extended` (with a day)
    @Transactional
    public Outcome check(Viewer viewer, long id, int number, String kind, String words, String dueOn) {
        var inspection = held.byLead(viewer, id);
        var finding = held.finding(viewer, inspection, number);
        var problems = new ArrayList<Problem>();
        var cleaned = Folding.clean(words);
        if (!DECISIONS.contains(kind)) {
            problems.add(Problem.at("kind", "inspection.problem.kind"));
        }
        if (inspection.minutesAt() == null) {
            problems.add(Problem.at("kind", "inspection.problem.no-minutes"));
        }
        open(inspection, finding, problems);
        Words.longest("words", cleaned, Words.WORDS_MAX, problems);
        if (cleaned.isEmpty() && !kind.equals("confirmed")) {
            problems.add(Problem.at("words", "inspection.problem.empty"));
        }
        var day = Dates.read(dueOn).filter(one -> one.isAfter(clock.today()));
        if (kind.equals("extended") && day.isEmpty()) {
            problems.add(Problem.at("dueOn", "inspection.problem.due"));
        }
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        findings.insertStep(
                new FindingRows.NewStep(
                        finding.id(),
                        kind,
                        cleaned,
                        null,
                        kind.equals("extended") ? day.orElseThrow() : null,
                        null,
                        null),
                clock.instant(),
                viewer.person());
        notices.tell(
                inspection.body(),
                "inspection.notice.remedy-" + kind,
                List.of(inspection.code(), finding.no()),
                at(id, number));
        trail.record(viewer.actor(), "inspection.remedy-" + kind, "finding:" + finding.id());
        return new Outcome.Done();
    }

    Path place(String sha256) {
        return files.place(sha256);
    }
}
