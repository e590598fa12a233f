package vn.khien.inspection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.khien.library.Library;
import vn.khien.page.Letterhead;
import vn.khien.page.OfficialPdf;
import vn.khien.page.TemplateText;
import vn.khien.platform.Settings;
import vn.khien.platform.VietnamTime;

/// Draws the official documents of an inspection in the form of Decree 30/2020/NĐ-CP.
@Component
class OfficialPapers {
    private final TemplateText templates;
    private final OfficialPdf pdf;
    private final Library library;
    private final Settings settings;

    OfficialPapers(TemplateText templates, OfficialPdf pdf, Library library, Settings settings) {
        this.templates = templates;
        this.pdf = pdf;
        this.library = library;
        this.settings = settings;
    }

    /// What all documents carry.
    ///
    /// @param demonstration whether it must say that figures are invented
    record Paper(Inspection inspection, List<Inspection.Member> team, LocalDate date, boolean demonstration) {
        /// `ngày 07 tháng 4 năm 2024`
        String day() {
            return Letterhead.day(date);
        }

        /// @param issuer name of the body that inspects
        /// @param sign such as `QĐ-KT`
        Letterhead letterhead(String issuer, String sign) {
            return new Letterhead(null, issuer, "Số: %02d/%s".formatted(inspection.number(), sign), null, date);
        }
    }

    byte[] letter(Inspection inspection, List<Inspection.Member> team, List<Inspection.Subject> subjects, Instant at) {
        return draw(
                "Thông báo kiểm tra",
                templates.draw(
                        "inspection/letter", Map.of("paper", paper(inspection, team, at), "subjects", subjects)));
    }

    byte[] minutes(
            Inspection inspection,
            List<Inspection.Member> team,
            List<Inspection.Subject> subjects,
            List<Finding> findings,
            Instant at) {
        return draw(
                "Biên bản kiểm tra",
                templates.draw(
                        "inspection/minutes",
                        Map.of(
                                "paper",
                                paper(inspection, team, at),
                                "subjects",
                                subjects,
                                "findings",
                                findings,
                                "library",
                                library)));
    }

    byte[] conclusion(
            Inspection inspection,
            List<Inspection.Member> team,
            List<Finding.Whole> findings,
            String words,
            String refusal,
            Instant at) {
        return draw(
                "Kết luận kiểm tra",
                templates.draw(
                        "inspection/conclusion",
                        Map.of(
                                "paper",
                                paper(inspection, team, at),
                                "findings",
                                findings,
                                "words",
                                words,
                                "refusal",
                                refusal)));
    }

    private Paper paper(Inspection inspection, List<Inspection.Member> team, Instant at) {
        return new Paper(
                inspection,
                team,
                VietnamTime.dateOf(at),
                settings.find(Settings.DEMONSTRATION).isPresent());
    }

    private byte[] draw(String title, String document) {
        return pdf.render(templates.draw("inspection/pdf", Map.of("title", title, "document", document)));
    }

    /// The legal basis as printed: `Điều 11 Quyết định …`; empty where there is none.
    static String basis(Library library, String document, String article, @Nullable String articleWord) {
        if (document.isEmpty()) {
            return "";
        }
        var number = library.find(document).map(found -> found.number()).orElse(document);
        return article.isEmpty() || article.equals("-") ? number : articleWord + " " + article + ", " + number;
    }
}
