package vn.khien.assessment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.guidance.Guidance;
import vn.khien.guidance.Guidances;
import vn.khien.guidance.Requirement;
import vn.khien.platform.NotVisible;
import vn.khien.platform.ProductClock;

/// Copies what was answered in the last period (chép từ kỳ trước): the answers of the system's earlier assessment to
/// requirements that are the same word for word. What was copied waits until a person confirms it, one by one or
/// together, and counts only then.
@Component
public class CarryingOver {
    private final AnswerRows answers;
    private final CarriedRows rows;
    private final ClosingRows closings;
    private final Guidances guidances;
    private final ProductClock clock;
    private final Trail trail;

    CarryingOver(
            AnswerRows answers,
            CarriedRows rows,
            ClosingRows closings,
            Guidances guidances,
            ProductClock clock,
            Trail trail) {
        this.answers = answers;
        this.rows = rows;
        this.closings = closings;
        this.guidances = guidances;
        this.clock = clock;
        this.trail = trail;
    }

    /// An earlier assessment that has answers to be copied.
    ///
    /// @param answers how many: of the same requirements, and not answered yet in the present assessment
    public record Offer(long source, String directive, Instant openedAt, int answers) {}

    public sealed interface Outcome {
        /// @param answers that were copied, taken back or confirmed
        record Done(int answers) implements Outcome {}

        /// A signature stands on the answers: who signed, and when.
        record Closed(Closing.Standing signed) implements Outcome {}
    }

    /// The latest earlier assessment with an answer that could be copied.
    ///
    /// @param present the assessment, as the viewer was given it
    @Transactional(readOnly = true)
    public Optional<Offer> findOffer(Viewer viewer, Assessment present) {
        return findSource(present.id(), present.guidance(), present.level())
                .map(found -> new Offer(
                        found.source().id(),
                        found.source().directive(),
                        found.source().openedAt(),
                        found.same().size()));
    }

    /// @param same positions in the source by those in the present assessment
    private record Found(CarriedRows.Source source, Map<Integer, Integer> same) {}

    private Optional<Found> findSource(long assessment, long guidance, int level) {
        var sources = rows.listSources(assessment);
        if (sources.isEmpty()) {
            return Optional.empty();
        }
        var open = open(assessment, guidance, level);
        return sources.stream()
                .map(source -> new Found(source, same(source, guidance, open)))
                .filter(found -> !found.same().isEmpty())
                .findFirst();
    }

    /// What is asked, not answered, and not copied already.
    private List<Requirement> open(long assessment, long guidance, int level) {
        var standing = answers.listStanding(assessment);
        var waiting =
                rows.listWaiting(assessment).stream().map(Carried::position).toList();
        return guidances.listRequirements(guidance).stream()
                .filter(one -> one.asks(level)
                        && one.position() < standing.size()
                        && standing.get(one.position()).answer() == Answer.NONE
                        && !waiting.contains(one.position()))
                .toList();
    }

    /// The same code and the same words, in an edition of the same guidance.
    private Map<Integer, Integer> same(CarriedRows.Source source, long guidance, List<Requirement> open) {
        var same = new HashMap<Integer, Integer>();
        if (!key(source.guidance()).equals(key(guidance))) {
            return same;
        }
        var earlier = new HashMap<String, Requirement>();
        guidances.listRequirements(source.guidance()).forEach(one -> earlier.put(one.code(), one));
        var given = Answers.of(source.answers());
        for (var requirement : open) {
            var then = earlier.get(requirement.code());
            if (then != null
                    && then.textVi().equals(requirement.textVi())
                    && then.asks(source.level())
                    && given.at(then.position()) != Answer.NONE) {
                same.put(requirement.position(), then.position());
            }
        }
        return same;
    }

    private String key(long guidance) {
        return guidances.find(guidance).map(Guidance::key).orElse("");
    }

    /// Copies all that can be copied. A second time (a double click) copies nothing more.
    @Transactional
    public Outcome carryOver(Viewer viewer, long assessment) {
        var place = lock(viewer, assessment);
        if (place.closed()) {
            return new Outcome.Closed(closings.getSigned(assessment));
        }
        var found = findSource(assessment, place.guidance(), place.level());
        if (found.isEmpty()) {
            return new Outcome.Done(0);
        }
        var source = found.get().source();
        var given = answers.listStanding(source.id());
        var copied = new ArrayList<Carried>();
        found.get().same().forEach((position, then) -> {
            var answer = given.get(then);
            copied.add(new Carried(
                    position,
                    answer.answer(),
                    answer.note(),
                    answer.at() == null ? source.openedAt() : answer.at(),
                    source.directive()));
        });
        rows.insertAll(assessment, source.id(), copied, clock.instant(), viewer.person());
        trail.record(
                viewer.actor(),
                "assessment.carried-over",
                "assessment:" + assessment,
                copied.size() + " answers of assessment:" + source.id());
        return new Outcome.Done(copied.size());
    }

    /// Takes back all that was copied and is not confirmed.
    @Transactional
    public Outcome takeBack(Viewer viewer, long assessment) {
        if (lock(viewer, assessment).closed()) {
            return new Outcome.Closed(closings.getSigned(assessment));
        }
        var removed = rows.removeWaiting(assessment);
        if (removed > 0) {
            trail.record(viewer.actor(), "assessment.carried-back", "assessment:" + assessment, removed + " answers");
        }
        return new Outcome.Done(removed);
    }

    /// Confirms that copied answers hold today: from now on they are answers of this person. What does not wait (any
    /// more) is left as it is.
    ///
    /// @param codes of requirements
    @Transactional
    public Outcome confirm(Viewer viewer, long assessment, Set<String> codes) {
        var place = lock(viewer, assessment);
        if (place.closed()) {
            return new Outcome.Closed(closings.getSigned(assessment));
        }
        var requirements = guidances.listRequirements(place.guidance());
        var confirmed = rows.listWaiting(assessment).stream()
                .filter(one -> codes.contains(requirements.get(one.position()).code()))
                .toList();
        confirmed.forEach(one -> confirm(viewer, assessment, one));
        if (!confirmed.isEmpty()) {
            trail.record(
                    viewer.actor(),
                    "assessment.carried-confirmed",
                    "assessment:" + assessment,
                    confirmed.size() + " answers");
        }
        return new Outcome.Done(confirmed.size());
    }

    /// A note that was written here in the meantime stays.
    private void confirm(Viewer viewer, long assessment, Carried one) {
        var now = clock.instant();
        answers.change(assessment, one.position(), Answer.NONE, one.answer(), now, viewer.person());
        if (!one.note().isEmpty()
                && answers.getPresent(assessment, one.position()).note().isEmpty()) {
            answers.putNote(assessment, one.position(), one.note(), now, viewer.person());
        }
    }

    private AnswerRows.Place lock(Viewer viewer, long assessment) {
        return answers.lockPlace(viewer.scope(), assessment)
                .orElseThrow(() -> new NotVisible("assessment " + assessment));
    }
}
