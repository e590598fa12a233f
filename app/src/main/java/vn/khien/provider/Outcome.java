package vn.khien.provider;

import java.util.List;
import vn.khien.platform.Problem;

/// How an act on a provider ends.
public sealed interface Outcome {
    /// @param code of the provider
    record Done(String code) implements Outcome {}

    /// Nothing was written; everything that is wrong is named.
    record Refused(List<Problem> problems) implements Outcome {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
