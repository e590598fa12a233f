package vn.khien.directive;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The head of a document: number, kind, subject, who issued it and when, as far as its first lines say so.
///
/// @param kind code of a [Directive.Kind]
record Head(
        @Nullable String number,
        String kind,
        String title,
        String issuer,
        @Nullable LocalDate signedOn) {
    private static final int LOOK_AT = 2_500;
    private static final int TITLE_MAX = 300;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    /// Not a day by which, from which or until which something is to be done.
    private static final Pattern SIGNED = Pattern.compile(
            "(?<!(?:trước|sau|từ|đến|hết|quá|nhất|nhất là|trong)\\s{1,2})ngày\\s{1,2}(\\d{1,2})(?:\\s?/\\s?|\\s{1,2}tháng\\s{1,2})(\\d{1,2})(?:\\s?/\\s?|\\s{1,2}năm\\s{1,2})(\\d{4})",
            FLAGS);
    private static final Pattern SUBJECT = Pattern.compile("(?:^|\\s)(?:về việc|v/v)\\s+([^\\n]{5,300})", FLAGS);
    private static final Pattern OWN_NUMBER = Pattern.compile(
            "(?:số\\s?:\\s?|(?:công điện|chỉ thị|nghị quyết|kế hoạch|công văn)\\s(?:số\\s)?)([^\\s|]{2,30})", FLAGS);
    private static final Map<String, String> ISSUERS = Map.of(
            "TTg", "Thủ tướng Chính phủ",
            "CP", "Chính phủ",
            "VPCP", "Văn phòng Chính phủ",
            "BTTTT", "Bộ Thông tin và Truyền thông",
            "BCA", "Bộ Công an",
            "BQP", "Bộ Quốc phòng",
            "TW", "Ban Chấp hành Trung ương Đảng");

    static Head read(String body) {
        var start = body.substring(0, Math.min(body.length(), LOOK_AT));
        var number = number(start);
        return new Head(number, kind(start, number), title(start), issuer(number), signedOn(start));
    }

    private static @Nullable String number(String start) {
        var own = OWN_NUMBER.matcher(start);
        while (own.find()) {
            var canonical = DocumentNumber.canonical(own.group(1).replaceAll("[,.;:)]+$", ""));
            if (canonical.isPresent() && canonical.get().contains("/")) {
                return canonical.get();
            }
        }
        return null;
    }

    private static String kind(String start, @Nullable String number) {
        var sign = number == null ? "" : number;
        if (sign.contains("/CĐ-")) {
            return Directive.Kind.DISPATCH.code();
        }
        if (sign.contains("-CT/")) {
            return Directive.Kind.PARTY_INSTRUCTION.code();
        }
        if (sign.contains("/CT-")) {
            return Directive.Kind.INSTRUCTION.code();
        }
        if (sign.contains("/NQ-") || sign.contains("-NQ/")) {
            return Directive.Kind.RESOLUTION.code();
        }
        if (sign.contains("/KH-")) {
            return Directive.Kind.PLAN.code();
        }
        if (!sign.isEmpty()) {
            return Directive.Kind.LETTER.code();
        }
        return start.toLowerCase(Locale.ROOT).contains("công điện")
                ? Directive.Kind.DISPATCH.code()
                : Directive.Kind.OTHER.code();
    }

    private static String title(String start) {
        var subject = SUBJECT.matcher(start);
        if (subject.find()) {
            var words = subject.group(1).strip().replaceAll("[.;]$", "");
            return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        }
        var first = start.lines()
                .map(String::strip)
                .filter(line -> line.length() > 20)
                .findFirst()
                .orElse(start.strip());
        return first.length() > TITLE_MAX ? first.substring(0, TITLE_MAX) : first;
    }

    private static String issuer(@Nullable String number) {
        if (number == null) {
            return "";
        }
        for (var part : number.split("[/-]")) {
            var issuer = ISSUERS.get(part);
            if (issuer != null) {
                return issuer;
            }
        }
        return "";
    }

    private static @Nullable LocalDate signedOn(String start) {
        var matcher = SIGNED.matcher(start);
        while (matcher.find()) {
            try {
                return LocalDate.of(
                        Integer.parseInt(matcher.group(3)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(1)));
            } catch (DateTimeException noSuchDay) {
                continue;
            }
        }
        return null;
    }
}
