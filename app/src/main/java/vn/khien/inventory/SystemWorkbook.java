package vn.khien.inventory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.page.ExportSheet;
import vn.khien.page.Formats;

/// Writes the register's workbook: one sheet with a header and the present rows of the viewer's scope. The same file
/// is the template for bringing systems in.
@Component
class SystemWorkbook {
    /// Headers in the order of the columns.
    static final List<String> HEADERS = List.of(
            "Mã hệ thống",
            "Tên hệ thống",
            "Mục đích",
            "Mã đơn vị chủ quản",
            "Đơn vị vận hành",
            "Số người phục vụ",
            "Số người có dữ liệu",
            "Dữ liệu cá nhân",
            "Dịch vụ trực tuyến",
            "Cấp độ",
            "Hồ sơ cấp độ",
            "Số quyết định",
            "Ngày quyết định",
            "Đã triển khai đủ phương án");

    private final SystemRows rows;
    private final Trail trail;

    SystemWorkbook(SystemRows rows, Trail trail) {
        this.rows = rows;
        this.trail = trail;
    }

    @Transactional
    byte[] write(Viewer viewer) {
        var out = new ByteArrayOutputStream();
        var systems = rows.list(viewer.scope());
        try (var workbook = new Workbook(out, "Khien", "1.0")) {
            var sheet =
                    ExportSheet.begin(workbook, "He thong", List.of(), HEADERS, column -> column == 1 || column == 2);
            for (int i = 0; i < systems.size(); i++) {
                write(sheet, i + 1, systems.get(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        trail.record(viewer.actor(), "inventory.exported", "systems:" + systems.size());
        return out.toByteArray();
    }

    private static void write(Worksheet sheet, int row, InformationSystem system) {
        text(sheet, row, 0, system.code());
        text(sheet, row, 1, system.name());
        text(sheet, row, 2, system.purpose());
        text(sheet, row, 3, system.ownerCode());
        text(sheet, row, 4, system.operator());
        if (system.peopleServed() != null) {
            sheet.value(row, 5, system.peopleServed());
        }
        if (system.dataSubjects() != null) {
            sheet.value(row, 6, system.dataSubjects());
        }
        text(sheet, row, 7, system.personalData() ? "Có" : "Không");
        text(sheet, row, 8, system.onlineService() ? "Có" : "Không");
        if (system.level() != null) {
            sheet.value(row, 9, system.level());
        }
        text(sheet, row, 10, dossier(system.dossier()));
        text(sheet, row, 11, TypedSystem.text(system.dossierNumber()));
        text(sheet, row, 12, system.dossierDate() == null ? "" : Formats.date(system.dossierDate()));
        text(sheet, row, 13, system.planCarriedOut() ? "Có" : "Không");
    }

    private static String dossier(Dossier dossier) {
        return switch (dossier) {
            case NONE -> "Chưa có";
            case DRAFTED -> "Đã lập";
            case APPRAISED -> "Đã thẩm định";
            case APPROVED -> "Đã phê duyệt";
        };
    }

    /// Texts are written as string cells: what begins with `=`, `+`, `-` or `@` stays text and is never a formula.
    private static void text(Worksheet sheet, int row, int column, String text) {
        if (!text.isEmpty()) {
            sheet.value(row, column, text);
        }
    }
}
