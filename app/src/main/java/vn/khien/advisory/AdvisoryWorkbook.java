package vn.khien.advisory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.page.ExportSheet;
import vn.khien.page.Formats;
import vn.khien.page.Texts;
import vn.khien.platform.ProductClock;

/// The list of those whom an advisory reaches as a workbook, with the filter that it follows.
@Component
class AdvisoryWorkbook {
    private static final List<String> HEADERS = List.of(
            "Mã đơn vị",
            "Đơn vị",
            "Mã hệ thống",
            "Hệ thống",
            "Cấp độ",
            "Vì sao thuộc diện",
            "Sản phẩm",
            "Phiên bản",
            "Xác nhận lúc",
            "Trả lời",
            "Nội dung",
            "Không trước ngày",
            "Trả lời lúc",
            "Quá hạn");

    private final Texts texts;
    private final ProductClock clock;
    private final Trail trail;

    AdvisoryWorkbook(Texts texts, ProductClock clock, Trail trail) {
        this.texts = texts;
        this.clock = clock;
        this.trail = trail;
    }

    @Transactional
    byte[] write(Viewer viewer, Advisory advisory, List<Reached> rows, String filter) {
        var out = new ByteArrayOutputStream();
        var now = clock.instant();
        try (var book = new Workbook(out, "Khien", "1.0")) {
            var sheet = ExportSheet.begin(
                    book,
                    "Canh bao",
                    List.of(
                            advisory.issued().number() + ": " + advisory.titleVi(),
                            "Số liệu lúc " + Formats.moment(now) + "; bộ lọc: " + filter),
                    HEADERS,
                    column -> column == 1 || column == 3 || column == 10);
            for (int i = 0; i < rows.size(); i++) {
                var values = values(rows.get(i), advisory, now);
                for (int column = 0; column < values.length; column++) {
                    sheet.value(4 + i, column, values[column]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        trail.record(viewer.actor(), "advisory.exported", "advisory:" + advisory.id(), filter);
        return out.toByteArray();
    }

    private String[] values(Reached row, Advisory advisory, java.time.Instant now) {
        var late = advisory.supersededBy() == null
                && row.overdue(now, advisory.issued().deadline());
        return new String[] {
            row.organisationCode(),
            row.organisationVi(),
            Typed.text(row.system()),
            Typed.text(row.systemName()),
            row.level() == null ? "" : String.valueOf(row.level()),
            texts.text(Texts.VIETNAMESE, "advisory.reason." + row.reason(), row.product(), row.version(), row.range()),
            row.product(),
            row.version(),
            row.acknowledgedAt() == null ? "" : Formats.moment(row.acknowledgedAt()),
            texts.text(Texts.VIETNAMESE, "advisory.answered." + row.answered()),
            Typed.text(row.words()),
            row.notBefore() == null ? "" : Formats.date(row.notBefore()),
            row.answeredAt() == null ? "" : Formats.moment(row.answeredAt()),
            late ? "Có" : ""
        };
    }
}
