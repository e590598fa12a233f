package vn.khien.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.Borders;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;

/// Writes the report as DOCX in the form of Decree 30/2020, Appendix I: A4, Times New Roman 13, margins 20/20/30/15 mm.
final class WordDocument {
    private static final String FONT = "Times New Roman";
    private static final int SIZE = 13;
    private static final int TABLE_SIZE = 10;
    /// Characters for which a column has room, at least and at most, and what its two margins take of it.
    private static final int COLUMN_MIN = 3;
    private static final int COLUMN_MAX = 36;
    private static final int COLUMN_MARGINS = 7;
    /// A table of so many rows stays on one page.
    private static final int ROWS_TOGETHER = 12;
    /// 165 mm: A4 between the margins.
    private static final long TEXT_TWIPS = 9_354;
    private static final long TWIPS_PER_MM_X10 = 567;

    private final XWPFDocument document = new XWPFDocument();

    private WordDocument() {}

    static byte[] write(Consolidated report) {
        var writer = new WordDocument();
        try (var out = new ByteArrayOutputStream()) {
            writer.page();
            writer.head(report);
            for (var paragraph : report.paragraphs()) {
                writer.paragraph(paragraph, ParagraphAlignment.BOTH, false, SIZE, true);
            }
            writer.chart(report);
            for (var table : report.tables()) {
                writer.table(table);
            }
            writer.signature();
            writer.appendix(report.appendix());
            writer.document.write(out);
            return out.toByteArray();
        } catch (IOException | InvalidFormatException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static BigInteger millimetres(long mm) {
        return BigInteger.valueOf(mm * TWIPS_PER_MM_X10 / 10);
    }

    private void page() {
        var section = document.getDocument().getBody().addNewSectPr();
        var size = section.addNewPgSz();
        size.setW(millimetres(210));
        size.setH(millimetres(297));
        var margins = section.addNewPgMar();
        margins.setTop(millimetres(20));
        margins.setBottom(millimetres(20));
        margins.setLeft(millimetres(30));
        margins.setRight(millimetres(15));
    }

    private void head(Consolidated report) {
        var table = bare(42, 58);
        var letterhead = report.letterhead();
        var left = table.getRow(0).getCell(0);
        letterhead.nameLines().forEach(line -> centred(left, line, true));
        ruled(left.addParagraph(), 1000);
        centred(left, letterhead.number(), false);
        var right = table.getRow(0).getCell(1);
        centred(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", true);
        centred(right, "Độc lập - Tự do - Hạnh phúc", true);
        ruled(right.addParagraph(), 1400);
        centred(right, letterhead.dateLine(), false).setItalic(true);
        paragraph("", ParagraphAlignment.CENTER, false, SIZE, false);
        paragraph("BÁO CÁO", ParagraphAlignment.CENTER, true, 14, false);
        paragraph(
                "Tổng hợp kết quả rà soát, đánh giá tình hình bảo đảm an toàn hệ thống thông tin",
                ParagraphAlignment.CENTER,
                true,
                14,
                false);
        if (report.demonstration()) {
            paragraph("(Số liệu minh họa, không phải số liệu thật)", ParagraphAlignment.CENTER, false, 11, false);
        }
        paragraph("Kính gửi: " + report.receiver(), ParagraphAlignment.CENTER, false, SIZE, false);
    }

    /// Two cells without borders.
    private XWPFTable bare(int left, int right) {
        var table = document.createTable(1, 2);
        table.removeBorders();
        table.setWidthType(TableWidthType.PCT);
        table.setWidth("100%");
        widths(table, new int[] {left, right});
        return table;
    }

    private static XWPFRun centred(XWPFTableCell cell, String text, boolean bold) {
        var first = cell.getParagraphs().getFirst();
        var paragraph = first.getRuns().isEmpty() ? first : cell.addParagraph();
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        return write(paragraph, text, bold, 12);
    }

    /// A line below what stands above, shorter than the cell.
    ///
    /// @param inset on either side, in twentieths of a point
    private static void ruled(XWPFParagraph paragraph, int inset) {
        paragraph.setBorderTop(Borders.SINGLE);
        paragraph.setIndentationLeft(inset);
        paragraph.setIndentationRight(inset);
        paragraph.setSpacingBefore(20);
        paragraph.setSpacingAfter(0);
        write(paragraph, "", false, 4);
    }

    private void paragraph(String text, ParagraphAlignment alignment, boolean bold, int size, boolean indented) {
        var paragraph = document.createParagraph();
        paragraph.setAlignment(alignment);
        paragraph.setSpacingAfter(120);
        if (indented) {
            paragraph.setIndentationFirstLine(567);
        }
        write(paragraph, text, bold, size);
    }

    private static XWPFRun write(XWPFParagraph paragraph, String text, boolean bold, int size) {
        var run = paragraph.createRun();
        run.setFontFamily(FONT);
        run.setFontSize(size);
        run.setBold(bold);
        run.setText(text);
        return run;
    }

    private void chart(Consolidated report) throws IOException, InvalidFormatException {
        paragraph("Biểu đồ. Đã gửi kết quả theo nhóm cơ quan", ParagraphAlignment.CENTER, true, 12, false);
        var paragraph = document.createParagraph();
        paragraph.setAlignment(ParagraphAlignment.CENTER);
        var bars = report.bars();
        try (var png = new ByteArrayInputStream(Chart.draw(bars))) {
            paragraph
                    .createRun()
                    .addPicture(
                            png,
                            XWPFDocument.PICTURE_TYPE_PNG,
                            "bieu-do.png",
                            Units.toEMU(450),
                            Units.toEMU(450.0 * Chart.height(bars) / 1_200));
        }
    }

    private void appendix(Consolidated.Table table) {
        paragraph("", ParagraphAlignment.LEFT, false, 8, false);
        document.getParagraphs().getLast().setPageBreak(true);
        table(table);
    }

    private void table(Consolidated.Table table) {
        paragraph(table.title(), ParagraphAlignment.LEFT, true, 12, false);
        document.getParagraphs().getLast().setKeepNext(true);
        var drawn = document.createTable(1 + table.rows().size(), table.header().size());
        drawn.setWidthType(TableWidthType.PCT);
        drawn.setWidth("100%");
        drawn.getRow(0).setRepeatHeader(true);
        row(drawn.getRow(0), table.header(), true, true);
        for (int row = 0; row < table.rows().size(); row++) {
            var last = row == table.rows().size() - 1;
            row(
                    drawn.getRow(row + 1),
                    table.rows().get(row),
                    false,
                    !last && table.rows().size() <= ROWS_TOGETHER);
        }
        widths(drawn, table);
        paragraph("", ParagraphAlignment.LEFT, false, 8, false);
    }

    /// @param together with the row that follows, on one page
    private static void row(XWPFTableRow row, List<String> texts, boolean heading, boolean together) {
        row.setCantSplitRow(true);
        for (int column = 0; column < texts.size(); column++) {
            var paragraph = row.getCell(column).getParagraphs().getFirst();
            var number = Consolidated.Table.isNumber(texts.get(column));
            // The alignment first: POI keeps no paragraph with the next that has no properties yet.
            paragraph.setAlignment(number ? ParagraphAlignment.RIGHT : ParagraphAlignment.LEFT);
            paragraph.setKeepNext(together);
            write(paragraph, texts.get(column), heading, TABLE_SIZE);
        }
    }

    /// Columns are as wide as the longest text that they hold, within bounds, so that words and numbers stay whole.
    private static void widths(XWPFTable drawn, Consolidated.Table table) {
        var wide = table.header().stream().mapToInt(WordDocument::longestWord).toArray();
        for (var row : table.rows()) {
            for (int column = 0; column < wide.length; column++) {
                wide[column] = Math.max(wide[column], row.get(column).length());
            }
        }
        var shares = Arrays.stream(wide)
                .map(length -> Math.clamp(length, COLUMN_MIN, COLUMN_MAX) + COLUMN_MARGINS)
                .toArray();
        widths(drawn, shares);
    }

    private static int longestWord(String heading) {
        return Arrays.stream(heading.split(" ")).mapToInt(String::length).max().orElse(0);
    }

    /// Says the widths twice: Word reads them from the cells, LibreOffice from the grid.
    private static void widths(XWPFTable table, int[] shares) {
        var sum = Arrays.stream(shares).sum();
        var grid = table.getCTTbl().addNewTblGrid();
        for (int column = 0; column < shares.length; column++) {
            grid.addNewGridCol().setW(BigInteger.valueOf(TEXT_TWIPS * shares[column] / sum));
            for (var row : table.getRows()) {
                row.getCell(column).setWidth(100 * shares[column] / sum + "%");
            }
        }
    }

    private void signature() {
        // Without a paragraph between them, two tables become one.
        paragraph("", ParagraphAlignment.LEFT, false, SIZE, false);
        var table = bare(50, 50);
        var receivers = table.getRow(0).getCell(0);
        var label = write(receivers.getParagraphs().getFirst(), "Nơi nhận:", true, 12);
        label.setItalic(true);
        write(receivers.addParagraph(), "- Như trên;", false, 11);
        write(receivers.addParagraph(), "- Lưu: VT.", false, 11);
        centred(table.getRow(0).getCell(1), "BỘ TRƯỞNG", true);
    }
}
