package vn.khien.submission;

import java.util.List;
import vn.khien.platform.Problem;

/// What the head reads in two minutes: figures of the prepared result and at most three things worth knowing.
///
/// @param systems in the result
/// @param assessed of these, with every requirement answered
/// @param units that own them
/// @param answered requirements answered, over all systems
/// @param met of these, met
/// @param worthKnowing each with the page on which to look
record Summary(int systems, long assessed, long units, int answered, int met, List<Problem> worthKnowing) {
    Summary {
        worthKnowing = worthKnowing == null ? List.of() : List.copyOf(worthKnowing);
    }

    static Summary of(Findings findings) {
        return new Summary(
                findings.lines().size(),
                findings.assessed(),
                findings.units(),
                findings.total().answered(),
                findings.total().met(),
                findings.worthKnowing());
    }
}
