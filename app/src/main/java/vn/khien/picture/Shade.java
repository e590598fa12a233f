package vn.khien.picture;

import org.jspecify.annotations.Nullable;

/// The shade of a tile: the further, the darker; red only for late.
final class Shade {
    private Shade() {}

    static String of(Picture.@Nullable Body body) {
        return body == null ? "t0" : ofState(body.state());
    }

    static String ofState(String state) {
        return switch (state) {
            case "submitted" -> "t4";
            case "to-sign" -> "t3";
            case "assessing" -> "t2";
            case "acknowledged" -> "t1";
            case "late" -> "t0 late";
            default -> "t0";
        };
    }
}
