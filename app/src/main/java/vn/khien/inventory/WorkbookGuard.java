package vn.khien.inventory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// Looks at an uploaded workbook before any reader does: its container, its size unpacked, and what it must not hold.
/// Limits: 20 MB packed, 400 MB unpacked, 200 times its size, 2,000 parts.
final class WorkbookGuard {
    static final long BYTES_MAX = 20L * 1024 * 1024;
    private static final long UNPACKED_MAX = 400L * 1024 * 1024;
    private static final long RATIO_MAX = 200;
    private static final long RATIO_FREE = 4L * 1024 * 1024;
    private static final int ENTRIES_MAX = 2_000;
    private static final int BUFFER = 64 * 1024;
    private static final Pattern DATE_1904 = Pattern.compile("date1904=\"(?:1|true)\"");

    private WorkbookGuard() {}

    /// The key of what is wrong, or nothing.
    static Optional<String> check(Path file) {
        try {
            if (Files.size(file) > BYTES_MAX) {
                return wrong("too-large");
            }
            var head = head(file);
            if (head.startsWith("\u00D0\u00CF\u0011\u00E0")) {
                return wrong("old-or-locked");
            }
            if (!head.startsWith("PK")) {
                return wrong("no-workbook");
            }
            return Optional.ofNullable(container(file));
        } catch (IOException | RuntimeException damaged) {
            return wrong("damaged");
        }
    }

    private static Optional<String> wrong(String what) {
        return Optional.of("inventory.problem.file." + what);
    }

    private static String head(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(8), StandardCharsets.ISO_8859_1);
        }
    }

    private static @Nullable String container(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var names = new HashSet<String>();
            long unpacked = 0;
            var entries = zip.entries();
            while (entries.hasMoreElements()) {
                var entry = entries.nextElement();
                if (names.size() > ENTRIES_MAX || !names.add(entry.getName())) {
                    return "inventory.problem.file.damaged";
                }
                var part = new Part(entry.getName(), unpacked, Files.size(file));
                var found = part.read(zip, entry);
                if (found != null) {
                    return found;
                }
                unpacked += part.bytes;
            }
            if (!names.contains("xl/workbook.xml")) {
                return "inventory.problem.file.no-workbook";
            }
            return null;
        }
    }

    /// One part, read through once.
    private static final class Part {
        private final String name;
        private final long before;
        private final long packed;
        private long bytes;

        Part(String name, long before, long packed) {
            this.name = name;
            this.before = before;
            this.packed = packed;
        }

        @Nullable
        String read(ZipFile zip, ZipEntry entry) throws IOException {
            if (name.startsWith("xl/externalLinks/")) {
                return "inventory.problem.file.links";
            }
            if (name.endsWith("vbaProject.bin")) {
                return "inventory.problem.file.macros";
            }
            if (name.contains("..") || name.startsWith("/") || name.contains("\\")) {
                return "inventory.problem.file.damaged";
            }
            var tail = "";
            try (var in = zip.getInputStream(entry)) {
                var buffer = new byte[BUFFER];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    bytes += read;
                    if (before + bytes > UNPACKED_MAX
                            || (before + bytes > RATIO_FREE && before + bytes > packed * RATIO_MAX)) {
                        return "inventory.problem.file.bomb";
                    }
                    var text = tail + new String(buffer, 0, read, StandardCharsets.ISO_8859_1);
                    var found = look(text);
                    if (found != null) {
                        return found;
                    }
                    tail = text.substring(Math.max(0, text.length() - 64));
                }
            }
            return null;
        }

        private @Nullable String look(String text) {
            if (!name.endsWith(".xml") && !name.endsWith(".rels")) {
                return null;
            }
            if (text.contains("<!DOCTYPE") || text.contains("<!ENTITY")) {
                return "inventory.problem.file.unsafe";
            }
            if (name.equals("xl/workbook.xml") && DATE_1904.matcher(text).find()) {
                return "inventory.problem.file.date1904";
            }
            if (name.equals("xl/workbook.xml") && text.contains("purl.oclc.org/ooxml")) {
                return "inventory.problem.file.strict";
            }
            if (name.startsWith("xl/worksheets/sheet") && text.contains("<mergeCell ")) {
                return "inventory.problem.file.merged";
            }
            return null;
        }
    }
}
