package vn.khien.signature;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.GregorianCalendar;
import java.util.HexFormat;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.SignatureOptions;
import org.bouncycastle.crypto.digests.SHA256Digest;
import vn.khien.platform.VietnamTime;

/// A document's room for one signature, made before anybody signs: what signing will append to the document (an
/// incremental update of PDF) with empty places for name, time and signature, and how far the document's hash has come.
/// Signing needs no more than this: it neither reads nor parses the document.
///
/// @param update the bytes that follow the document's own
/// @param hashed state of SHA-256 behind the document's last byte
public record Room(byte[] update, byte[] hashed) {
    /// Signature (CMS) with the demonstration's two certificates: about 1,200 bytes.
    private static final int CMS_BYTES_MAX = 1_536;

    private static final int NAME_UNITS_MAX = 100;
    private static final String NAME = "/Name (";
    private static final String TIME = "/M (";
    private static final String CONTENTS = "/Contents <";
    private static final ZonedDateTime PLACEHOLDER = LocalDate.of(2024, 1, 1).atStartOfDay(VietnamTime.ZONE);
    private static final DateTimeFormatter PDF_TIME =
            DateTimeFormatter.ofPattern("'D:'yyyyMMddHHmmss'+07''00'''").withZone(VietnamTime.ZONE);

    /// @param reason shown by readers of the document, in letters without marks
    static Room in(byte[] pdf, String reason) {
        var signature = new PDSignature();
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(PDSignature.SUBFILTER_ETSI_CADES_DETACHED);
        signature.setName("-".repeat(hex("").length() + 4 * NAME_UNITS_MAX));
        signature.setReason(reason);
        signature.setSignDate(GregorianCalendar.from(PLACEHOLDER));
        try (var document = Loader.loadPDF(pdf);
                var options = new SignatureOptions()) {
            options.setPreferredSignatureSize(CMS_BYTES_MAX);
            document.addSignature(signature, options);
            var out = new ByteArrayOutputStream(pdf.length + 4 * CMS_BYTES_MAX);
            document.saveIncrementalForExternalSigning(out).setSignature(new byte[0]);
            var hash = new SHA256Digest();
            hash.update(pdf, 0, pdf.length);
            return new Room(Arrays.copyOfRange(out.toByteArray(), pdf.length, out.size()), hash.getEncodedState());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The signature over a hash.
    interface Signer {
        byte[] sign(byte[] sha256);
    }

    /// What a signature adds to a document.
    ///
    /// @param update the bytes that follow the document's own
    /// @param sha256 of the whole signed document
    public record Signed(byte[] update, byte[] sha256) {}

    /// Writes name, time and signature into their places.
    Signed fill(String name, Instant at, Signer signer) {
        var bytes = update.clone();
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        write(bytes, text.indexOf(NAME) + NAME.length() - 1, text.indexOf(')', text.indexOf(NAME)) + 1, hex(name));
        write(bytes, text.indexOf(TIME) + TIME.length(), text.indexOf(')', text.indexOf(TIME)), PDF_TIME.format(at));
        var from = text.indexOf(CONTENTS) + CONTENTS.length();
        var to = text.indexOf('>', from);
        var covered = new SHA256Digest(hashed);
        covered.update(bytes, 0, from - 1);
        var whole = new SHA256Digest(covered);
        covered.update(bytes, to + 1, bytes.length - to - 1);
        var value = HexFormat.of().formatHex(signer.sign(finish(covered)));
        if (value.length() > to - from) {
            throw new IllegalStateException("a signature of %d hex digits has no room".formatted(value.length()));
        }
        System.arraycopy(value.getBytes(StandardCharsets.US_ASCII), 0, bytes, from, value.length());
        whole.update(bytes, from - 1, bytes.length - from + 1);
        return new Signed(bytes, finish(whole));
    }

    /// A PDF string of any letters: UTF-16 in hex digits.
    private static String hex(String name) {
        var kept = name.substring(0, Math.min(NAME_UNITS_MAX, name.length()));
        return "<FEFF" + HexFormat.of().formatHex(kept.getBytes(StandardCharsets.UTF_16BE)) + ">";
    }

    private static void write(byte[] bytes, int from, int to, String text) {
        Arrays.fill(bytes, from, to, (byte) ' ');
        System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, bytes, from, text.length());
    }

    private static byte[] finish(SHA256Digest digest) {
        var hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return hash;
    }
}
