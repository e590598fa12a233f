package vn.khien.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/// Keys that this installation made for itself, in its data folder, readable by its owner alone.
public final class KeyFiles {
    private final Path folder;

    public KeyFiles(Path data) {
        this.folder = data.resolve("keys");
    }

    /// The bytes of a file, made at the first time.
    public byte[] readOrMake(String name, Supplier<byte[]> make) {
        try {
            var file = folder.resolve(name);
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.write(file, make.get());
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
