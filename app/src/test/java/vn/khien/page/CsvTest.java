package vn.khien.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {
    @Test
    void cellsWithSeparatorsAreQuoted() {
        assertThat(Csv.line(List.of("a", "b,c", "d\"e", "f\ng"))).isEqualTo("a,\"b,c\",\"d\"\"e\",\"f\ng\"\r\n");
    }

    @Test
    void whatASpreadsheetWouldRunIsText() {
        assertThat(Csv.line(List.of("=cmd|' /C calc'!A0", "+1+1", "@SUM(A1)", "-2+3", "\tx")))
                .isEqualTo("'=cmd|' /C calc'!A0,'+1+1,'@SUM(A1),'-2+3,'\tx\r\n");
        assertThat(Csv.line(List.of("-5", "0", "12.5"))).isEqualTo("-5,0,12.5\r\n");
    }
}
