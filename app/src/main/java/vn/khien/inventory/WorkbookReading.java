package vn.khien.inventory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;
import vn.khien.page.Formats;
import vn.khien.platform.Folding;
import vn.khien.platform.Problem;

/// Reads the rows of a workbook that passed the guard, one at a time.
public final class WorkbookReading {
    private static final int ROWS_MAX = 200_000;
    private static final int CELLS_MAX = 200;
    private static final int CHARACTERS_MAX = 20_000;

    /// What a workbook of ours holds.
    ///
    /// @param headers in Vietnamese, in the order of the columns
    /// @param fields names of the fields, in the same order
    /// @param required places of the columns that must be there
    /// @param date place of the column with dates, or -1
    public record Columns(List<String> headers, List<String> fields, List<Integer> required, int date) {}

    /// Told of each row.
    public interface Sink {
        /// @param missing headers of the columns that the file has not
        default void begin(List<String> missing) {}

        /// @param row number as Excel shows it
        /// @param values by column, empty where the file has none
        /// @param problem what cannot be read at all in the row (a formula, an error value)
        void row(int row, String[] values, @Nullable Problem problem);
    }

    private final Columns columns;
    private final Sink sink;

    private WorkbookReading(Columns columns, Sink sink) {
        this.columns = columns;
        this.sink = sink;
    }

    /// The key of what is wrong with the file as a whole, with its arguments, or nothing. What the sink throws is
    /// thrown.
    static Optional<Problem> read(Path file, Columns columns, Sink sink) {
        try (var workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true))) {
            var sheet = workbook.getSheets()
                    .filter(one -> one.getVisibility() == SheetVisibility.VISIBLE)
                    .findFirst();
            return sheet.isEmpty() ? problem("empty") : new WorkbookReading(columns, sink).read(sheet.get());
        } catch (SinkFailed failed) {
            throw failed.why;
        } catch (IOException | RuntimeException damaged) {
            return problem("damaged");
        }
    }

    /// What went wrong behind the reader says nothing about the file.
    private static final class SinkFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient RuntimeException why;

        private SinkFailed(RuntimeException why) {
            super(why);
            this.why = why;
        }
    }

    private static Optional<Problem> problem(String what, Object... args) {
        return Optional.of(Problem.at("file", "inventory.problem.file." + what, args));
    }

    private Optional<Problem> read(Sheet sheet) throws IOException {
        Map<Integer, List<Integer>> places = null;
        var seen = 0;
        try (var rows = sheet.openStream()) {
            var iterator = rows.iterator();
            while (iterator.hasNext()) {
                var row = iterator.next();
                if (row.getCellCount() > CELLS_MAX) {
                    return problem("wide");
                }
                if (row.getFirstNonEmptyCell().isEmpty()) {
                    continue;
                }
                if (places == null) {
                    places = places(row);
                    var wrong = wrong(places);
                    if (wrong.isPresent()) {
                        return wrong;
                    }
                    sink.begin(missing(places));
                } else if (++seen > ROWS_MAX) {
                    return problem("long", ROWS_MAX);
                } else {
                    sink(row, places);
                }
            }
        }
        return seen == 0 ? problem("empty") : Optional.empty();
    }

    private Optional<Problem> wrong(Map<Integer, List<Integer>> places) {
        for (var column : columns.required()) {
            if (!places.containsKey(column)) {
                return problem("column", columns.headers().get(column));
            }
        }
        return places.entrySet().stream()
                .filter(found -> found.getValue().size() > 1)
                .findFirst()
                .flatMap(found -> problem("column-twice", columns.headers().get(found.getKey())));
    }

    private List<String> missing(Map<Integer, List<Integer>> places) {
        return IntStream.range(0, columns.headers().size())
                .filter(column -> !places.containsKey(column))
                .mapToObj(columns.headers()::get)
                .toList();
    }

    /// Where each of our columns is in this file, by its header.
    private Map<Integer, List<Integer>> places(Row header) {
        var places = new TreeMap<Integer, List<Integer>>();
        for (var cell : header) {
            if (cell != null) {
                var title = Folding.fold(cell.getText()).strip();
                for (int column = 0; column < columns.headers().size(); column++) {
                    if (Folding.fold(columns.headers().get(column)).equals(title)) {
                        places.computeIfAbsent(column, _ -> new ArrayList<>()).add(cell.getColumnIndex());
                    }
                }
            }
        }
        return places;
    }

    private void sink(Row row, Map<Integer, List<Integer>> places) {
        var values = new String[columns.headers().size()];
        Problem problem = null;
        for (int column = 0; column < values.length; column++) {
            var place = places.get(column);
            var cell =
                    place == null ? null : row.getOptionalCell(place.getFirst()).orElse(null);
            values[column] = "";
            if (cell != null && cell.getType() == CellType.FORMULA) {
                problem = Problem.at(columns.fields().get(column), "inventory.problem.formula");
            } else if (cell != null && cell.getType() == CellType.ERROR) {
                problem = Problem.at(columns.fields().get(column), "inventory.problem.cell-error");
            } else if (cell != null) {
                values[column] = text(cell, column);
            }
        }
        try {
            sink.row(row.getRowNum(), values, problem);
        } catch (RuntimeException why) {
            throw new SinkFailed(why);
        }
    }

    private String text(Cell cell, int column) {
        if (column == columns.date() && cell.getType() == CellType.NUMBER) {
            return Formats.date(cell.asDate().toLocalDate());
        }
        if (cell.getType() == CellType.NUMBER) {
            return cell.asNumber().stripTrailingZeros().toPlainString();
        }
        if (cell.getType() == CellType.BOOLEAN) {
            return Boolean.TRUE.equals(cell.asBoolean()) ? "yes" : "no";
        }
        var text = cell.getText();
        return text.length() > CHARACTERS_MAX ? text.substring(0, CHARACTERS_MAX) : text;
    }
}
