package vn.khien.verifier;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A receipt (giấy biên nhận): what the system promises to have received, from whom, and when. The file is exactly
/// the canonical JSON (RFC 8785) of its members, so there is one way to write a receipt and none to rewrite it.
/// The format is described in `docs/receipt-format.md`.
///
/// @param due the first instant that is late; null where nothing was due
/// @param lateBySeconds null: in time
/// @param replaces number of the receipt that this one replaces, if any
/// @param publicKey the system's Ed25519 key, raw, in hex
public record Receipt(
        String number,
        String directive,
        String organisationCode,
        String organisationName,
        String packageSha256,
        String pdfSha256,
        String signedBy,
        Instant receivedAt,
        @Nullable Instant due,
        @Nullable Long lateBySeconds,
        @Nullable String replaces,
        String keyId,
        String publicKey,
        String signature,
        byte[] signedBytes) {
    public static final String FORMAT = "khien-receipt/1";

    static final int BYTES_MAX = 64 * 1024;
    private static final Set<String> NAMES = Set.of(
            "format",
            "number",
            "directive",
            "organisationCode",
            "organisationName",
            "packageSha256",
            "pdfSha256",
            "signedBy",
            "receivedAt",
            "due",
            "lateBySeconds",
            "replaces",
            "keyId",
            "publicKey",
            "signature");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]*");

    /// @throws UnusableInput when the bytes are not a receipt of this format
    public static Receipt read(byte[] bytes) throws UnusableInput {
        if (!(StrictJson.read(bytes, BYTES_MAX) instanceof Json.Members members)) {
            throw new UnusableInput("not-a-receipt", "");
        }
        var fields = new Fields(members.byName());
        var format = fields.text("format");
        if (!format.equals(FORMAT)) {
            throw new UnusableInput("unknown-format", format);
        }
        if (!members.byName().keySet().equals(NAMES)) {
            throw new UnusableInput("not-a-receipt", "unknown members");
        }
        if (!Arrays.equals(CanonicalJson.bytes(members), bytes)) {
            throw new UnusableInput("not-canonical", "");
        }
        return new Receipt(
                fields.text("number"),
                fields.text("directive"),
                fields.text("organisationCode"),
                fields.text("organisationName"),
                fields.hex("packageSha256", 32),
                fields.hex("pdfSha256", 32),
                fields.text("signedBy"),
                fields.instant("receivedAt"),
                fields.absent("due") ? null : fields.instant("due"),
                fields.absent("lateBySeconds") ? null : fields.whole("lateBySeconds"),
                fields.absent("replaces") ? null : fields.text("replaces"),
                fields.hex("keyId", 16),
                fields.hex("publicKey", 32),
                fields.hex("signature", 64),
                signedBytes(members.byName()));
    }

    /// What the signature is over: all members but the signature itself, canonical.
    static byte[] signedBytes(Map<String, Json> members) {
        var signed = new LinkedHashMap<>(members);
        signed.remove("signature");
        return CanonicalJson.bytes(new Json.Members(signed));
    }

    /// Whether "late by" is what the two instants say.
    boolean agreesAboutLateness() {
        if (due == null || receivedAt.isBefore(due)) {
            return lateBySeconds == null;
        }
        return lateBySeconds != null
                && lateBySeconds == Duration.between(due, receivedAt).toSeconds();
    }

    private record Fields(Map<String, Json> members) {

        boolean absent(String name) {
            return members.get(name) instanceof Json.Nothing;
        }

        String text(String name) throws UnusableInput {
            if (members.get(name) instanceof Json.Text(var text)) {
                return text;
            }
            throw new UnusableInput("not-a-receipt", name);
        }

        long whole(String name) throws UnusableInput {
            if (members.get(name) instanceof Json.Whole(var number)) {
                return number;
            }
            throw new UnusableInput("not-a-receipt", name);
        }

        String hex(String name, int bytes) throws UnusableInput {
            var text = text(name);
            if (text.length() != 2 * bytes || !HEX.matcher(text).matches()) {
                throw new UnusableInput("not-a-receipt", name);
            }
            return text;
        }

        Instant instant(String name) throws UnusableInput {
            try {
                return Instant.parse(text(name));
            } catch (DateTimeParseException e) {
                throw new UnusableInput("not-a-receipt", name);
            }
        }
    }
}
