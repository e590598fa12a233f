package vn.khien.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.khien.platform.DataFolder;
import vn.khien.signature.KeyFiles;
import vn.khien.verifier.CanonicalJson;
import vn.khien.verifier.Json;
import vn.khien.verifier.Receipt;

/// The system's Ed25519 key, and the receipts that it signs (`khien-receipt/1`, docs/receipt-format.md).
@Component
class ReceiptKey {
    private static final int RAW_BYTES = 32;

    private final AsymmetricKeyParameter secret;
    private final byte[] spki;
    private final String publicKey;
    private final String keyId;

    ReceiptKey(DataFolder data) {
        var files = new KeyFiles(data.path());
        var both = files.readOrMake("receipt-key", ReceiptKey::make);
        var spkiLength = both[0];
        this.spki = Arrays.copyOfRange(both, 1, 1 + spkiLength);
        var raw = Arrays.copyOfRange(spki, spki.length - RAW_BYTES, spki.length);
        this.publicKey = HexFormat.of().formatHex(raw);
        this.keyId = HexFormat.of().formatHex(Gathering.sha256(raw)).substring(0, 32);
        try {
            this.secret = PrivateKeyFactory.createKey(Arrays.copyOfRange(both, 1 + spkiLength, both.length));
        } catch (IOException e) {
            throw new UncheckedIOException("the receipt key cannot be read", e);
        }
    }

    /// One byte with the length of the public key, the public key (SPKI), the private key (PKCS 8).
    private static byte[] make() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var open = pair.getPublic().getEncoded();
            var hidden = pair.getPrivate().getEncoded();
            var both = new byte[1 + open.length + hidden.length];
            both[0] = (byte) open.length;
            System.arraycopy(open, 0, both, 1, open.length);
            System.arraycopy(hidden, 0, both, 1 + open.length, hidden.length);
            return both;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The public key as a PEM file.
    String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(spki)
                + "\n-----END PUBLIC KEY-----\n";
    }

    /// What a receipt promises.
    record Facts(
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
            @Nullable String replaces) {}

    byte[] receipt(Facts facts) {
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("format", new Json.Text(Receipt.FORMAT));
        members.put("number", new Json.Text(facts.number()));
        members.put("directive", new Json.Text(facts.directive()));
        members.put("organisationCode", new Json.Text(facts.organisationCode()));
        members.put("organisationName", new Json.Text(facts.organisationName()));
        members.put("packageSha256", new Json.Text(facts.packageSha256()));
        members.put("pdfSha256", new Json.Text(facts.pdfSha256()));
        members.put("signedBy", new Json.Text(facts.signedBy()));
        members.put(
                "receivedAt",
                new Json.Text(facts.receivedAt().truncatedTo(ChronoUnit.MICROS).toString()));
        members.put(
                "due",
                facts.due() == null
                        ? new Json.Nothing()
                        : new Json.Text(facts.due().toString()));
        members.put(
                "lateBySeconds",
                facts.lateBySeconds() == null ? new Json.Nothing() : new Json.Whole(facts.lateBySeconds()));
        members.put("replaces", facts.replaces() == null ? new Json.Nothing() : new Json.Text(facts.replaces()));
        members.put("keyId", new Json.Text(keyId));
        members.put("publicKey", new Json.Text(publicKey));
        members.put("signature", new Json.Text(sign(CanonicalJson.bytes(new Json.Members(members)))));
        return CanonicalJson.bytes(new Json.Members(members));
    }

    /// By Bouncy Castle: the same signature (RFC 8032 leaves no choice), in a tenth of the JDK's time.
    private String sign(byte[] bytes) {
        var signer = new Ed25519Signer();
        signer.init(true, secret);
        signer.update(bytes, 0, bytes.length);
        return HexFormat.of().formatHex(signer.generateSignature());
    }
}
