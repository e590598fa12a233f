package vn.khien.directive;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A table of tasks, as resolutions append it (danh mục nhiệm vụ): one row for each task, with who leads it and by
/// when. Only a table whose headings name the task and the lead is one; its columns may stand in any order. Titles
/// of sections between the rows are no tasks.
final class TaskTable {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern CELLS = Pattern.compile("\\s?\\|\\s?");
    private static final Pattern TASK = Pattern.compile("nhiệm vụ|nội dung|công việc|đề án", FLAGS);
    private static final Pattern LEAD = Pattern.compile("chủ trì|(?:cơ quan|đơn vị)\\s(?:được giao|thực hiện)", FLAGS);
    private static final Pattern DUE = Pattern.compile("thời gian|thời hạn|tiến độ|hoàn thành", FLAGS);
    private static final Pattern RECIPIENT = Pattern.compile("cấp trình|nơi nhận|báo cáo", FLAGS);

    /// One task.
    ///
    /// @param row the clause that holds it, whole
    /// @param due words of the cell; empty where there is none
    record Task(
            Clause row,
            String task,
            String lead,
            String due,
            @Nullable String recipient) {}

    private record Columns(int width, int task, int lead, int due, int recipient) {}

    private final List<Task> tasks = new ArrayList<>();
    private final List<Integer> rows = new ArrayList<>();

    private TaskTable() {}

    /// All tasks in tables of a document, in order.
    static TaskTable read(List<Clause> clauses) {
        var found = new TaskTable();
        Columns columns = null;
        for (var clause : clauses) {
            var cells = List.of(CELLS.split(clause.text(), -1));
            var heading = columns(cells);
            if (heading != null) {
                columns = heading;
            } else if (columns != null && cells.size() == columns.width()) {
                found.row(clause, cells, columns);
            } else {
                columns = null;
            }
        }
        return found;
    }

    private static @Nullable Columns columns(List<String> cells) {
        var lead = column(cells, LEAD.asPredicate());
        var task = column(cells, TASK.asPredicate().and(LEAD.asPredicate().negate()));
        return cells.size() < 3 || task < 0 || lead < 0
                ? null
                : new Columns(
                        cells.size(),
                        task,
                        lead,
                        column(cells, DUE.asPredicate()),
                        column(cells, RECIPIENT.asPredicate()));
    }

    private static int column(List<String> cells, Predicate<String> named) {
        for (int i = 0; i < cells.size(); i++) {
            if (named.test(cells.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private void row(Clause clause, List<String> cells, Columns columns) {
        rows.add(clause.position());
        var task = cells.get(columns.task()).strip();
        var lead = cells.get(columns.lead()).strip();
        if (!task.isEmpty() && !lead.isEmpty() && !task.equals(lead)) {
            tasks.add(new Task(
                    clause,
                    task,
                    lead,
                    columns.due() < 0 ? "" : cells.get(columns.due()).strip(),
                    columns.recipient() < 0
                            ? null
                            : cells.get(columns.recipient()).strip()));
        }
    }

    List<Task> tasks() {
        return List.copyOf(tasks);
    }

    /// Whether the clause is a row of a table of tasks, a title among them.
    boolean holds(Clause clause) {
        return rows.contains(clause.position());
    }
}
