package vn.khien.publicsite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.support.KhienTest;

@KhienTest
class OpenDataTest {
    @Autowired
    private OpenData data;

    @Autowired
    private JsonMapper json;

    private final OpenState state = new OpenState(
            Instant.parse("2024-04-25T02:41:00Z"),
            "33/CĐ-TTg",
            "",
            List.of(new OpenState.Table(
                    "bodies",
                    List.of("submitted"),
                    List.of(
                            new OpenState.Row(
                                    "province", "Tỉnh, \"thành\"", "Provinces", 63, false, Map.of("submitted", 40L)),
                            new OpenState.Row("other", "Khác", "Others", 0, true, Map.of())))));

    @Test
    void theFileForSpreadsheetsQuotesWhatNeedsItAndHoldsNoFigureOfAHiddenGroup() {
        var csv = new String(data.csv(state), StandardCharsets.UTF_8);
        assertThat(csv)
                .isEqualTo("\ufefftable,group,name_vi,name_en,size,hidden,measure,value\r\n"
                        + "bodies,province,\"Tỉnh, \"\"thành\"\"\",Provinces,63,no,submitted,40\r\n"
                        + "bodies,other,Khác,Others,,yes,,\r\n");
    }

    @Test
    void bothFilesSayTheSameAndCarryLicenceAndMoment() {
        var tree = json.readTree(data.json(state, true));
        assertThat(tree.get("asOf").asString()).isEqualTo("2024-04-25T09:41:00+07:00");
        assertThat(tree.get("licence").get("name").asString()).isEqualTo("CC BY 4.0");
        assertThat(tree.get("demonstration").asBoolean()).isTrue();
        var rows = tree.get("tables").get(0).get("rows");
        assertThat(rows.get(0).get("values").get("submitted").asInt()).isEqualTo(40);
        assertThat(rows.get(1).get("values").isNull()).isTrue();
        assertThat(rows.get(1).get("size").isNull()).isTrue();
    }

    @Test
    void theDictionaryExplainsEveryFieldInBothLanguages() {
        var dictionary = json.readTree(data.dictionary(LocalDate.of(2024, 4, 7)));
        var header = new String(data.csv(state), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElseThrow();
        for (var field : header.replace("\ufeff", "").split(",")) {
            assertThat(dictionary.get("fields").get(field).get("vi").asString())
                    .as(field)
                    .doesNotStartWith("[");
            assertThat(dictionary.get("fields").get(field).get("en").asString()).isNotBlank();
        }
    }
}
