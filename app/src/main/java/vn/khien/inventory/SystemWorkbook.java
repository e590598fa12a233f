package vn.khien.inventory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.page.ExportSheet;
import vn.khien.page.Formats;
import vn.khien.platform.ProductClock;

/// Writes the register's workbook: one sheet with a header and the present rows of the viewer's scope. The same file
/// is the template for bringing systems in. Narrowed to a filter, a second sheet says which.
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

    private final RegisterRows rows;
    private final ProductClock clock;
    private final Trail trail;

    SystemWorkbook(RegisterRows rows, ProductClock clock, Trail trail) {
        this.rows = rows;
        this.clock = clock;
        this.trail = trail;
    }

    @Transactional
    byte[] write(Viewer viewer, RegisterRows.Filter filter, ListOrder order) {
        var out = new ByteArrayOutputStream();
        var systems = rows.listAll(viewer.scope(), filter, order, clock.today());
        try (var workbook = new Workbook(out, "Khien", "1.0")) {
            var sheet =
                    ExportSheet.begin(workbook, "He thong", List.of(), HEADERS, column -> column == 1 || column == 2);
            for (int i = 0; i < systems.size(); i++) {
                write(sheet, i + 1, systems.get(i));
            }
            if (!filter.equals(RegisterRows.Filter.NONE)) {
                writeFilter(workbook, filter, systems.size());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        trail.record(viewer.actor(), "inventory.exported", "systems:" + systems.size(), filter.toString());
        return out.toByteArray();
    }

    /// Names what the first sheet is narrowed to, one line each.
    private void writeFilter(Workbook workbook, RegisterRows.Filter filter, int count) {
        var lines = new LinkedHashMap<String, String>();
        lines.put("Tìm", filter.q());
        lines.put("Cấp độ", filter.level() < 0 ? "" : filter.level() == 0 ? "Chưa xác định" : "" + filter.level());
        lines.put("Hồ sơ cấp độ", dossierCalled(filter.dossier()));
        lines.put(
                "Đã triển khai đủ phương án",
                filter.plan().isEmpty() ? "" : yesNo(filter.plan().equals("yes")));
        lines.put("Mã đơn vị chủ quản", filter.owner());
        lines.values().removeIf(String::isEmpty);
        lines.put("Số hệ thống", String.valueOf(count));
        lines.put("Ngày xuất", Formats.date(clock.today()));
        var sheet = ExportSheet.begin(workbook, "Bo loc", List.of(), List.of("Bộ lọc", "Giá trị"), _ -> true);
        var row = 1;
        for (var line : lines.entrySet()) {
            text(sheet, row, 0, line.getKey());
            text(sheet, row, 1, line.getValue());
            row++;
        }
    }

    private static String dossierCalled(String code) {
        return Arrays.stream(Dossier.values())
                .filter(one -> one.code().equals(code))
                .map(SystemWorkbook::dossier)
                .findFirst()
                .orElse(code);
    }

    private static String yesNo(boolean yes) {
        return yes ? "Có" : "Không";
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
        text(sheet, row, 7, yesNo(system.personalData()));
        text(sheet, row, 8, yesNo(system.onlineService()));
        if (system.level() != null) {
            sheet.value(row, 9, system.level());
        }
        text(sheet, row, 10, dossier(system.dossier()));
        text(sheet, row, 11, TypedSystem.text(system.dossierNumber()));
        text(sheet, row, 12, system.dossierDate() == null ? "" : Formats.date(system.dossierDate()));
        text(sheet, row, 13, yesNo(system.planCarriedOut()));
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
