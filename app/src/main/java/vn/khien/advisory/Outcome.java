package vn.khien.advisory;

import java.util.List;
import vn.khien.platform.Problem;

/// How an act on an advisory ends.
public sealed interface Outcome {
    /// @param id of the advisory
    record Done(long id) implements Outcome {}

    /// Nothing was written; everything that is wrong is named.
    record Refused(List<Problem> problems) implements Outcome {
        public Refused {
            problems = List.copyOf(problems);
        }

        static Refused of(String place, String code, Object... args) {
            return new Refused(List.of(Problem.at(place, code, args)));
        }
    }
}
