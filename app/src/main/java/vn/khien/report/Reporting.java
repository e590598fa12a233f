package vn.khien.report;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.directive.Directive;
import vn.khien.directive.Directives;
import vn.khien.page.OfficialPdf;
import vn.khien.page.TemplateText;
import vn.khien.picture.PictureWorkbook;
import vn.khien.picture.Pictures;
import vn.khien.platform.ProductClock;
import vn.khien.platform.Settings;

/// Makes the consolidated report in one of its forms. Every export is written in the trail.
@Component
class Reporting {
    private final Pictures pictures;
    private final PictureWorkbook workbook;
    private final TemplateText templates;
    private final OfficialPdf pdf;
    private final Directives directives;
    private final Settings settings;
    private final ProductClock clock;
    private final Trail trail;

    Reporting(
            Pictures pictures,
            PictureWorkbook workbook,
            TemplateText templates,
            OfficialPdf pdf,
            Directives directives,
            Settings settings,
            ProductClock clock,
            Trail trail) {
        this.pictures = pictures;
        this.workbook = workbook;
        this.templates = templates;
        this.pdf = pdf;
        this.directives = directives;
        this.settings = settings;
        this.clock = clock;
        this.trail = trail;
    }

    /// Forms of the report.
    enum Form {
        DOCX,
        PDF,
        XLSX;

        static final List<String> CODES = Arrays.stream(values())
                .map(form -> form.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /// @param asOf the last instant that is seen; null for the present
    Consolidated preview(Viewer viewer, long directive, @Nullable Instant asOf) {
        var picture = pictures.at(viewer, directive, asOf);
        return new Consolidated(
                picture,
                viewer.organisationName(),
                viewer.organisationCode(),
                directives.find(picture.directive()).map(Directive::issuer).orElse(""),
                settings.find(Settings.DEMONSTRATION).isPresent(),
                clock.today());
    }

    byte[] export(Viewer viewer, long directive, @Nullable Instant asOf, Form form) {
        var report = preview(viewer, directive, asOf);
        var file = render(viewer, report, form);
        trail.record(
                viewer.actor(),
                "report.exported",
                "directive:" + report.picture().directive(),
                form + ", all bodies, as of " + report.picture().asOf());
        return file;
    }

    /// Holds no connection: a document takes seconds to draw.
    private byte[] render(Viewer viewer, Consolidated report, Form form) {
        return switch (form) {
            case XLSX ->
                workbook.write(viewer, report.picture(), report.picture().bodies(), "tất cả đơn vị");
            case DOCX -> WordDocument.write(report);
            case PDF ->
                pdf.render(templates.draw(
                        "report/pdf",
                        Map.of(
                                "report",
                                report,
                                "chart",
                                "data:image/png;base64,"
                                        + Base64.getEncoder().encodeToString(Chart.draw(report.bars())))));
        };
    }
}
