package vn.khien.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreparedNationTest {
    @TempDir
    private Path folder = Path.of(".");

    private Path data = Path.of(".");
    private PreparedNation nation = new PreparedNation(Path.of("."));

    @BeforeEach
    void prepare() throws IOException {
        data = folder.resolve("data");
        nation = new PreparedNation(folder.resolve("nation"));
        write(nation.folder().resolve("pg/base/1"), "rows");
        write(nation.folder().resolve("keys/head"), "key");
        Files.setPosixFilePermissions(
                nation.folder().resolve("keys/head"), PosixFilePermissions.fromString("rw-------"));
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    @Test
    void aFirstStartTakesItOverIntoAFolderThatItsOwnerAloneEnters() throws IOException {
        nation.takeOver(data);
        assertThat(data.resolve("pg/base/1")).hasContent("rows");
        assertThat(data.resolve("keys/head")).hasContent("key");
        assertThat(permissions(data)).isEqualTo("rwx------");
        assertThat(permissions(data.resolve("keys/head"))).isEqualTo("rw-------");
        assertThat(Files.list(data)).hasSize(2);
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void theNationStaysForTheNextFolder() throws IOException {
        nation.takeOver(data);
        write(data.resolve("pg/base/1"), "changed");
        var other = folder.resolve("other");
        nation.takeOver(other);
        assertThat(other.resolve("pg/base/1")).hasContent("rows");
    }

    @Test
    void whatWorksAlreadyIsLeftAlone() throws IOException {
        write(data.resolve("pg/base/1"), "own");
        write(data.resolve("keys/head"), "own");
        nation.takeOver(data);
        assertThat(data.resolve("pg/base/1")).hasContent("own");
        assertThat(data.resolve("keys/head")).hasContent("own");
    }

    @Test
    void aFolderThatHoldsSomethingElseIsLeftAlone() throws IOException {
        write(data.resolve("keys/head"), "own");
        nation.takeOver(data);
        assertThat(data.resolve("keys/head")).hasContent("own");
        assertThat(data.resolve("pg")).doesNotExist();
    }

    @Test
    void anInterruptedCopyIsDoneAgain() throws IOException {
        write(data.resolve("pg-coming/base/1"), "ro");
        write(data.resolve("keys/head"), "k");
        nation.takeOver(data);
        assertThat(data.resolve("pg/base/1")).hasContent("rows");
        assertThat(data.resolve("keys/head")).hasContent("key");
        assertThat(data.resolve("pg-coming")).doesNotExist();
    }

    @Test
    void anInterruptedCopyDoesNotReplaceADatabase() throws IOException {
        write(data.resolve("pg-coming/base/1"), "ro");
        write(data.resolve("pg/base/1"), "own");
        nation.takeOver(data);
        assertThat(data.resolve("pg/base/1")).hasContent("own");
    }

    @Test
    void aProgramThatTheLauncherDidNotStartHasNone() {
        assertThat(PreparedNation.find()).isEmpty();
    }
}
