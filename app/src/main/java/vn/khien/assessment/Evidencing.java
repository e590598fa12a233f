package vn.khien.assessment;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.guidance.Guidances;
import vn.khien.platform.KeptFiles;
import vn.khien.platform.NotVisible;
import vn.khien.platform.ProductClock;

/// Attaches evidence to answers, takes it away again, and hands it out.
@Component
class Evidencing {
    private final EvidenceRows rows;
    private final AnswerRows answers;
    private final ClosingRows closings;
    private final Guidances guidances;
    private final ProductClock clock;
    private final Trail trail;

    Evidencing(
            EvidenceRows rows,
            AnswerRows answers,
            ClosingRows closings,
            Guidances guidances,
            ProductClock clock,
            Trail trail) {
        this.rows = rows;
        this.answers = answers;
        this.closings = closings;
        this.guidances = guidances;
        this.clock = clock;
        this.trail = trail;
    }

    /// How attaching or removing ended.
    sealed interface Outcome {
        record Done(Evidence evidence) implements Outcome {}

        /// A signature stands on the answers: who signed, and when.
        record Closed(Closing.Standing signed) implements Outcome {}
    }

    /// A file already kept. The same content stands only once for the same answer.
    @Transactional
    public Outcome attach(
            Viewer viewer,
            long assessment,
            String code,
            KeptFiles.File content,
            String name,
            @Nullable LocalDate validFrom) {
        var place = answers.lockPlace(viewer.scope(), assessment)
                .orElseThrow(() -> new NotVisible("assessment " + assessment));
        var position = position(place, code);
        if (place.closed()) {
            return new Outcome.Closed(closings.getSigned(assessment));
        }
        var standing = rows.list(assessment, position).stream()
                .filter(one -> one.sha256().equals(content.sha256()))
                .findFirst();
        if (standing.isPresent()) {
            return new Outcome.Done(standing.get());
        }
        var id = rows.insert(
                assessment, position, content, Typed.fileName(name), validFrom, clock.instant(), viewer.person());
        trail.record(viewer.actor(), "assessment.evidence-attached", "evidence:" + id, content.sha256());
        return new Outcome.Done(rows.find(viewer.scope(), id).orElseThrow());
    }

    /// The row stays, with the moment of its removal.
    @Transactional
    public Outcome remove(Viewer viewer, long evidence) {
        var known = get(viewer, evidence);
        if (answers.lockPlace(viewer.scope(), known.assessment()).orElseThrow().closed()) {
            return new Outcome.Closed(closings.getSigned(known.assessment()));
        }
        rows.remove(evidence, clock.instant());
        trail.record(viewer.actor(), "assessment.evidence-removed", "evidence:" + evidence, known.sha256());
        return new Outcome.Done(known);
    }

    /// Reading evidence is written down.
    @Transactional
    public Evidence read(Viewer viewer, long evidence) {
        var known = get(viewer, evidence);
        trail.record(viewer.actor(), "assessment.evidence-read", "evidence:" + evidence);
        return known;
    }

    @Transactional(readOnly = true)
    public List<Evidence> list(Viewer viewer, long assessment, String code) {
        var place = rows.findPlace(viewer.scope(), assessment)
                .orElseThrow(() -> new NotVisible("assessment " + assessment));
        return rows.list(assessment, position(place, code));
    }

    private Evidence get(Viewer viewer, long evidence) {
        return rows.find(viewer.scope(), evidence).orElseThrow(() -> new NotVisible("evidence " + evidence));
    }

    private int position(AnswerRows.Place place, String code) {
        return guidances.listRequirements(place.guidance()).stream()
                .filter(requirement -> requirement.code().equals(code) && requirement.asks(place.level()))
                .findFirst()
                .orElseThrow(() -> new NotVisible("requirement " + code))
                .position();
    }
}
