package vn.khien.inspection;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.library.LegalClock;
import vn.khien.library.LegalClocks;
import vn.khien.platform.NotVisible;

/// Reading inspections, as planners, inspectors and bodies do. Reading one is written in the trail.
@Component
public class Inspections {
    /// A system has up to 156 answers, 110 kB of a page: more systems than these get a page each.
    static final int SYSTEMS_ON_ONE_PAGE = 10;

    static final int PAGE = 50;

    private final Held held;
    private final InspectionRows rows;
    private final FindingRows findings;
    private final ViolationRows violations;
    private final SeenRows seen;
    private final PaperRows papers;
    private final LateRows lates;
    private final ClaimRows claims;
    private final Sight.Standing standing;
    private final Photographs photographs;
    private final Remedying remedying;
    private final LegalClocks clocks;
    private final Trail trail;
    private final JsonMapper json;

    Inspections(
            Held held,
            InspectionRows rows,
            FindingRows findings,
            ViolationRows violations,
            SeenRows seen,
            PaperRows papers,
            LateRows lates,
            ClaimRows claims,
            Sight.Standing standing,
            Photographs photographs,
            Remedying remedying,
            LegalClocks clocks,
            Trail trail,
            JsonMapper json) {
        this.held = held;
        this.rows = rows;
        this.findings = findings;
        this.violations = violations;
        this.seen = seen;
        this.papers = papers;
        this.lates = lates;
        this.claims = claims;
        this.standing = standing;
        this.photographs = photographs;
        this.remedying = remedying;
        this.clocks = clocks;
        this.trail = trail;
        this.json = json;
    }

    /// What came late, as it can be read.
    record Late(LateRows.Late row, Entry entry) {}

    /// A clock of the law that runs for the inspection.
    ///
    /// @param doneAt when what it asks for was done; null while it runs
    record Running(
            LegalClock clock, Instant since, @Nullable Instant doneAt) {}

    /// An inspection with all that the viewer may see of it.
    public record Whole(
            Inspection inspection,
            List<Inspection.Member> team,
            List<Inspection.Subject> subjects,
            List<Finding.Whole> findings,
            List<Violation> violations,
            List<PaperRows.Word> words,
            List<Late> lates,
            List<InspectionRows.Event> events,
            List<Running> clocks,
            String refusal) {
        public Whole {
            team = List.copyOf(team);
            subjects = List.copyOf(subjects);
            findings = List.copyOf(findings);
            violations = List.copyOf(violations);
            words = List.copyOf(words);
            lates = List.copyOf(lates);
            events = List.copyOf(events);
            clocks = List.copyOf(clocks);
        }

        public long overdue(Instant now) {
            return findings.stream().filter(one -> one.overdue(now)).count();
        }
    }

    @Transactional
    public List<Inspection> list(Viewer viewer, long before, int limit) {
        trail.record(viewer.actor(), "inspection.listed", "inspections");
        return rows.list(standing.stand(viewer), before, limit);
    }

    @Transactional
    public Whole read(Viewer viewer, long id) {
        var inspection = held.seen(viewer, id);
        trail.record(viewer.actor(), "inspection.read", "inspection:" + id);
        var reads = Held.readsFindings(viewer, inspection);
        return new Whole(
                inspection,
                rows.listTeam(id),
                rows.listSubjects(id),
                reads
                        ? Finding.Whole.of(findings.list(id), findings.listPhotographs(id), findings.listSteps(id))
                        : List.of(),
                reads ? violations.list(id) : List.of(),
                papers.listWords(id),
                Held.readsLate(viewer, inspection) ? late(id) : List.of(),
                rows.listEvents(id),
                clocks(inspection),
                papers.refusal(id));
    }

    private List<Late> late(long id) {
        return lates.list(id).stream()
                .map(one -> new Late(one, json.readValue(one.entry(), Entry.class)))
                .toList();
    }

    /// What devices sent after the work on site had ended; to who may not decide on it, it looks absent.
    @Transactional(readOnly = true)
    List<Late> listLate(Viewer viewer, long id) {
        var inspection = held.seen(viewer, id);
        if (!Held.readsLate(viewer, inspection)) {
            throw new NotVisible("late entries of inspection " + id);
        }
        return late(id);
    }

    private List<Running> clocks(Inspection inspection) {
        var running = new java.util.ArrayList<Running>();
        var ended = inspection.minutesAt();
        if (ended != null) {
            Concluding.clock(clocks, "on_site_ended", ended)
                    .ifPresent(clock -> running.add(new Running(clock, ended, inspection.concludedAt())));
        }
        var draft = inspection.draftAt();
        if (draft != null) {
            Concluding.clock(clocks, "draft_received", draft)
                    .ifPresent(clock -> running.add(new Running(clock, draft, commentedAt(inspection))));
        }
        return running;
    }

