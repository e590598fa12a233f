package vn.khien.page;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// Turns XHTML into PDF/A-2b, A4, with an embedded serif font that has every Vietnamese letter. Documents refer to
/// nothing outside themselves: every address but a picture inside the document is refused.
@Component
public class OfficialPdf {
    static {
        XRLog.setLoggingEnabled(false);
    }

    private final byte[] regular = font("NotoSerif-Regular.ttf");
    private final byte[] bold = font("NotoSerif-Bold.ttf");
    private final byte[] italic = font("NotoSerif-Italic.ttf");
    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    private static byte[] font(String name) {
        try (var in = new ClassPathResource("khien/fonts/" + name).getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param xhtml a whole document, well-formed
    public byte[] render(String xhtml) {
        var out = new ByteArrayOutputStream();
        try {
            var builder = new PdfRendererBuilder();
            builder.useFastMode();
            builder.usePdfAConformance(PdfRendererBuilder.PdfAConformance.PDFA_2_B);
            builder.useColorProfile(colours);
            builder.useFont(supplier(regular), "Official", 400, FontStyle.NORMAL, true);
            builder.useFont(supplier(bold), "Official", 700, FontStyle.NORMAL, true);
            builder.useFont(supplier(italic), "Official", 400, FontStyle.ITALIC, true);
            builder.useUriResolver((_, address) -> address.startsWith("data:image/png;base64,") ? address : null);
            builder.withProducer("Khien");
            builder.withHtmlContent(xhtml, null);
            builder.toStream(out);
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static FSSupplier<InputStream> supplier(byte[] font) {
        return () -> new ByteArrayInputStream(font);
    }
}
