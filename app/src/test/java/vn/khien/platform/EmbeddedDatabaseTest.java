package vn.khien.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The data folder, and the programs of the database in it, are for their owner alone.
class EmbeddedDatabaseTest {
    @TempDir
    Path above;

    @Test
    void nobodyElseCanEnterTheDataFolder() throws IOException {
        var folder = above.resolve("data");
        try (var _ = EmbeddedDatabase.start(folder, false)) {
            for (var place : new Path[] {folder, folder.resolve("pg"), folder.resolve("pg-binaries")}) {
                assertThat(Files.getPosixFilePermissions(place))
                        .as("%s", place)
                        .doesNotContain(PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE);
            }
        }
    }
}
