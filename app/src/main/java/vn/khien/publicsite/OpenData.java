package vn.khien.publicsite;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.page.Texts;
import vn.khien.platform.CsvLine;
import vn.khien.platform.VietnamTime;

/// The open tables as files: CSV (RFC 4180, UTF-8 with a byte-order mark, so that a spreadsheet reads the marks), JSON,
/// and the dictionary that explains every field of both.
@Component
class OpenData {
    static final String LICENCE = "CC BY 4.0";
    static final String LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/";
    private static final List<String> COLUMNS =
            List.of("table", "group", "name_vi", "name_en", "size", "hidden", "measure", "value");

    private final JsonMapper json;
    private final Texts texts;

    OpenData(JsonMapper json, Texts texts) {
        this.json = json;
        this.texts = texts;
    }

    /// One line for each group and measure; a hidden group has one line without a size and a value.
    byte[] csv(OpenState state) {
        var text = new StringBuilder(CsvLine.BYTE_ORDER_MARK).append(CsvLine.of(COLUMNS));
        for (var table : state.tables()) {
            for (var row : table.rows()) {
                if (row.hidden()) {
                    line(text, table.name(), row, "", "");
                } else {
                    row.values().forEach((measure, value) -> line(text, table.name(), row, measure, "" + value));
                }
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder text, String table, OpenState.Row row, String measure, String value) {
        text.append(CsvLine.of(List.of(
                table,
                row.group(),
                row.nameVi(),
                row.nameEn(),
                row.hidden() ? "" : "" + row.size(),
                row.hidden() ? "yes" : "no",
                measure,
                value)));
    }

    byte[] json(OpenState state, boolean demonstration) {
        var tables = new ArrayList<Map<String, Object>>();
        for (var table : state.tables()) {
            var rows = new ArrayList<Map<String, Object>>();
            for (var row : table.rows()) {
                var one = new LinkedHashMap<String, Object>();
                one.put("group", row.group());
                one.put("nameVi", row.nameVi());
                one.put("nameEn", row.nameEn());
                one.put("hidden", row.hidden());
                one.put("size", row.hidden() ? null : row.size());
                one.put("values", row.hidden() ? null : row.values());
                rows.add(one);
            }
            tables.add(Map.of("table", table.name(), "rows", rows));
        }
        var whole = new LinkedHashMap<String, Object>();
        whole.put("format", "khien-open-state/1");
        whole.put("asOf", state.asOf().atZone(VietnamTime.ZONE).toOffsetDateTime());
        whole.put("directive", state.number().isEmpty() ? null : state.number());
        whole.put("demonstration", demonstration);
        whole.put("licence", Map.of("name", LICENCE, "address", LICENCE_ADDRESS));
        whole.put("dictionary", "/public/data/dictionary.json");
        whole.put("tables", tables);
        return json.writeValueAsBytes(whole);
    }

    byte[] dictionary(LocalDate since) {
        var fields = new LinkedHashMap<String, Object>();
        for (var column : COLUMNS) {
            fields.put(column, both("publicsite.data.field." + column));
        }
        var measures = new LinkedHashMap<String, Object>();
        for (var measure : List.of(
                "acknowledged",
                "submitted",
                "late",
                "systems",
                "assessed",
                "approved",
                "carried_out",
                "met",
                "partly",
                "not_met",
                "not_applicable")) {
            measures.put(measure, both("publicsite.data.measure." + measure));
        }
        var tables = new LinkedHashMap<String, Object>();
        for (var table : List.of("bodies", "levels", "requirements")) {
            tables.put(table, both("publicsite.data.table." + table));
        }
        var whole = new LinkedHashMap<String, Object>();
        whole.put("format", "khien-open-dictionary/1");
        whole.put("licence", Map.of("name", LICENCE, "address", LICENCE_ADDRESS));
        whole.put("since", since.toString());
        whole.put("refresh", "PT1M");
        whole.put("leastGroup", SmallGroups.LEAST);
        whole.put("hiding", both("publicsite.data.hiding"));
        whole.put("tables", tables);
        whole.put("fields", fields);
        whole.put("measures", measures);
        return json.writeValueAsBytes(whole);
    }

    private Map<String, String> both(String key) {
        var both = new LinkedHashMap<String, String>();
        both.put("vi", texts.text(Texts.VIETNAMESE, key));
        both.put("en", texts.text(Texts.ENGLISH, key));
        return both;
    }
}
