package vn.khien.inspection;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// What a camera wrote beside the picture, as far as it matters: how the picture is turned, and whether a place is
/// in it (Exif 2.3; XMP).
///
/// @param orientation 1 to 8, as in Exif; 1 is upright
/// @param location whether a place was recorded
record PhotographFacts(int orientation, boolean location) {
    private static final PhotographFacts NOTHING = new PhotographFacts(1, false);
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int APP1 = 0xFFE1;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final int TAG_ORIENTATION = 0x0112;
    private static final int TAG_GPS = 0x8825;
    private static final int PNG_SIGNATURE_BYTES = 8;

    /// Reads a JPEG or PNG file; a broken part ends the reading and is no failure, since the part is not kept anyway.
    static PhotographFacts read(byte[] file) {
        var facts = NOTHING;
        try {
            var bytes = ByteBuffer.wrap(file);
            facts = file.length > 2 && bytes.getShort(0) == (short) 0xFFD8 ? jpeg(bytes, facts) : png(bytes, facts);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException cutShort) {
            return facts;
        }
        return facts;
    }

    private PhotographFacts and(PhotographFacts other) {
        return new PhotographFacts(
                other.orientation == 1 ? orientation : other.orientation, location || other.location);
    }

    private static PhotographFacts jpeg(ByteBuffer bytes, PhotographFacts before) {
        var facts = before;
        for (int at = 2; at + 4 <= bytes.limit(); ) {
            var marker = bytes.getShort(at) & 0xFFFF;
            var length = bytes.getShort(at + 2) & 0xFFFF;
            if (marker == START_OF_SCAN || length < 2) {
                break;
            }
            if (marker == APP1) {
                facts = facts.and(part(bytes.slice(at + 4, Math.min(length - 2, bytes.limit() - at - 4))));
            }
            at += 2 + length;
        }
        return facts;
    }

    private static PhotographFacts png(ByteBuffer bytes, PhotographFacts before) {
        var facts = before;
        for (int at = PNG_SIGNATURE_BYTES; at + 12 <= bytes.limit(); ) {
            var length = bytes.getInt(at);
            var name = new String(bytes.array(), at + 4, 4, StandardCharsets.US_ASCII);
            if (length < 0 || length > bytes.limit() - at - 12) {
                break;
            }
            var content = bytes.slice(at + 8, length);
            if (name.equals("eXIf")) {
                facts = facts.and(tiff(content));
            } else if (name.equals("iTXt") || name.equals("tEXt") || name.equals("zTXt")) {
                facts = facts.and(text(content));
            }
            at += 12 + length;
        }
        return facts;
    }

    private static PhotographFacts part(ByteBuffer content) {
        var head = new byte[Math.min(EXIF.length, content.limit())];
        content.get(0, head);
        return java.util.Arrays.equals(head, EXIF)
                ? tiff(content.slice(EXIF.length, content.limit() - EXIF.length))
                : text(content);
    }

    /// XMP names places in words.
    private static PhotographFacts text(ByteBuffer content) {
        var bytes = new byte[content.limit()];
        content.get(0, bytes);
        return new PhotographFacts(1, new String(bytes, StandardCharsets.ISO_8859_1).contains("GPSLatitude"));
    }

    private static PhotographFacts tiff(ByteBuffer content) {
        var tiff = content.slice();
        tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        var directory = tiff.getInt(4);
        var entries = tiff.getShort(directory) & 0xFFFF;
        var orientation = 1;
        var location = false;
        for (int i = 0; i < entries; i++) {
            var at = directory + 2 + 12 * i;
            var tag = tiff.getShort(at) & 0xFFFF;
            if (tag == TAG_ORIENTATION) {
                orientation = Math.clamp(tiff.getShort(at + 8), 1, 8);
            } else if (tag == TAG_GPS) {
                location = true;
            }
        }
        return new PhotographFacts(orientation, location);
    }
}
