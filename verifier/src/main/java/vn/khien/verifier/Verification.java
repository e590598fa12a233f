package vn.khien.verifier;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What was checked of a receipt and of the files that go with it, one finding for each check.
///
/// @param keyIsTrusted whether the key was given by the reader; otherwise it is the receipt's own, which proves only
///        that the receipt was not changed since it was signed with that key
public record Verification(Receipt receipt, List<Finding> findings, boolean keyIsTrusted) {
    static final int PACKAGE_BYTES_MAX = 256 * 1024 * 1024;
    private static final String PACKAGE_FORMAT = "khien-package/1";

    public Verification {
        findings = List.copyOf(findings);
    }

    /// One check and how it ended.
    ///
    /// @param code key of its sentence in [Words]
    public record Finding(String code, boolean good) {}

    public boolean valid() {
        return findings.stream().allMatch(Finding::good);
    }

    /// @param packageBytes the sealed package, if it is at hand
    /// @param pdfBytes the signed document, if it is at hand
    /// @param trusted key file in PEM, if the reader has one
    /// @throws UnusableInput when one of them cannot be judged
    public static Verification of(
            byte[] receiptBytes, byte @Nullable [] packageBytes, byte @Nullable [] pdfBytes, byte @Nullable [] trusted)
            throws UnusableInput {
        var receipt = Receipt.read(receiptBytes);
        var own = new SystemKey(receipt.publicKey());
        var findings = new ArrayList<Finding>();
        if (trusted != null) {
            findings.add(new Finding("key", SystemKey.readPem(trusted).equals(own)));
        }
        findings.add(new Finding("key-id", receipt.keyId().equals(own.id())));
        findings.add(new Finding("signature", own.signed(receipt.signedBytes(), receipt.signature())));
        findings.add(new Finding("lateness", receipt.agreesAboutLateness()));
        if (packageBytes != null) {
            checkPackage(receipt, packageBytes, findings);
        }
        if (pdfBytes != null) {
            findings.add(new Finding("pdf", SystemKey.sha256(pdfBytes).equals(receipt.pdfSha256())));
        }
        return new Verification(receipt, findings, trusted != null);
    }

    private static void checkPackage(Receipt receipt, byte[] bytes, List<Finding> findings) throws UnusableInput {
        var same = SystemKey.sha256(bytes).equals(receipt.packageSha256());
        findings.add(new Finding("package", same));
        if (same) {
            findings.add(new Finding("package-content", speaksOf(receipt, bytes)));
        }
    }

    /// A package with the right hash still has to be canonical, and to speak of what the receipt speaks of.
    private static boolean speaksOf(Receipt receipt, byte[] bytes) throws UnusableInput {
        if (!(StrictJson.read(bytes, PACKAGE_BYTES_MAX) instanceof Json.Members content)
                || !text(content.byName(), "format").equals(PACKAGE_FORMAT)) {
            throw new UnusableInput("not-a-package", "");
        }
        return Arrays.equals(CanonicalJson.bytes(content), bytes)
                && text(members(content.byName(), "directive"), "number").equals(receipt.directive())
                && text(members(content.byName(), "organisation"), "code").equals(receipt.organisationCode());
    }

    private static Map<String, Json> members(Map<String, Json> of, String name) {
        return of.get(name) instanceof Json.Members(var inner) ? inner : Map.of();
    }

    private static String text(Map<String, Json> of, String name) {
        return of.get(name) instanceof Json.Text(var text) ? text : "";
    }
}
