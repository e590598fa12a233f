package vn.khien.submission;

import java.util.List;
import java.util.Locale;
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
    /// Tells how many systems do not meet a requirement, in both languages.
    static final String WEAK = "submission.know.weak";

    Summary {
        worthKnowing = worthKnowing == null ? List.of() : List.copyOf(worthKnowing);
    }

    /// The same for a reader. What was prepared before the English words were kept has the Vietnamese ones alone.
    List<Problem> worthKnowing(Locale locale) {
        return worthKnowing.stream()
                .map(thing -> thing.code().equals(WEAK) ? inOneLanguage(thing, locale) : thing)
                .toList();
    }

    private static Problem inOneLanguage(Problem thing, Locale locale) {
        var args = thing.args();
        var words = locale.getLanguage().equals("en") ? args.getLast() : args.get(1);
        return Problem.at(thing.place(), thing.code(), args.getFirst(), words);
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
