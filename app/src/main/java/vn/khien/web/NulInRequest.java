package vn.khien.web;

/// A text in the request holds U+0000, which no text of the database can hold.
final class NulInRequest extends RuntimeException {
    private final String place;

    NulInRequest(String place) {
        super("U+0000 in " + readable(place));
        this.place = readable(place);
    }

    /// Name of the parameter, with U+0000 in it shown as a sign.
    String place() {
        return place;
    }

    private static String readable(String name) {
        return name.replace('\0', '\u2400');
    }
}
