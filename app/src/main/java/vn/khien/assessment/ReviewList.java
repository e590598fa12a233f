package vn.khien.assessment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.guidance.Guidances;
import vn.khien.platform.Folding;

/// The systems under a review as a list to work through: how many stand where, and one page of them. States come from
/// the answers themselves, which pass by one at a time; names are fetched for the page alone.
@Component
public class ReviewList {
    private final AssessmentRows rows;
    private final Assessments assessments;
    private final Guidances guidances;

    ReviewList(AssessmentRows rows, Assessments assessments, Guidances guidances) {
        this.rows = rows;
        this.assessments = assessments;
        this.guidances = guidances;
    }

    /// How far the review of one system is.
    public enum State {
        UNTOUCHED,
        BEGUN,
        COMPLETE;

        /// As in addresses and texts.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<State> parse(String code) {
            return Arrays.stream(values())
                    .filter(state -> state.code().equals(code))
                    .findFirst();
        }

        static State of(Tally tally) {
            if (tally.answered() == 0) {
                return UNTOUCHED;
            }
            return tally.complete() ? COMPLETE : BEGUN;
        }
    }

    /// What is looked for.
    ///
    /// @param q words in the name or code of a system or of its owner; empty finds all
    /// @param state null finds all
    record Filter(long directive, String q, @Nullable State state) {}

    /// @param counts of all that match the words, whatever their state
    /// @param total how many match words and state
    /// @param systems one page of them, in the order of the tree, then of codes
    public record Found(Map<State, Integer> counts, int total, List<Assessments.Reviewed> systems) {
        static final Found NOTHING = new Found(Map.of(), 0, List.of());

        /// How many match the words.
        public int matching() {
            return sum(counts);
        }
    }

    /// @param from how many to pass over
    @Transactional(readOnly = true)
    Found list(Viewer viewer, Filter filter, int from, int limit) {
        var counts = new EnumMap<State, Integer>(State.class);
        var page = new ArrayList<Long>();
        var pattern = Folding.likePattern(Folding.fold(filter.q()));
        rows.forEachStanding(viewer.scope(), filter.directive(), pattern, (system, standing) -> {
            var state = standing == null ? State.UNTOUCHED : State.of(tally(standing));
            var before = filter.state() == null ? sum(counts) : counts.getOrDefault(filter.state(), 0);
            if ((filter.state() == null || filter.state() == state) && before >= from && page.size() < limit) {
                page.add(system);
            }
            counts.merge(state, 1, Integer::sum);
        });
        var total = filter.state() == null ? sum(counts) : counts.getOrDefault(filter.state(), 0);
        return new Found(counts, total, assessments.listReviewed(viewer, filter.directive(), page));
    }

    private Tally tally(AssessmentRows.Standing standing) {
        return Answers.of(standing.answers()).tally(guidances.listRequirements(standing.guidance()), standing.level());
    }

    private static int sum(Map<State, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
