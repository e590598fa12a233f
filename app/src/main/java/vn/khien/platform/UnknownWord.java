package vn.khien.platform;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// A request has a word that is none of those that its field takes. The outer edge tells which ones are.
public final class UnknownWord extends RuntimeException {
    private final Problem problem;

    private UnknownWord(Problem problem) {
        super(problem.place() + ": " + problem.args());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    /// The word as it was given, where the field takes it; null or empty where none was. Whether there must be one is
    /// for the caller to say.
    ///
    /// @param place path of the field in the JSON, such as `channels[1]`
    /// @throws UnknownWord for any other word
    public static @Nullable String among(Collection<String> allowed, String place, @Nullable String given) {
        if (given != null && !given.isEmpty() && !allowed.contains(given)) {
            throw new UnknownWord(Problem.unknownWord(place, given, allowed));
        }
        return given;
    }
}