    private @Nullable Instant commentedAt(Inspection inspection) {
        return papers.listWords(inspection.id()).stream()
                .filter(word -> word.kind().equals("comment"))
                .map(PaperRows.Word::at)
                .findFirst()
                .orElse(inspection.concludedAt());
    }

    /// What is recorded on site, for the team alone.
    ///
    /// @param subjects all systems of the inspection
    /// @param apart whether each system has a page of its own, because there are many
    /// @param claims of the systems on this page
    record Site(
            Inspection inspection, List<Inspection.Subject> subjects, boolean apart, List<ClaimRows.Claim> claims) {}

    /// @param system code of the system whose page it is, where there are many; empty for the page of all
    @Transactional
    Site site(Viewer viewer, long id, String system) {
        var inspection = held.seen(viewer, id);
        if (rows.listTeam(id).stream().noneMatch(member -> member.person() == viewer.person())) {
            throw new NotVisible("site of inspection " + id);
        }
        trail.record(viewer.actor(), "inspection.site-read", "inspection:" + id);
        var subjects = rows.listSubjects(id);
        var apart = subjects.size() > SYSTEMS_ON_ONE_PAGE;
        var shown = subjects.stream()
                .filter(subject -> !apart || subject.code().equals(system))
                .map(Inspection.Subject::system)
                .toList();
        return new Site(inspection, subjects, apart, claims.list(id, shown));
    }

    /// A finding with its violation, if it was referred.
    record Handled(
            Inspection inspection,
            Finding.Whole whole,
            @Nullable Violation violation) {}

    @Transactional
    Handled handled(Viewer viewer, long id, int number) {
        var inspection = held.seen(viewer, id);
        var finding = held.finding(viewer, inspection, number);
        trail.record(viewer.actor(), "inspection.finding-read", "finding:" + finding.id());
        var whole = Finding.Whole.of(List.of(finding), findings.listPhotographs(id), findings.listSteps(id))
                .getFirst();
        return new Handled(inspection, whole, violations.find(finding.id()).orElse(null));
    }

    /// @param kind `letter`, `minutes` or `conclusion`
    @Transactional
    byte[] document(Viewer viewer, long id, String kind) {
        held.seen(viewer, id);
        var document = papers.findDocument(id, kind).orElseThrow(() -> new NotVisible(kind + " of inspection " + id));
        trail.record(viewer.actor(), "inspection.document-read", "inspection:" + id, kind);
        return document;
    }

    /// A file to be given out.
    record Stored(Path file, String name, String mediaType) {}

    @Transactional
    Stored photograph(Viewer viewer, long id, int number, long photograph) {
        var inspection = held.seen(viewer, id);
        var finding = held.finding(viewer, inspection, number);
        var found = findings.listPhotographs(id).stream()
                .filter(one -> one.id() == photograph && one.finding() == finding.id())
                .findFirst()
                .orElseThrow(() -> new NotVisible("photograph " + photograph));
        trail.record(viewer.actor(), "inspection.photograph-read", "finding:" + finding.id());
        return new Stored(
                photographs.place(found.sha256()), "anh-" + finding.no() + "-" + found.id(), found.mediaType());
    }

    @Transactional
    Stored proof(Viewer viewer, long id, int number, long step) {
        var inspection = held.seen(viewer, id);
        var finding = held.finding(viewer, inspection, number);
        var found = findings.listSteps(id).stream()
                .filter(one -> one.id() == step && one.finding() == finding.id() && one.fileSha256() != null)
                .findFirst()
                .orElseThrow(() -> new NotVisible("proof " + step));
        trail.record(viewer.actor(), "inspection.proof-read", "finding:" + finding.id());
        return new Stored(
                remedying.place(Optional.ofNullable(found.fileSha256()).orElseThrow()),
                Optional.ofNullable(found.fileName()).orElse("tep"),
                Optional.ofNullable(found.fileType()).orElse("application/octet-stream"));
    }

    /// Findings across all inspections in sight, by id.
    @Transactional
    List<SeenRows.Place> listFindings(Viewer viewer, long after, int limit) {
        trail.record(viewer.actor(), "inspection.findings-listed", "findings");
        return seen.listFindings(standing.stand(viewer), after, limit);
    }

    @Transactional
    SeenRows.Place findFinding(Viewer viewer, long finding) {
        return seen.listFindings(standing.stand(viewer), finding - 1, 1).stream()
                .filter(place -> place.finding() == finding)
                .findFirst()
                .orElseThrow(() -> new NotVisible("finding " + finding));
    }

    /// Violations across all inspections in sight, by id of the finding.
    @Transactional
    List<SeenRows.Place> listViolations(Viewer viewer, long after, int limit) {
        trail.record(viewer.actor(), "inspection.violations-listed", "violations");
        return seen.listViolations(standing.stand(viewer), after, limit);
    }
}
