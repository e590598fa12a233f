package vn.khien.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnonymityTest {
    private static final List<String> NAMES =
            List.of("Bệnh viện ĐK Minh Tâm (giả định)", "LDG-SYT", "head.LDG", "Trần Thị Bình", "MT");

    @Test
    void aNameOfTheRegisterIsFoundWhateverItsCaseAndMarks() {
        assertThat(Anonymity.named("tại BENH VIEN DK MINH TAM (gia dinh), do trần thị bình báo", NAMES))
                .containsExactly("Bệnh viện ĐK Minh Tâm (giả định)", "Trần Thị Bình");
        assertThat(Anonymity.named("tài khoản HEAD.ldg bị lộ", NAMES)).containsExactly("head.LDG");
    }

    @Test
    void aNameInsideAnotherWordIsNone() {
        assertThat(Anonymity.named("mã XLDG-SYTX, một bệnh viện", NAMES)).isEmpty();
    }

    @Test
    void whatLooksLikeANameAnAddressOrACodeIsMarked() {
        var marked = Anonymity.marked(
                        "Ông Nguyễn Văn An gọi 0912 345 678, máy 10.0.3.17 nối tới xau.example, thư a.b@co.vn, hệ thống LDG-019.")
                .stream()
                .filter(Anonymity.Piece::marked)
                .map(Anonymity.Piece::text)
                .toList();
        assertThat(marked)
                .containsExactly(
                        "Ông Nguyễn Văn An", "0912 345 678", "10.0.3.17", "xau.example", "a.b@co.vn", "LDG-019");
    }

    @Test
    void nothingIsLostBetweenTheMarks() {
        var text = "Một cơ quan ở Tây Nguyên bị mã hóa dữ liệu.";
        assertThat(Anonymity.marked(text).stream().map(Anonymity.Piece::text).reduce("", String::concat))
                .isEqualTo(text);
    }
}
