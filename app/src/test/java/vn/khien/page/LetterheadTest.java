package vn.khien.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/// Decree 30/2020/NĐ-CP, Appendix I, part I.
class LetterheadTest {
    private static final LocalDate DAY = LocalDate.of(2024, 4, 25);

    @Test
    void aPeoplesCommitteeStandsInFullAboveItsTerritory() {
        assertThat(new Letterhead(null, "UBND tỉnh Nam Định", "Số: ……/BC-UBND", "Nam Định", DAY).nameLines())
                .containsExactly("ỦY BAN NHÂN DÂN", "TỈNH NAM ĐỊNH");
    }

    @Test
    void aBodyBelowNamesItsSuperiorFirst() {
        var head = new Letterhead("UBND tỉnh Nam Định", "Sở Y tế", "Số: ……/BC-SYT", "Nam Định", DAY);
        assertThat(head.superiorLines()).containsExactly("ỦY BAN NHÂN DÂN", "TỈNH NAM ĐỊNH");
        assertThat(head.nameLines()).containsExactly("SỞ Y TẾ");
    }

    @Test
    void daysBelowTenAndTheFirstTwoMonthsHaveAZeroBeforeThem() {
        assertThat(Letterhead.day(LocalDate.of(2024, 4, 7))).isEqualTo("ngày 07 tháng 4 năm 2024");
        assertThat(Letterhead.day(LocalDate.of(2025, 2, 10))).isEqualTo("ngày 10 tháng 02 năm 2025");
        assertThat(Letterhead.day(LocalDate.of(2025, 11, 30))).isEqualTo("ngày 30 tháng 11 năm 2025");
    }

    @Test
    void thePlaceStandsBeforeTheDayWhereItIsKnown() {
        assertThat(new Letterhead(null, "Bộ Y tế", "Số: ……/BC-BYT", "Hà Nội", DAY).dateLine())
                .isEqualTo("Hà Nội, ngày 25 tháng 4 năm 2024");
        assertThat(new Letterhead(null, "Tập đoàn Cao su", "Số: ……/BC-CS", null, DAY).dateLine())
                .isEqualTo("Ngày 25 tháng 4 năm 2024");
    }
}
