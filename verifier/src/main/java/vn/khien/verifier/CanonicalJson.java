package vn.khien.verifier;

import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/// The JSON Canonicalization Scheme (RFC 8785): one value, one sequence of bytes. Names are ordered by UTF-16 code
/// units, there is no white space, and numbers are written as ECMAScript writes them.
public final class CanonicalJson {
    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    public static byte[] bytes(Json value) {
        var writer = new CanonicalJson();
        writer.write(value);
        return writer.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void write(Json value) {
        switch (value) {
            case Json.Members(var members) -> {
                var before = '{';
                for (var member : new TreeMap<>(members).entrySet()) {
                    out.append(before);
                    write(member.getKey());
                    out.append(':');
                    write(member.getValue());
                    before = ',';
                }
                out.append(members.isEmpty() ? "{}" : "}");
            }
            case Json.Items(var items) -> {
                var before = '[';
                for (var item : items) {
                    out.append(before);
                    write(item);
                    before = ',';
                }
                out.append(items.isEmpty() ? "[]" : "]");
            }
            case Json.Text(var text) -> write(text);
            case Json.Whole(var number) -> out.append(number);
            case Json.Real(var number) -> out.append(number(number));
            case Json.Truth(var truth) -> out.append(truth);
            case Json.Nothing() -> out.append("null");
        }
    }

    private void write(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ') {
                        out.append("\\u00")
                                .append(Character.forDigit(c >> 4, 16))
                                .append(Character.forDigit(c & 15, 16));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    /// A number as ECMAScript's Number::toString writes it: the shortest digits that give the same double.
    static String number(double number) {
        if (number == 0) {
            return "0";
        }
        var sign = number < 0 ? "-" : "";
        var shortest = Shortest.of(Math.abs(number));
        var digits = shortest.digits();
        var count = digits.length();
        var point = shortest.point();
        if (point > 21 || point < -5) {
            var exponent = point - 1;
            var fraction = count == 1 ? "" : "." + digits.substring(1);
            return sign + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
        }
        if (point <= 0) {
            return sign + "0." + "0".repeat(-point) + digits;
        }
        return point >= count
                ? sign + digits + "0".repeat(point - count)
                : sign + digits.substring(0, point) + "." + digits.substring(point);
    }

    /// Digits d1 d2 … and the place of the decimal point: 0.d1d2… × 10^point.
    private record Shortest(String digits, int point) {

        /// Java writes the shortest digits too (since 19), but never fewer than two of them.
        static Shortest of(double number) {
            var written = new java.math.BigDecimal(Double.toString(number)).stripTrailingZeros();
            var digits = written.unscaledValue().toString();
            var point = digits.length() - written.scale();
            if (digits.length() == 2) {
                for (var one : new int[] {digits.charAt(0) - '0' + 1, digits.charAt(0) - '0'}) {
                    if (Double.parseDouble("0." + one + "E" + point) == number && one < 10) {
                        return new Shortest(Integer.toString(one), point);
                    }
                }
            }
            return new Shortest(digits, point);
        }
    }
}
