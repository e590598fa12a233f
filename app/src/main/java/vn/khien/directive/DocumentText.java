package vn.khien.directive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import vn.khien.platform.Problem;

/// The text of a document that was handed in: DOCX, PDF with text, or plain text in UTF-8. The kind is told by the
/// first bytes, never by the name. Limits: 20 MB as handed in, 100 MB for one part unpacked, 1,000,000 characters.
final class DocumentText {
    static final int BYTES_MAX = 20 * 1024 * 1024;
    private static final int CHARACTERS_MAX = 1_000_000;
    private static final int PAGES_MAX = 500;
    private static final int EOF_WITHIN = 2_048;
    private static final Pattern STARTS_PARAGRAPH = Pattern.compile(
            "^(?:[IVX]{1,5}\\.|\\d{1,3}\\.|[a-zđ]\\)|\\(\\d{1,2}\\)|[-–+•]|Điều \\d|Nơi nhận|Kính gửi)(?:\\s|:|$).*");

    static {
        ZipSecureFile.setMaxEntrySize(100L * 1024 * 1024);
        ZipSecureFile.setMinInflateRatio(0.005);
    }

    private DocumentText() {}

    /// What reading gave.
    sealed interface Result {
        /// @param mediaType what the bytes were found to be
        record Text(String text, String mediaType) implements Result {}

        record Refused(Problem problem) implements Result {}
    }

    /// The text in NFC, one paragraph a line, or what is wrong with the document and what to do.
    static Result read(byte[] bytes) {
        if (bytes.length > BYTES_MAX) {
            return refused("too-large");
        }
        if (startsWith(bytes, "%PDF-")) {
            return pdf(bytes);
        }
        if (startsWith(bytes, "PK")) {
            return docx(bytes);
        }
        if (startsWith(bytes, "\u00D0\u00CF\u0011\u00E0")) {
            return refused("old-office");
        }
        return plain(bytes);
    }

    /// Pasted text, treated like a plain file.
    static Result plain(byte[] bytes) {
        try {
            var decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return finished(decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded, "text/plain", "no-text");
        } catch (CharacterCodingException notText) {
            return refused("unknown-type");
        }
    }

    private static boolean startsWith(byte[] bytes, String magic) {
        var wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static Result pdf(byte[] bytes) {
        var tail = new String(
                bytes,
                Math.max(0, bytes.length - EOF_WITHIN),
                Math.min(EOF_WITHIN, bytes.length),
                StandardCharsets.ISO_8859_1);
        if (!tail.contains("%%EOF")) {
            return refused("cut-off");
        }
        try (PDDocument document = Loader.loadPDF(bytes)) {
            if (document.getNumberOfPages() > PAGES_MAX) {
                return refused("too-long");
            }
            return finished(joinLines(new PDFTextStripper().getText(document)), "application/pdf", "scanned");
        } catch (InvalidPasswordException locked) {
            return refused("locked");
        } catch (IOException | RuntimeException damaged) {
            return refused("damaged");
        }
    }

    /// A PDF has lines, not paragraphs: a line goes on with the next unless it ends a sentence or the next starts a
    /// clause.
    private static String joinLines(String lines) {
        var text = new StringBuilder();
        for (var line : lines.split("\\R")) {
            var stripped = line.strip();
            if (stripped.isEmpty()) {
                continue;
            }
            var goesOn = !text.isEmpty()
                    && !STARTS_PARAGRAPH.matcher(stripped).matches()
                    && ".;:/".indexOf(text.charAt(text.length() - 1)) < 0
                    && !stripped.equals(stripped.toUpperCase(Locale.ROOT));
            text.append(text.isEmpty() ? "" : goesOn ? " " : "\n").append(stripped);
        }
        return text.toString();
    }

    private static Result docx(byte[] bytes) {
        try (var document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
            var lines = new ArrayList<String>();
            document.getBodyElements().forEach(element -> collect(element, lines));
            return finished(
                    String.join("\n", lines),
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                    "no-text");
        } catch (IOException | RuntimeException damaged) {
            return refused("damaged");
        }
    }

    private static void collect(IBodyElement element, List<String> lines) {
        if (element instanceof XWPFParagraph paragraph) {
            lines.add(paragraph.getText());
        } else if (element instanceof XWPFTable table) {
            for (var row : table.getRows()) {
                var cells = row.getTableCells().stream()
                        .map(cell -> cell.getText().strip())
                        .toList();
                lines.add(String.join(" | ", cells));
            }
        }
    }

    private static Result finished(String raw, String mediaType, String whenEmpty) {
        var text = Normalizer.normalize(raw.replace("\r\n", "\n").replace('\r', '\n'), Normalizer.Form.NFC)
                .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "")
                .strip();
        if (text.codePoints().noneMatch(Character::isLetter)) {
            return refused(whenEmpty);
        }
        return text.length() > CHARACTERS_MAX ? refused("too-long") : new Result.Text(text, mediaType);
    }

    private static Result refused(String why) {
        return new Result.Refused(Problem.at("file", "directive.problem." + why));
    }
}
