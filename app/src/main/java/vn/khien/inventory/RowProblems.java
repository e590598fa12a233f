package vn.khien.inventory;

import java.util.ArrayList;
import java.util.List;
import vn.khien.platform.Problem;

/// What is wrong with the rows of an upload, at places `row:field`. Nobody reads more than a thousand.
public final class RowProblems {
    private static final int MAX = 1_000;

    private final List<Problem> all = new ArrayList<>();

    public void add(int row, List<Problem> wrong) {
        wrong.forEach(one -> add(new Problem(row + ":" + one.place(), one.code(), one.args())));
    }

    public void add(int row, String field, String code, Object... args) {
        add(Problem.at(row + ":" + field, code, args));
    }

    private void add(Problem problem) {
        if (all.size() < MAX) {
            all.add(problem);
        }
    }

    public List<Problem> all() {
        return List.copyOf(all);
    }
}
