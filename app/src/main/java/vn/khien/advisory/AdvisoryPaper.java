package vn.khien.advisory;

import java.util.Map;
import org.springframework.stereotype.Component;
import vn.khien.page.OfficialPdf;
import vn.khien.page.TemplateText;
import vn.khien.platform.Settings;

/// Advisories and letters on paper, in the form of official documents (Decree 30/2020/NĐ-CP).
@Component
class AdvisoryPaper {
    private final TemplateText templates;
    private final OfficialPdf pdf;
    private final Settings settings;

    AdvisoryPaper(TemplateText templates, OfficialPdf pdf, Settings settings) {
        this.templates = templates;
        this.pdf = pdf;
        this.settings = settings;
    }

    boolean demonstration() {
        return settings.find(Settings.DEMONSTRATION).isPresent();
    }

    /// @param code printed at the foot; may be empty
    byte[] draw(String template, String code, Map<String, Object> values) {
        return pdf.render(
                templates.draw("advisory/pdf", Map.of("code", code, "document", templates.draw(template, values))));
    }
}
