package vn.khien.inspection;

import java.util.List;
import vn.khien.platform.Problem;

/// How an act on an inspection ends.
public sealed interface Outcome {
    /// It is so now; also where it was so before.
    record Done() implements Outcome {}

    /// It was done before, with other content: that stands, and nothing was written.
    ///
    /// @param problem names the first thing that is not the same
    record DoneOtherwise(Problem problem) implements Outcome {
        static DoneOtherwise at(String place) {
            return new DoneOtherwise(Problem.at(place, "inspection.problem.done-otherwise"));
        }
    }

    /// Nothing was written; everything that is wrong is named.
    record Refused(List<Problem> problems) implements Outcome {
        public Refused {
            problems = List.copyOf(problems);
        }

        static Refused because(String place, String code, Object... args) {
            return new Refused(List.of(Problem.at(place, code, args)));
        }
    }
}
