package vn.khien.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The head of an official document: who issues it and under whom, number and sign, place and day (Decree
/// 30/2020/NĐ-CP, Appendix I, part I).
///
/// @param superior name of the body directly above, where the form names one: not for ministries and provinces
/// @param name of the issuing body, as in the register
/// @param number number and sign, such as `Số: ……/BC-UBND`
/// @param place name of the place (địa danh); null where it is not known, and the line begins with the day
public record Letterhead(
        @Nullable String superior,
        String name,
        String number,
        @Nullable String place,
        LocalDate day) {
    private static final Locale VI = Locale.of("vi", "VN");
    private static final String COMMITTEE = "UBND ";
    private static final int TWO_DIGITS = 10;

    /// Name in full and in capitals; a People's Committee stands above its territory.
    public List<String> nameLines() {
        return lines(name);
    }

    public List<String> superiorLines() {
        return superior == null ? List.of() : lines(superior);
    }

    private static List<String> lines(String name) {
        return name.startsWith(COMMITTEE)
                ? List.of("ỦY BAN NHÂN DÂN", name.substring(COMMITTEE.length()).toUpperCase(VI))
                : List.of(name.toUpperCase(VI));
    }

    /// `Hà Nội, ngày 07 tháng 4 năm 2024`
    public String dateLine() {
        return place == null ? day(day).replaceFirst("n", "N") : place + ", " + day(day);
    }

    /// `ngày 07 tháng 4 năm 2024`: days below ten, and January and February, with a zero before them.
    public static String day(LocalDate day) {
        var month = day.getMonthValue() <= 2 ? "0" + day.getMonthValue() : String.valueOf(day.getMonthValue());
        var date = day.getDayOfMonth() < TWO_DIGITS ? "0" + day.getDayOfMonth() : String.valueOf(day.getDayOfMonth());
        return "ngày " + date + " tháng " + month + " năm " + day.getYear();
    }
}
