package vn.khien.verifier;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A public key (Ed25519, RFC 8032) with which the system signs receipts.
///
/// @param raw the 32 bytes, in hex
record SystemKey(String raw) {
    private static final byte[] SPKI_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    /// Reads a key file in PEM, as `openssl pkey -pubin` reads it.
    static SystemKey readPem(byte[] bytes) throws UnusableInput {
        var text = new String(bytes, StandardCharsets.US_ASCII).strip();
        if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
            throw new UnusableInput("not-a-key", "");
        }
        try {
            var inner = text.substring(BEGIN.length(), text.length() - END.length());
            var spki = Base64.getMimeDecoder().decode(inner);
            if (spki.length != SPKI_HEAD.length + 32
                    || !Arrays.equals(Arrays.copyOf(spki, SPKI_HEAD.length), SPKI_HEAD)) {
                throw new UnusableInput("not-a-key", "");
            }
            return new SystemKey(HexFormat.of().formatHex(spki, SPKI_HEAD.length, spki.length));
        } catch (IllegalArgumentException e) {
            throw new UnusableInput("not-a-key", "");
        }
    }

    /// The first half of the key's SHA-256, in hex.
    String id() {
        return sha256(HexFormat.of().parseHex(raw)).substring(0, 32);
    }

    boolean signed(byte[] content, String signature) throws UnusableInput {
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(publicKey());
            verifier.update(content);
            return verifier.verify(HexFormat.of().parseHex(signature));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        var spki = Arrays.copyOf(SPKI_HEAD, SPKI_HEAD.length + 32);
        System.arraycopy(HexFormat.of().parseHex(raw), 0, spki, SPKI_HEAD.length, 32);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki));
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
