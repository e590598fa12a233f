package vn.khien.inventory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// A workbook whose sheet begins well and breaks off.
final class DamagedWorkbook {
    private DamagedWorkbook() {}

    /// @param percent of the sheet that stays, 0 to 100
    static byte[] breakingOffAt(int percent, byte[] whole) throws IOException {
        var file = Files.createTempFile("whole", ".xlsx");
        try {
            Files.write(file, whole);
            var out = new ByteArrayOutputStream();
            try (var from = new ZipFile(file.toFile());
                    var to = new ZipOutputStream(out)) {
                for (var entry : from.stream().toList()) {
                    var content = from.getInputStream(entry).readAllBytes();
                    var sheet = entry.getName().startsWith("xl/worksheets/sheet");
                    to.putNextEntry(new ZipEntry(entry.getName()));
                    to.write(content, 0, sheet ? content.length * percent / 100 : content.length);
                }
            }
            return out.toByteArray();
        } finally {
            Files.delete(file);
        }
    }
}
