package vn.khien.report;

import java.util.Locale;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.page.MenuEntry;
import vn.khien.picture.PastMoment;
import vn.khien.picture.Pictures;
import vn.khien.platform.WrongParameter;

/// The consolidated report: preview, and its three forms to download, by page and by API.
@Controller
class ReportPages {
    private final Reporting reporting;
    private final Pictures pictures;

    ReportPages(Reporting reporting, Pictures pictures) {
        this.reporting = reporting;
        this.pictures = pictures;
    }

    @Bean
    static MenuEntry reportsMenu() {
        return new MenuEntry(70, "report.menu", "/reports", "chart-column", Set.of(Right.EXPORT.name()));
    }

    @Requires(Right.EXPORT)
    @GetMapping("/reports")
    String reports(
            Viewer viewer,
            @RequestParam(defaultValue = "0") long directive,
            @RequestParam(defaultValue = "") String asOf,
            Model model) {
        if (pictures.listReviews().isEmpty()) {
            return "picture/none";
        }
        model.addAttribute("report", reporting.preview(viewer, directive, PastMoment.asked(asOf)));
        model.addAttribute("asOf", PastMoment.carried(asOf));
        return "report/preview";
    }

    @Requires(Right.EXPORT)
    @GetMapping({"/reports/consolidated", "/api/v1/reports/consolidated"})
    ResponseEntity<byte[]> consolidated(
            Viewer viewer,
            @RequestParam(defaultValue = "0") long directive,
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam(defaultValue = "docx") String format) {
        var form = Reporting.Form.valueOf(
                WrongParameter.among(Reporting.Form.CODES, "format", format).toUpperCase(Locale.ROOT));
        var type = switch (form) {
            case PDF -> "application/pdf";
            case DOCX -> "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            case XLSX -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        };
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("bao-cao-tong-hop." + form.name().toLowerCase(Locale.ROOT))
                                .build()
                                .toString())
                .contentType(MediaType.parseMediaType(type))
                .body(reporting.export(viewer, directive, PastMoment.asked(asOf), form));
    }
}
