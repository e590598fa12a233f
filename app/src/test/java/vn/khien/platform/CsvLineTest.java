package vn.khien.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvLineTest {
    @Test
    void noCellIsAFormulaAndEachReadsBack() {
        assertThat(CsvLine.of(List.of("=1+1", "+1", "-1", "@a", "\tb", "a=1", "")))
                .isEqualTo("'=1+1,'+1,'-1,'@a,'\tb,a=1,\r\n");
        assertThat(CsvLine.of(List.of("a,b", "c \"d\"", "e\nf"))).isEqualTo("\"a,b\",\"c \"\"d\"\"\",\"e\nf\"\r\n");
    }
}
