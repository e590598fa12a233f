package vn.khien.assessment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.guidance.Guidances;
import vn.khien.platform.NotVisible;
import vn.khien.platform.ProductClock;

/// Opens the assessment of a system under a directive in force, against the guidance of the day.
@Component
public class Opening {
    private final AssessmentRows rows;
    private final Guidances guidances;
    private final ProductClock clock;
    private final Trail trail;

    Opening(AssessmentRows rows, Guidances guidances, ProductClock clock, Trail trail) {
        this.rows = rows;
        this.guidances = guidances;
        this.clock = clock;
        this.trail = trail;
    }

    public sealed interface Outcome {
        record Opened(long assessment) implements Outcome {}

        /// It was open before: the same one.
        record Already(long assessment) implements Outcome {}

        /// The system has no level yet, so nobody can say which requirements bind it.
        record LevelMissing(String systemCode) implements Outcome {}
    }

    /// A system with the answers that it comes with.
    ///
    /// @param reason stands for each answer among them that must say why
    public record Answered(long system, Answers answers, String reason) {}

    @Transactional
    public Outcome open(Viewer viewer, long system, long directive) {
        demandInForce(directive);
        var subject = rows.listSubjects(viewer.scope(), List.of(system)).stream()
                .findFirst()
                .orElseThrow(() -> new NotVisible("system " + system));
        var standing = rows.findId(viewer.scope(), system, directive);
        if (standing.isPresent()) {
            return new Outcome.Already(standing.get());
        }
        if (subject.level() == null) {
            return new Outcome.LevelMissing(subject.code());
        }
        var guidance = guidances.inForce(clock.today());
        var answers = Answers.none(guidances.listRequirements(guidance.id()).size());
        var opened = rows.insert(
                system, directive, guidance.id(), subject.level(), answers, clock.instant(), viewer.person());
        if (opened.isEmpty()) {
            return new Outcome.Already(
                    rows.findId(viewer.scope(), system, directive).orElseThrow());
        }
        trail.record(viewer.actor(), "assessment.opened", "assessment:" + opened.get(), subject.code());
        return new Outcome.Opened(opened.get());
    }

    /// Opens many at once, with the answers they come with. Systems without a level, and those that are assessed
    /// already, are left as they are. Answers that the level does not ask for are dropped.
    ///
    /// @return how many were opened
    @Transactional
    public int openAll(Viewer viewer, long directive, List<Answered> all) {
        demandInForce(directive);
        var guidance = guidances.inForce(clock.today());
        var requirements = guidances.listRequirements(guidance.id());
        var subjects = new HashMap<Long, AssessmentRows.Subject>();
        rows.listSubjects(viewer.scope(), all.stream().map(Answered::system).toList())
                .forEach(subject -> subjects.put(subject.id(), subject));
        var batch = new ArrayList<AssessmentRows.NewAssessment>();
        for (var answered : all) {
            var subject = subjects.get(answered.system());
            if (subject == null) {
                throw new NotVisible("system " + answered.system());
            }
            if (subject.level() != null) {
                var kept = answered.answers().askedOf(requirements, subject.level());
                demandReason(answered, kept, requirements.size());
                batch.add(new AssessmentRows.NewAssessment(
                        answered.system(),
                        subject.level(),
                        kept,
                        answered.reason().strip()));
            }
        }
        var opened = rows.insertAll(directive, guidance.id(), batch, clock.instant(), viewer.person());
        trail.record(viewer.actor(), "assessment.opened-in-bulk", "directive:" + directive, "assessments:" + opened);
        return opened;
    }

    private void demandInForce(long directive) {
        if (!rows.isInForce(directive)) {
            throw new NotVisible("directive in force " + directive);
        }
    }

    private static void demandReason(Answered answered, Answers kept, int requirements) {
        for (int position = 0; position < requirements && answered.reason().isBlank(); position++) {
            if (kept.at(position).needsReason()) {
                throw new IllegalArgumentException("system " + answered.system() + ": an answer needs a reason");
            }
        }
    }
}
