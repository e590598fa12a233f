package vn.khien.inventory;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
final class WorkbookReading {
    private static final int ROWS_MAX = 200_000;
    private static final int CELLS_MAX = 200;
    private static final int CHARACTERS_MAX = 20_000;
    private static final int DATE = 12;
    private static final List<Integer> REQUIRED = List.of(1, 9, 10);

    /// Told of each row.
    interface Sink {
        /// @param row number as Excel shows it
        /// @param problem what cannot be read at all in the row (a formula, an error value)
        void row(int row, TypedSystem typed, @Nullable Problem problem);
    }

    private WorkbookReading() {}

    /// The key of what is wrong with the file as a whole, with its arguments, or nothing.
    static Optional<Problem> read(Path file, Sink sink) {
        try (var workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true))) {
            var sheet = workbook.getSheets()
                    .filter(one -> one.getVisibility() == SheetVisibility.VISIBLE)
                    .findFirst();
            return sheet.isEmpty() ? problem("empty") : read(sheet.get(), sink);
        } catch (IOException | RuntimeException damaged) {
            return problem("damaged");
        }
    }

    private static Optional<Problem> problem(String what, Object... args) {
        return Optional.of(Problem.at("file", "inventory.problem.file." + what, args));
    }

    private static Optional<Problem> read(Sheet sheet, Sink sink) throws IOException {
        Map<Integer, Integer> places = null;
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
                    for (var column : REQUIRED) {
                        if (!places.containsKey(column)) {
                            return problem("column", SystemWorkbook.HEADERS.get(column));
                        }
                    }
                } else if (++seen > ROWS_MAX) {
                    return problem("long", ROWS_MAX);
                } else {
                    sink(row, places, sink);
                }
            }
        }
        return seen == 0 ? problem("empty") : Optional.empty();
    }

    /// Where each of our columns is in this file, by its header.
    private static Map<Integer, Integer> places(Row header) {
        var places = new HashMap<Integer, Integer>();
        for (var cell : header) {
            if (cell != null) {
                var title = Folding.fold(cell.getText()).strip();
                for (int column = 0; column < SystemWorkbook.HEADERS.size(); column++) {
                    if (Folding.fold(SystemWorkbook.HEADERS.get(column)).equals(title)) {
                        places.putIfAbsent(column, cell.getColumnIndex());
                    }
                }
            }
        }
        return places;
    }

    private static void sink(Row row, Map<Integer, Integer> places, Sink sink) {
        var values = new String[SystemWorkbook.HEADERS.size()];
        Problem problem = null;
        for (int column = 0; column < values.length; column++) {
            var place = places.get(column);
            var cell = place == null ? null : row.getOptionalCell(place).orElse(null);
            values[column] = "";
            if (cell != null && cell.getType() == CellType.FORMULA) {
                problem = Problem.at(SystemFields.name(column), "inventory.problem.formula");
            } else if (cell != null && cell.getType() == CellType.ERROR) {
                problem = Problem.at(SystemFields.name(column), "inventory.problem.cell-error");
            } else if (cell != null) {
                values[column] = text(cell, column);
            }
        }
        sink.row(row.getRowNum(), SystemFields.typed(values), problem);
    }

    private static String text(Cell cell, int column) {
        if (column == DATE && cell.getType() == CellType.NUMBER) {
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
