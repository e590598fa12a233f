package vn.khien.inventory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import vn.khien.platform.Problem;

/// A workbook that somebody uploads, in a file of its own for as long as it is read: memory does not grow with it.
public final class UploadedWorkbook implements AutoCloseable {
    private final Path file;

    private UploadedWorkbook(Path file) {
        this.file = file;
    }

    public static UploadedWorkbook receive(InputStream content) {
        try {
            var uploaded = new UploadedWorkbook(Files.createTempFile("khien-import", ".xlsx"));
            try {
                Files.copy(content, uploaded.file, StandardCopyOption.REPLACE_EXISTING);
                return uploaded;
            } catch (IOException e) {
                uploaded.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Why the file is not even opened as a workbook, if so.
    public Optional<Problem> refused() {
        return WorkbookGuard.check(file).map(code -> Problem.at("file", code));
    }

    /// What is wrong with the file as a whole, or nothing.
    public Optional<Problem> read(WorkbookReading.Columns columns, WorkbookReading.Sink sink) {
        return WorkbookReading.read(file, columns, sink);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
