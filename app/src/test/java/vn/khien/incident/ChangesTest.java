package vn.khien.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.khien.incident.Changes.Fate;

class ChangesTest {
    @Test
    void onlyWhatSaysSomethingElseIsListedAndTextsByWord() {
        var before = new Content(
                Map.of(Field.KIND, "ransomware", Field.SERVICE, "stopped", Field.DONE, "Đã ngắt mạng 14 máy chủ"));
        var after = new Content(Map.of(
                Field.KIND,
                "ransomware",
                Field.SERVICE,
                "degraded",
                Field.DONE,
                "Đã ngắt mạng 16 máy chủ và tìm nguyên nhân"));
        var changes = Changes.between(before, after);
        assertThat(changes).extracting(Changes.Change::field).containsExactly(Field.SERVICE, Field.DONE);
        assertThat(changes.getFirst().before()).isEqualTo("stopped");
        assertThat(changes.getLast().words())
                .containsExactly(
                        new Changes.Words(Fate.KEPT, "Đã ngắt mạng"),
                        new Changes.Words(Fate.REMOVED, "14"),
                        new Changes.Words(Fate.ADDED, "16"),
                        new Changes.Words(Fate.KEPT, "máy chủ"),
                        new Changes.Words(Fate.ADDED, "và tìm nguyên nhân"));
    }

    @Test
    void theFirstReportSaysEverythingAnewAndAFieldLeftOutIsNoChange() {
        var first = new Content(Map.of(Field.KIND, "leak", Field.WHERE, Field.UNKNOWN));
        assertThat(Changes.between(Content.EMPTY, first)).hasSize(2);
        assertThat(Changes.between(first, new Content(Map.of(Field.KIND, "leak"))))
                .isEmpty();
    }
}
