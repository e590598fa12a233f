package vn.khien.inspection;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;

/// On what the national figures rest: an answer is stated, evidenced by a file, or inspected.
@Component
public class InspectedAnswers {
    private final SeenRows rows;

    InspectedAnswers(SeenRows rows) {
        this.rows = rows;
    }

    /// Counted answers of one requirement or of all; those that are neither are only stated.
    public record Sources(long evidenced, long inspected) {
        public static final Sources NONE = new Sources(0, 0);

        /// What remains of all answers.
        public long stated(long answered) {
            return Math.max(0, answered - evidenced - inspected);
        }
    }

    /// Of a review, by position of the requirement; positions where there is neither are left out.
    @Transactional(readOnly = true)
    public Map<Integer, Sources> count(Viewer viewer, long directive) {
        return byPosition(rows.countSources(directive));
    }

    /// The same as it was at a past moment.
    ///
    /// @param asOf the last instant that is seen
    @Transactional(readOnly = true)
    public Map<Integer, Sources> countAt(Viewer viewer, long directive, Instant asOf) {
        return byPosition(rows.countSources(directive, asOf));
    }

    private static Map<Integer, Sources> byPosition(List<SeenRows.Source> counted) {
        return counted.stream()
                .collect(Collectors.toMap(
                        SeenRows.Source::position, one -> new Sources(one.evidenced(), one.inspected())));
    }

    /// The sum over all requirements.
    public static Sources sum(Map<Integer, Sources> byPosition) {
        return byPosition.values().stream()
                .reduce(
                        Sources.NONE,
                        (one, other) ->
                                new Sources(one.evidenced() + other.evidenced(), one.inspected() + other.inspected()));
    }
}
