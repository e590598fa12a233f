package vn.khien.awareness;

import java.util.List;
import vn.khien.platform.Problem;

/// How an act on a campaign ends.
public sealed interface Outcome {
    /// @param id of what was made: the campaign, the material or the placement
    record Done(long id) implements Outcome {}

    /// Nothing was written; everything that is wrong is named.
    record Refused(List<Problem> problems) implements Outcome {
        public Refused {
            problems = List.copyOf(problems);
        }

        static Refused of(String place, String code) {
            return new Refused(List.of(Problem.at(place, code)));
        }
    }
}
