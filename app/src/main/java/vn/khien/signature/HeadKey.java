package vn.khien.signature;

import eu.europa.esig.dss.enumerations.Indication;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import vn.khien.platform.DataFolder;

/// The demonstration key with which heads sign documents (PAdES baseline B): kept by the server, issued by a small
/// authority of its own. It proves that the document was not changed; it is no certificate of a public authority.
@Component
public class HeadKey {
    private static final char[] STORE_PASSWORD = "demonstration".toCharArray();
    private static final String ALIAS = "head";
    private static final String AUTHORITY = "CN=Khien demonstration authority";
    private static final long YEARS_MS = 15L * 365 * 24 * 3600 * 1000;
    private static final Checked NO_SIGNATURE = new Checked(false, "NO_SIGNATURE_FOUND", "", "", null);
    private static final Instant SINCE = Instant.parse("2023-01-01T00:00:00Z");

    /// Read when it is first needed: a start does not wait for it.
    private final SingletonSupplier<Kept> kept;

    HeadKey(DataFolder data) {
        this.kept = SingletonSupplier.of(() -> new Kept(new KeyFiles(data.path())));
    }

    /// The key, who issued it, and what they have revoked.
    private static final class Kept {
        private final X509Certificate authority;
        private final Cms cms;
        private final byte[] revoked;

        Kept(KeyFiles files) {
            var stored = files.readOrMake(
                    "head-key.p12", () -> make(revoked -> files.readOrMake("head-authority.crl", () -> revoked)));
            try {
                var store = KeyStore.getInstance("PKCS12");
                store.load(new ByteArrayInputStream(stored), STORE_PASSWORD);
                var chain = Stream.of(store.getCertificateChain(ALIAS))
                        .map(X509Certificate.class::cast)
                        .toList();
                this.authority = chain.getLast();
                this.cms = new Cms((PrivateKey) store.getKey(ALIAS, STORE_PASSWORD), chain);
            } catch (GeneralSecurityException | IOException e) {
                throw new IllegalStateException("the demonstration key cannot be read", e);
            }
            this.revoked = files.readOrMake("head-authority.crl", () -> new byte[0]);
        }
    }

    /// What checking a signed document found. Only `TOTAL_PASSED` is valid; what cannot be decided is not.
    ///
    /// @param indication of ETSI EN 319 102-1, or `NO_SIGNATURE_FOUND` where there is none
    /// @param reason its sub-indication, empty if none
    /// @param certificate subject of the signing certificate
    /// @param claimedAt when the signer says to have signed
    public record Checked(
            boolean valid,
            String indication,
            String reason,
            String certificate,
            @Nullable Instant claimedAt) {}

    /// Checks a document that one person signed.
    public Checked check(byte[] signedPdf) {
        return check(signedPdf, 1);
    }

    /// Validates against the demonstration authority alone and its list of revoked certificates. Where that list is
    /// missing, nothing is valid.
    ///
    /// @param signatures how many there must be, and each has to pass; told is the first that does not
    public Checked check(byte[] signedPdf, int signatures) {
        var anchors = new CommonTrustedCertificateSource();
        anchors.addCertificate(new CertificateToken(kept.obtain().authority));
        var verifier = new CommonCertificateVerifier();
        verifier.setTrustedCertSources(anchors);
        var revoked = kept.obtain().revoked;
        if (revoked.length > 0) {
            verifier.setCrlSource(new ExternalResourcesCRLSource(new ByteArrayInputStream(revoked)));
        }
        try {
            var validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(signedPdf));
            validator.setCertificateVerifier(verifier);
            var report = validator.validateDocument().getSimpleReport();
            return report.getSignatureIdList().isEmpty() ? NO_SIGNATURE : checked(report, signatures);
        } catch (DSSException | UnsupportedOperationException unreadable) {
            return NO_SIGNATURE;
        }
    }

    private static Checked checked(SimpleReport report, int signatures) {
        var ids = report.getSignatureIdList();
        var id = ids.stream()
                .filter(one -> report.getIndication(one) != Indication.TOTAL_PASSED)
                .findFirst()
                .orElse(ids.getFirst());
        var reason = report.getSubIndication(id);
        var claimed = report.getSigningTime(id);
        return new Checked(
                report.getIndication(id) == Indication.TOTAL_PASSED && report.getSignaturesCount() == signatures,
                String.valueOf(report.getIndication(id)),
                reason == null ? "" : reason.name(),
                String.valueOf(report.getSignedBy(id)),
                claimed == null ? null : claimed.toInstant());
    }

    /// Adds a signature to the document; those that it has stay valid.
    ///
    /// @param reason shown by readers of the document, in letters without marks
    public byte[] sign(byte[] pdf, String signer, String reason, Instant at) {
        var update = sign(makeRoom(pdf, reason), signer, at).update();
        var signed = Arrays.copyOf(pdf, pdf.length + update.length);
        System.arraycopy(update, 0, signed, pdf.length, update.length);
        return signed;
    }

    /// Does for a document all that does not depend on who signs and when: most of the work.
    ///
    /// @param reason shown by readers of the document, in letters without marks
    public Room makeRoom(byte[] pdf, String reason) {
        return Room.in(pdf, reason);
    }

    /// Signs the document in which the room was made: it and what is given back, one behind the other, are the signed
    /// document.
    public Room.Signed sign(Room room, String signer, Instant at) {
        return room.fill(signer, at, kept.obtain().cms::sign);
    }

    private static byte[] make(Consumer<byte[]> revocationList) {
        try {
            var authority = pair();
            var head = pair();
            var root = certificate(AUTHORITY, authority, AUTHORITY, authority, true);
            var leaf = certificate("CN=Khien demonstration signature of heads", head, AUTHORITY, authority, false);
            revocationList.accept(nothingRevoked(authority));
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, STORE_PASSWORD);
            store.setKeyEntry(ALIAS, head.getPrivate(), STORE_PASSWORD, new Certificate[] {leaf, root});
            var out = new ByteArrayOutputStream();
            store.store(out, STORE_PASSWORD);
            return out.toByteArray();
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("the demonstration key cannot be made", e);
        }
    }

    /// The authority's list of revoked certificates (RFC 5280, section 5), with none on it.
    private static byte[] nothingRevoked(KeyPair authority) throws OperatorCreationException, IOException {
        var list = new X509v2CRLBuilder(new X500Name(AUTHORITY), Date.from(SINCE));
        list.setNextUpdate(new Date(SINCE.toEpochMilli() + YEARS_MS));
        return list.build(new JcaContentSignerBuilder("SHA256withECDSA").build(authority.getPrivate()))
                .getEncoded();
    }

    private static KeyPair pair() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(
            String subject, KeyPair own, String issuer, KeyPair by, boolean authority)
            throws GeneralSecurityException, OperatorCreationException, IOException {
        var builder = new JcaX509v3CertificateBuilder(
                new X500Name(issuer),
                BigInteger.valueOf(System.nanoTime()),
                Date.from(SINCE),
                new Date(SINCE.toEpochMilli() + YEARS_MS),
                new X500Name(subject),
                own.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(
                        authority
                                ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                                : KeyUsage.nonRepudiation | KeyUsage.digitalSignature));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
    }
}
