package vn.khien.cli;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/// The data folder of a demonstration nation that the build made while it learned what a start needs. A first start
/// takes it over instead of making the same nation once more.
record PreparedNation(Path folder) {
    /// Names the folder; set by the launcher where the folder belongs to who starts the program.
    static final String PROPERTY = "khien.nation";

    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rwx------");
    private static final String DATABASE = "pg";
    private static final String COMING = "pg-coming";

    /// Empty where the program was not started by the launcher, or its build could not make a nation.
    static Optional<PreparedNation> find() {
        return Optional.of(System.getProperty(PROPERTY, ""))
                .filter(name -> !name.isEmpty())
                .map(Path::of)
                .filter(folder -> Files.isDirectory(folder.resolve(DATABASE)))
                .map(PreparedNation::new);
    }

    /// Copies the nation into a data folder in which nothing is yet. The database gets its name last: what an
    /// interrupted copy left behind is replaced by the next one. The copy is not forced to the disk; a machine that
    /// loses its power in the first half minute loses the demonstration.
    ///
    /// @throws IOException where the folder cannot be written
    void takeOver(Path data) throws IOException {
        if (!isFree(data)) {
            return;
        }
        Files.createDirectories(data, PosixFilePermissions.asFileAttribute(OWNER_ALONE));
        delete(data.resolve(COMING));
        copy(folder.resolve(DATABASE), data.resolve(COMING));
        try (var kept = Files.list(folder)) {
            for (var each : kept.filter(one -> !one.endsWith(DATABASE)).toList()) {
                delete(data.resolve(each.getFileName()));
                copy(each, data.resolve(each.getFileName()));
            }
        }
        Files.move(data.resolve(COMING), data.resolve(DATABASE), StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean isFree(Path data) throws IOException {
        if (!Files.exists(data)) {
            return true;
        }
        try (var inside = Files.list(data)) {
            return inside.findAny().isEmpty() || isLeftBehind(data);
        }
    }

    private static boolean isLeftBehind(Path data) {
        return Files.exists(data.resolve(COMING)) && !Files.exists(data.resolve(DATABASE));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                return copyOne(folder);
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                return copyOne(file);
            }

            private FileVisitResult copyOne(Path one) throws IOException {
                Files.copy(one, to.resolve(from.relativize(one)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /// Of a folder that may not exist.
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
