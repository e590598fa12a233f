package vn.khien.incident;

import java.util.List;
import vn.khien.platform.Problem;

/// How writing a statement or a lesson ends.
public sealed interface Written {
    /// @param id of what was written, now or by the same words before
    record Done(long id) implements Written {}

    /// Nothing was written; everything that is wrong is named.
    record Refused(List<Problem> problems) implements Written {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
