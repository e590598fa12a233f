package vn.khien.web;

import java.io.IOException;

/// The body of a request goes on behind the limit; the rest is not read.
final class BodyTooLarge extends IOException {
    private static final int BYTES_PER_MEGABYTE = 1024 * 1024;

    private final transient long bytesMax;

    BodyTooLarge(long bytesMax) {
        super("a body of more than " + bytesMax + " bytes");
        this.bytesMax = bytesMax;
    }

    Refusal refusal() {
        return Refusal.of(413, "", "web.refusal.body-large", bytesMax / BYTES_PER_MEGABYTE);
    }
}
