package vn.khien.nation;

import java.util.List;
import java.util.SplittableRandom;

/// Fictional people: family, middle and given names put together by chance.
final class Names {
    private static final List<String> FAMILY = List.of(
            "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý");
    private static final List<String> MIDDLE = List.of(
            "Văn", "Thị", "Minh", "Thu", "Đức", "Quang", "Ngọc", "Thanh", "Hữu", "Kim", "Xuân", "Hải", "Gia", "Bảo");
    private static final List<String> GIVEN = List.of(
            "An", "Bình", "Châu", "Dung", "Đạt", "Giang", "Hà", "Hạnh", "Hiếu", "Hòa", "Hương", "Khánh", "Lan", "Linh",
            "Long", "Mai", "Nam", "Nga", "Phong", "Phúc", "Quân", "Sơn", "Tâm", "Thảo", "Trang", "Tuấn", "Vinh", "Yến");

    private final SplittableRandom chance;

    Names(SplittableRandom chance) {
        this.chance = chance;
    }

    String next() {
        return any(FAMILY) + " " + any(MIDDLE) + " " + any(GIVEN);
    }

    private String any(List<String> words) {
        return words.get(chance.nextInt(words.size()));
    }
}
