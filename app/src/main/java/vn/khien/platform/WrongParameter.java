package vn.khien.platform;

import java.util.Collection;

/// A parameter of an address has a value that it does not take. The outer edge names it and says what it takes.
public final class WrongParameter extends IllegalArgumentException {
    private final transient Problem problem;

    /// @param problem its place is the name of the parameter
    public WrongParameter(Problem problem) {
        super(problem.place() + ": " + problem.code());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    /// The word as it was given; empty where none was.
    ///
    /// @throws WrongParameter for a word that is not among the allowed ones
    public static String among(Collection<String> allowed, String name, String given) {
        if (!given.isEmpty() && !allowed.contains(given)) {
            throw new WrongParameter(Problem.at(name, "page.problem.parameter", given, String.join(", ", allowed)));
        }
        return given;
    }
}
