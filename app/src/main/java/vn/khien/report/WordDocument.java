package vn.khien.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.TableWidthType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;

/// Writes the report as DOCX in the form of Decree 30/2020, Appendix I: A4, Times New Roman 13, margins 20/20/30/15 mm.
final class WordDocument {
    private static final String FONT = "Times New Roman";
    private static final int SIZE = 13;
    /// Characters for which a column has room, at least and at most, and what its two margins take of it.
    private static final int COLUMN_MIN = 8;
    private static final int COLUMN_MAX = 45;
    private static final int COLUMN_MARGINS = 5;
    /// A table of so many rows stays on one page.
    private static final int ROWS_TOGETHER = 12;
    private static final Pattern NUMBER = Pattern.compile("[\\d.,/%]+");
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
        var table = document.createTable(1, 2);
        table.removeBorders();
        table.setWidthType(TableWidthType.PCT);
        table.setWidth("100%");
        widths(table, new int[] {38, 62});
        fill(table, 0, report.heading());
        fill(
                table,
                1,
                List.of(
                        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                        "Độc lập - Tự do - Hạnh phúc",
                        "Hà Nội, ngày %02d tháng %d năm %d"
                                .formatted(
                                        report.date().getDayOfMonth(),
                                        report.date().getMonthValue(),
                                        report.date().getYear())));
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

    private static void fill(XWPFTable table, int column, List<String> lines) {
        var cell = table.getRow(0).getCell(column);
        for (int i = 0; i < lines.size(); i++) {
            var paragraph = i == 0 ? cell.getParagraphs().getFirst() : cell.addParagraph();
            paragraph.setAlignment(ParagraphAlignment.CENTER);
            write(paragraph, lines.get(i), i < 2, 12);
        }
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

    private static void write(XWPFParagraph paragraph, String text, boolean bold, int size) {
        var run = paragraph.createRun();
        run.setFontFamily(FONT);
        run.setFontSize(size);
        run.setBold(bold);
        run.setText(text);
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
            var number = NUMBER.matcher(texts.get(column)).matches();
            // The alignment first: POI keeps no paragraph with the next that has no properties yet.
            paragraph.setAlignment(number ? ParagraphAlignment.RIGHT : ParagraphAlignment.LEFT);
            paragraph.setKeepNext(together);
            write(paragraph, texts.get(column), heading, 11);
        }
    }

    /// Columns are as wide as the longest text that they hold, within bounds, so that words and numbers stay whole.
    private static void widths(XWPFTable drawn, Consolidated.Table table) {
        var wide = table.header().stream()
                .mapToInt(heading -> heading.length() / 2)
                .toArray();
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
        paragraph("BỘ TRƯỞNG", ParagraphAlignment.RIGHT, true, SIZE, false);
    }
}
