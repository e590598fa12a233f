package vn.khien.cli;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The figures of one directive's picture, as each of its forms gives them to a reader: tiles, table, workbook,
/// interface for other systems, report.
final class SameFigures {
    private final Page page;
    private final String address;
    private final String token;
    private final String directive;

    /// @param page on which an analyst has signed in
    SameFigures(Page page, String address, String token, String directive) {
        this.page = page;
        this.address = address;
        this.token = token;
        this.directive = directive;
    }

    /// Sums over the nation that more than one form gives.
    record Totals(long bodies, long submitted, long late, long systems, long assessed) {}

    Totals totalsOfThePage() {
        open("tiles");
        var figure = page.locator(".figure").innerText();
        return new Totals(
                number(figure.replaceFirst("^\\S+", "").replaceAll("\\D", "")),
                number(page.locator(".figure b").innerText()),
                number(page.locator(".kpi .v.bad").innerText()),
                number(page.locator(".kpi .v small").innerText()),
                number(page.locator(".kpi .v:has(small)").innerText().split("/")[0]));
    }

    Totals totalsOf(Map<String, Body> bodies) {
        return new Totals(
                bodies.size(),
                bodies.values().stream().filter(Body::submitted).count(),
                bodies.values().stream().filter(Body::late).count(),
                bodies.values().stream().mapToLong(Body::systems).sum(),
                bodies.values().stream().mapToLong(Body::assessed).sum());
    }

    private void open(String view) {
        page.navigate(address + "/picture?directive=" + directive + "&view=" + view);
    }

    Map<String, String> statesOfTheTiles() {
        open("tiles");
        return page.locator("a.tile[data-code]").all().stream()
                .collect(Collectors.toMap(
                        tile -> tile.getAttribute("data-code"), tile -> tile.getAttribute("data-state")));
    }

    /// Assessed and all systems by code.
    Map<String, String> systemsOfTheTable() {
        open("table");
        return page.locator("#picture .nat table.t tbody tr").all().stream()
                .collect(Collectors.toMap(
                        row -> row.locator("a").getAttribute("href").replaceFirst(".*/", ""),
                        row -> row.locator("td.num").innerText().replace(".", "")));
    }

    /// One line of the workbook.
    record Body(
            String name,
            boolean submitted,
            boolean late,
            long systems,
            long assessed,
            long answered,
            long met,
            long partly,
            long notMet,
            long notApplicable) {
        String systemsAssessed() {
            return assessed + "/" + systems;
        }

        List<Long> figures() {
            return List.of(systems, answered, met, partly, notMet, notApplicable);
        }
    }

    Map<String, List<Long>> figuresOf(Map<String, Body> bodies) {
        return bodies.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, body -> body.getValue().figures()));
    }

    Map<String, List<Long>> figuresOf(JsonNode api) {
        return api.get("bodies")
                .valueStream()
                .collect(Collectors.toMap(
                        body -> body.get("code").asString(),
                        body -> Stream.of("systems", "answered", "met", "partly", "notMet", "notApplicable")
                                .map(figure -> body.get(figure).asLong())
                                .toList()));
    }

    Map<String, String> statesOf(JsonNode api) {
        return api.get("bodies")
                .valueStream()
                .collect(Collectors.toMap(
                        body -> body.get("code").asString(),
                        body -> body.get("state").asString()));
    }

    Map<String, String> systemsOf(Map<String, Body> bodies) {
        return bodies.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, body -> body.getValue().systemsAssessed()));
    }

    Map<String, String> systemsByName(Map<String, Body> bodies) {
        return bodies.values().stream().collect(Collectors.toMap(Body::name, Body::systemsAssessed));
    }

    Map<String, Body> workbook() throws IOException {
        var file = page.request().get(address + "/picture/workbook.xlsx?directive=" + directive);
        var bodies = new LinkedHashMap<String, Body>();
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(file.body()))) {
            for (var row : book.getFirstSheet().read()) {
                if (row.getRowNum() > 4) {
                    bodies.put(row.getCellText(0), body(row));
                }
            }
        }
        return bodies;
    }

    private static Body body(Row row) {
        return new Body(
                row.getCellText(1),
                !row.getCellText(4).isEmpty(),
                row.getCellText(5).startsWith("trễ"),
                number(row.getCellText(7)),
                number(row.getCellText(8)),
                number(row.getCellText(11)),
                number(row.getCellText(12)),
                number(row.getCellText(13)),
                number(row.getCellText(14)),
                number(row.getCellText(15)));
    }

    JsonNode api() {
        var answer = page.request()
                .get(
                        address + "/api/v1/picture?directive=" + directive,
                        RequestOptions.create().setHeader("Authorization", "Bearer " + token));
        return JsonMapper.shared().readTree(answer.text());
    }

    /// The appendix of the report: systems and assessed systems by name.
    Map<String, String> appendixOfTheReport() throws IOException {
        var file = page.request().get(address + "/reports/consolidated?format=docx&directive=" + directive);
        try (var document = new XWPFDocument(new ByteArrayInputStream(file.body()))) {
            return document.getTables().stream()
                    .filter(SameFigures::isAppendix)
                    .flatMap(table -> table.getRows().stream().skip(1))
                    .collect(Collectors.toMap(
                            row -> row.getCell(1).getText(),
                            row -> (row.getCell(4).getText() + "/"
                                            + row.getCell(3).getText())
                                    .replace(".", "")));
        }
    }

    private static boolean isAppendix(XWPFTable table) {
        var header = table.getRow(0).getTableCells();
        return header.size() == 7 && List.of("TT").contains(header.getFirst().getText());
    }

    private static long number(String shown) {
        return Long.parseLong(shown.replaceAll("\\D", ""));
    }
}
