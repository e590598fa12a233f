package vn.khien.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.page.ExportSheet;
import vn.khien.page.Formats;
import vn.khien.page.Texts;

/// The picture as a workbook: who acknowledged, who submitted, when, in time or late. Exporting is written in the
/// trail, and the file says which filter it followed.
@Component
public class PictureWorkbook {
    private static final List<String> HEADERS = List.of(
            "Mã",
            "Đơn vị",
            "Nhóm",
            "Tiếp nhận",
            "Gửi kết quả",
            "Trễ",
            "Trạng thái",
            "Hệ thống",
            "Đã đánh giá",
            "Hồ sơ phê duyệt",
            "Đủ phương án",
            "Đã trả lời",
            "Đạt",
            "Một phần",
            "Không",
            "KAD");

    private final Trail trail;
    private final Texts texts;

    PictureWorkbook(Trail trail, Texts texts) {
        this.trail = trail;
        this.texts = texts;
    }

    public byte[] write(Viewer viewer, Picture picture, List<Picture.Body> bodies, String filter) {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Khien", "1.0")) {
            var sheet = ExportSheet.begin(
                    book,
                    "Tien do",
                    List.of(
                            picture.number() + ": " + picture.title(),
                            "Số liệu lúc " + Formats.moment(picture.asOf()) + "; bộ lọc: " + filter),
                    HEADERS,
                    column -> column == 1);
            for (int i = 0; i < bodies.size(); i++) {
                write(sheet, 4 + i, bodies.get(i), picture);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        trail.record(viewer.actor(), "picture.exported", "directive:" + picture.directive(), filter);
        return out.toByteArray();
    }

    private void write(Worksheet sheet, int row, Picture.Body body, Picture picture) {
        sheet.value(row, 0, body.code());
        sheet.value(row, 1, body.nameVi());
        sheet.value(row, 2, texts.text(Texts.VIETNAMESE, "picture.kind." + body.kind()));
        sheet.value(row, 3, body.acknowledgedAt() == null ? "" : Formats.moment(body.acknowledgedAt()));
        sheet.value(row, 4, body.submittedAt() == null ? "" : Formats.moment(body.submittedAt()));
        sheet.value(row, 5, late(body, picture));
        sheet.value(row, 6, texts.text(Texts.VIETNAMESE, "picture.state." + body.state()));
        long[] figures = {
            body.systems(),
            body.assessed(),
            body.approved(),
            body.carriedOut(),
            body.answered(),
            body.met(),
            body.partly(),
            body.notMet(),
            body.notApplicable()
        };
        for (int i = 0; i < figures.length; i++) {
            sheet.value(row, 7 + i, figures[i]);
        }
    }

    private static String late(Picture.Body body, Picture picture) {
        if (body.lateSeconds() != null) {
            return "gửi trễ %d giờ".formatted(Math.max(1, body.lateSeconds() / 3600));
        }
        return body.lateSince() == null
                ? ""
                : "trễ %d ngày".formatted(body.lateBy(picture.asOf()).toDays());
    }
}
