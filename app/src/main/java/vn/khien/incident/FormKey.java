package vn.khien.incident;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The key of one form: sent twice, it finds what the first sending made. From it comes the key by which somebody who
/// did not sign in follows the incident: eight letters and digits that are not mistaken for each other.
final class FormKey {
    private static final String LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ23456789";
    private static final int FOLLOW_LENGTH = 8;
    private static final int BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private FormKey() {}

    static String fresh() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /// @param typed empty where a client sends none: such a call is never a repetition
    static byte[] hash(String purpose, String typed) {
        return sha256(purpose + ":" + (typed.isBlank() ? fresh() : typed.strip()));
    }

    static String follow(String form) {
        var hash = sha256("follow:" + form);
        var key = new StringBuilder();
        for (int i = 0; i < FOLLOW_LENGTH; i++) {
            key.append(i == FOLLOW_LENGTH / 2 ? "-" : "").append(LETTERS.charAt((hash[i] & 0xff) % LETTERS.length()));
        }
        return key.toString();
    }

    /// Of a follow-up key as typed, whatever its case and dashes.
    static byte[] hashOfFollow(String key) {
        return sha256("key:" + key.replaceAll("[^A-Za-z0-9]", "").toUpperCase(java.util.Locale.ROOT));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
