package vn.khien.page;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import vn.khien.platform.Folding;

/// A file that somebody handed in, as it is given out: always to be saved, never shown, and even where a browser shows
/// it, nothing in it runs.
public final class Download {
    private static final String SANDBOX = "default-src 'none'; sandbox";
    private static final int NAME_MAX = 160;

    private Download() {}

    public static ResponseEntity<Resource> of(Path file, String name, String mediaType) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", SANDBOX)
                .contentType(MediaType.parseMediaType(mediaType))
                .body(new FileSystemResource(file));
    }

    /// The name of a file as kept: no folders, no marks that turn the direction of writing, never empty, not endless.
    public static String cleanName(String given) {
        var name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        var clean = Folding.clean(name);
        var excess = clean.codePointCount(0, clean.length()) - NAME_MAX;
        var cut = excess > 0 ? clean.substring(clean.offsetByCodePoints(0, excess)) : clean;
        return cut.isBlank() || cut.equals(".") || cut.equals("..") ? "tep" : cut;
    }
}
