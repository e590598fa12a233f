package vn.khien.page;

import java.util.List;
import java.util.function.IntPredicate;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// The sheet of an exported workbook: its headings stay in sight, and printed it is as wide as one page (A4).
public final class ExportSheet {
    private static final int WIDE = 44;
    private static final int NARROW = 18;

    private ExportSheet() {}

    /// Headings stand in the first row, or below the lines above them and an empty one.
    ///
    /// @param above lines that say what the sheet is, and as of when; may be empty
    /// @param wide which columns hold sentences
    public static Worksheet begin(
            Workbook workbook, String name, List<String> above, List<String> headings, IntPredicate wide) {
        var sheet = workbook.newWorksheet(name);
        for (int line = 0; line < above.size(); line++) {
            sheet.value(line, 0, above.get(line));
        }
        var row = above.isEmpty() ? 0 : above.size() + 1;
        for (int column = 0; column < headings.size(); column++) {
            sheet.value(row, column, headings.get(column));
            sheet.style(row, column).bold().fillColor("DCE9EA").set();
            sheet.width(column, wide.test(column) ? WIDE : NARROW);
        }
        sheet.freezePane(0, row + 1);
        sheet.pageOrientation("landscape");
        sheet.paperSize(PaperSize.A4_PAPER);
        sheet.setFitToPage(true);
        sheet.fitToWidth((short) 1);
        sheet.fitToHeight((short) 0);
        sheet.repeatRows(row);
        return sheet;
    }
}
