package vn.khien.directive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AmendableClausesTest {
    private static List<KeptClause> read(String text) {
        return ClauseReader.read(text).stream()
                .map(clause -> new KeptClause(clause.position(), clause))
                .toList();
    }

    @Test
    void headingsAndTheLetterheadAreNoClauses() {
        var clauses = read("""
                THỦ TƯỚNG CHÍNH PHỦ
                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                Độc lập - Tự do - Hạnh phúc
                Số: 33/CĐ-TTg
                Hà Nội, ngày 07 tháng 4 năm 2024
                CÔNG ĐIỆN
                Về việc tăng cường bảo đảm an toàn thông tin mạng
                Thủ tướng Chính phủ yêu cầu:
                I. NHIỆM VỤ CHUNG
                1. Các bộ, ngành, địa phương
                a) Rà soát các hệ thống thông tin;
                b) Gửi kết quả trước ngày 30 tháng 4 năm 2024.
                2. Bộ Thông tin và Truyền thông:
                a) Hướng dẫn việc rà soát.
                3. Tổ chức diễn tập hằng năm
                Nơi nhận:
                - Như trên;
                """);
        assertThat(AmendableClauses.of(clauses, List.of()))
                .extracting(one -> one.what().number())
                .containsExactly("I.1.a", "I.1.b", "I.2", "I.2.a", "I.3");
    }

    @Test
    void aDocumentWithoutNumbersOffersItsSentences() {
        var clauses = read("CÔNG VĂN\nV/v rà soát hệ thống\nCác đơn vị rà soát hệ thống.\nGửi kết quả trước 30/4.");
        assertThat(AmendableClauses.of(clauses, List.of()))
                .extracting(one -> one.what().text())
                .containsExactly("Các đơn vị rà soát hệ thống.", "Gửi kết quả trước 30/4.");
    }
}
