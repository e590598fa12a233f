package vn.khien.directive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

/// What a document's bytes give, and the sentence that a bad one ends in.
class DocumentTextTest {
    private static byte[] docx(String... paragraphs) throws IOException {
        try (var document = new XWPFDocument();
                var out = new ByteArrayOutputStream()) {
            for (var paragraph : paragraphs) {
                document.createParagraph().createRun().setText(paragraph);
            }
            document.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] scannedPdf() throws IOException {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.save(out);
            return out.toByteArray();
        }
    }

    private static byte[] zip(String entry, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("""
                    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>
                    """.strip().getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("_rels/.rels"));
            zip.write("""
                    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
                    """.strip().getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static String refusal(byte[] bytes) {
        return DocumentText.read(bytes) instanceof DocumentText.Result.Refused(var problem) ? problem.code() : "read";
    }

    @Test
    void paragraphsOfAWordDocumentAreLines() throws IOException {
        assertThat(DocumentText.read(docx("Bộ Công an", "a) Chủ trì")))
                .isInstanceOfSatisfying(
                        DocumentText.Result.Text.class,
                        read -> assertThat(read.text()).isEqualTo("Bộ Công an\na) Chủ trì"));
    }

    @Test
    void textIsComposed() {
        var decomposed = java.text.Normalizer.normalize("Bộ Quốc phòng", java.text.Normalizer.Form.NFD);
        assertThat(DocumentText.read(decomposed.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        DocumentText.Result.Text.class,
                        read -> assertThat(read.text()).isEqualTo("Bộ Quốc phòng"));
    }

    @Test
    void aScanWithoutTextIsRefused() throws IOException {
        assertThat(refusal(scannedPdf())).isEqualTo("directive.problem.scanned");
    }

    @Test
    void aPdfThatIsCutOffIsRefused() throws IOException {
        var whole = scannedPdf();
        assertThat(refusal(Arrays.copyOf(whole, whole.length / 2))).isEqualTo("directive.problem.cut-off");
    }

    @Test
    void externalEntitiesInAWordDocumentAreRefused() throws IOException {
        var xxe = """
                <?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>
                <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>
                """;
        assertThat(refusal(zip("word/document.xml", xxe.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("directive.problem.damaged");
    }

    @Test
    void aZipBombIsRefused() throws IOException {
        assertThat(refusal(zip("word/document.xml", new byte[120 * 1024 * 1024])))
                .isEqualTo("directive.problem.damaged");
    }

    @Test
    void twentyOneMegabytesAreRefused() {
        assertThat(refusal(new byte[21 * 1024 * 1024])).isEqualTo("directive.problem.too-large");
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        assertThat(refusal(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1})).isEqualTo("directive.problem.unknown-type");
        assertThat(refusal("\u0301\u0302 \u0303".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("directive.problem.no-text");
    }
}
