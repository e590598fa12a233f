package vn.khien.publicsite;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/// A page as it goes over the wire: plain and compressed, with the tag by which a reader asks whether it changed.
final class Drawn {
    private static final int TAG_BYTES = 12;

    private final String type;
    private final byte[] plain;
    private final byte[] zipped;
    private final String tag;

    private Drawn(String type, byte[] plain, byte[] zipped, String tag) {
        this.type = type;
        this.plain = plain;
        this.zipped = zipped;
        this.tag = tag;
    }

    /// @param type media type with its charset
    static Drawn of(String type, byte[] plain) {
        return new Drawn(type, plain, zip(plain), HexFormat.of().formatHex(hash(plain), 0, TAG_BYTES));
    }

    boolean holds(byte[] bytes) {
        return Arrays.equals(plain, bytes);
    }

    String type() {
        return type;
    }

    byte[] bytes(boolean compressed) {
        return compressed ? zipped : plain;
    }

    /// Two forms are two things to a cache, so they carry two tags.
    String tag(boolean compressed) {
        return "\"" + tag + (compressed ? "-gz\"" : "\"");
    }

    private static byte[] zip(byte[] plain) {
        var out = new ByteArrayOutputStream(plain.length / 3 + 64);
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] hash(byte[] plain) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(plain);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
