package vn.khien.verifier;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// A receipt with its package and document, made as the system makes them.
record Made(KeyPair key, byte[] receipt, byte[] sealed, byte[] pdf) {

    static Made one() throws GeneralSecurityException {
        return with(Map.of());
    }

    /// With some members other than usual; the signature is right all the same.
    static Made with(Map<String, Json> other) throws GeneralSecurityException {
        var key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var sealed = CanonicalJson.bytes(object(Map.of(
                "format", text("khien-package/1"),
                "directive", object(Map.of("number", text("33/CĐ-TTg"))),
                "organisation", object(Map.of("code", text("LDG"), "name", text("Tỉnh Lâm Đồng"))),
                "systems", new Json.Items(java.util.List.of()))));
        var pdf = "%PDF-1.7 a document".getBytes(StandardCharsets.US_ASCII);
        var raw = Arrays.copyOfRange(key.getPublic().getEncoded(), 12, 44);
        Map<String, Json> members = new LinkedHashMap<>();
        members.put("format", text("khien-receipt/1"));
        members.put("number", text("KH-2024-000017"));
        members.put("directive", text("33/CĐ-TTg"));
        members.put("organisationCode", text("LDG"));
        members.put("organisationName", text("Tỉnh Lâm Đồng"));
        members.put("packageSha256", text(SystemKey.sha256(sealed)));
        members.put("pdfSha256", text(SystemKey.sha256(pdf)));
        members.put("signedBy", text("Trần Thị Bình"));
        members.put("receivedAt", text("2024-04-30T01:00:00.123456Z"));
        members.put("due", text("2024-04-29T17:00:00Z"));
        members.put("lateBySeconds", new Json.Whole(28_800));
        members.put("replaces", new Json.Nothing());
        members.put("keyId", text(SystemKey.sha256(raw).substring(0, 32)));
        members.put("publicKey", text(HexFormat.of().formatHex(raw)));
        members.putAll(other);
        var signer = Signature.getInstance("Ed25519");
        signer.initSign(key.getPrivate());
        signer.update(Receipt.signedBytes(members));
        members.put("signature", text(HexFormat.of().formatHex(signer.sign())));
        return new Made(key, CanonicalJson.bytes(object(members)), sealed, pdf);
    }

    byte[] pem() {
        return ("-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(key.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    static Json text(String text) {
        return new Json.Text(text);
    }

    private static Json object(Map<String, Json> members) {
        return new Json.Members(members);
    }
}
