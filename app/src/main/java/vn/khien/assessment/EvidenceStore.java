package vn.khien.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.tika.Tika;
import org.springframework.stereotype.Component;
import vn.khien.platform.DataFolder;

/// Files that stand for answers, kept once each under the hash of their content: `evidence/ab/abcdef…`. The type is
/// told from the content; a name proves nothing.
@Component
class EvidenceStore {
    static final long BYTES_MAX = 20L * 1024 * 1024;
    private static final int BUFFER_BYTES = 64 * 1024;

    private final Path folder;
    private final Tika tika = new Tika();

    EvidenceStore(DataFolder data) {
        this.folder = data.path().resolve("evidence");
    }

    sealed interface Outcome {
        record Kept(Content content) implements Outcome {}

        record TooLarge() implements Outcome {}

        record Empty() implements Outcome {}
    }

    record Content(String sha256, String mediaType, long bytes) {}

    Outcome keep(InputStream stream) {
        try {
            var incoming =
                    Files.createTempFile(Files.createDirectories(folder.resolve("incoming")), "received", ".part");
            try {
                return keep(stream, incoming);
            } finally {
                Files.deleteIfExists(incoming);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Outcome keep(InputStream stream, Path incoming) throws IOException {
        var digest = sha256();
        long bytes = 0;
        try (var reading = new DigestInputStream(stream, digest);
                var writing = Files.newOutputStream(incoming)) {
            var buffer = new byte[BUFFER_BYTES];
            for (int read = reading.read(buffer); read >= 0; read = reading.read(buffer)) {
                bytes += read;
                if (bytes > BYTES_MAX) {
                    return new Outcome.TooLarge();
                }
                writing.write(buffer, 0, read);
            }
        }
        if (bytes == 0) {
            return new Outcome.Empty();
        }
        var hash = HexFormat.of().formatHex(digest.digest());
        String mediaType;
        try (var content = Files.newInputStream(incoming)) {
            mediaType = tika.detect(content);
        }
        var place = place(hash);
        if (!Files.exists(place)) {
            Files.createDirectories(place.getParent());
            Files.move(incoming, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return new Outcome.Kept(new Content(hash, mediaType, bytes));
    }

    Path place(String sha256) {
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
