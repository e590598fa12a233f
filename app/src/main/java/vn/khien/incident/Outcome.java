package vn.khien.incident;

import java.util.List;
import vn.khien.platform.Problem;

/// How an act on an incident ends.
public sealed interface Outcome {
    /// @param code of the incident
    record Done(String code) implements Outcome {}

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
