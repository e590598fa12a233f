package vn.khien.platform;

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
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.tika.Tika;
import org.jspecify.annotations.Nullable;

/// Files of one room, kept once each under the hash of their content: `room/ab/abcdef…`. What a file is, is told from
/// its content; a name proves nothing. Only the types that the room takes get in.
public final class KeptFiles {
    /// Documents, pictures, sound and film. Nothing that a browser would run: no HTML, no SVG, no archives.
    public static final Set<String> HARMLESS = Set.of(
            "application/pdf",
            "image/png",
            "image/jpeg",
            "image/webp",
            "video/mp4",
            "audio/mpeg",
            "text/plain",
            "application/x-tika-ooxml",
            "application/vnd.oasis.opendocument.text");

    public static final long BYTES_MAX = 20L * 1024 * 1024;
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;
    private final Predicate<String> takes;

    /// Made when a file first comes: the types that it knows are read from a long list.
    private static final class Types {
        private static final Tika TIKA = new Tika();
    }

    private KeptFiles(DataFolder data, String room, Predicate<String> takes) {
        this.folder = data.path().resolve(room);
        this.takes = takes;
    }

    /// Takes what is [#HARMLESS].
    ///
    /// @param room name of the folder below the data folder
    public KeptFiles(DataFolder data, String room) {
        this(data, room, HARMLESS::contains);
    }

    /// Takes every type: for a room that gives files back as downloads only, from which nothing runs.
    public static KeptFiles ofEveryType(DataFolder data, String room) {
        return new KeptFiles(data, room, _ -> true);
    }

    /// How keeping a file ends.
    public sealed interface Outcome {
        record Kept(File file) implements Outcome {}

        record TooLarge() implements Outcome {}

        record Empty() implements Outcome {}

        /// The content is of a type that is not taken.
        record NotTaken(String mediaType) implements Outcome {}
    }

    /// @param sha256 of the content, in hex
    /// @param mediaType told from the content
    public record File(String sha256, String mediaType, long bytes) {}

    /// Keeps the content, at most [#BYTES_MAX] of it.
    public Outcome keep(InputStream stream) {
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

    /// Keeps the content, or names in `problems`, at `file`, why it cannot be taken.
    ///
    /// @param problem start of the room's codes for it, which end in `large`, `empty` and `type`
    public @Nullable File keep(InputStream stream, String problem, List<Problem> problems) {
        switch (keep(stream)) {
            case Outcome.Kept(var file) -> {
                return file;
            }
            case Outcome.TooLarge() -> problems.add(Problem.at("file", problem + "large"));
            case Outcome.Empty() -> problems.add(Problem.at("file", problem + "empty"));
            case Outcome.NotTaken(var type) -> problems.add(Problem.at("file", problem + "type", type));
        }
        return null;
    }

    private Outcome keep(InputStream stream, Path incoming) throws IOException {
        var digest = sha256();
        var bytes = 0L;
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
        String type;
        try (var content = Files.newInputStream(incoming)) {
            type = Types.TIKA.detect(content);
        }
        if (!takes.test(type)) {
            return new Outcome.NotTaken(type);
        }
        var hash = HexFormat.of().formatHex(digest.digest());
        var place = place(hash);
        if (!Files.exists(place)) {
            Files.createDirectories(place.getParent());
            Files.move(incoming, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        return new Outcome.Kept(new File(hash, type, bytes));
    }

    /// Where the content of a hash lies.
    public Path place(String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("not a hash");
        }
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
