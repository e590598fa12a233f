package vn.khien.inventory;

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

/// The workbook of products: one sheet with a header and the present rows of the viewer's scope. The same file is the
/// template for bringing products in.
@Component
class ProductWorkbook {
    /// How the workbook is read; the headers in the order of the columns.
    static final WorkbookReading.Columns COLUMNS = new WorkbookReading.Columns(
            List.of("Mã hệ thống", "Nhà cung cấp", "Sản phẩm", "Phiên bản", "Không còn dùng"),
            List.of("code", "vendor", "name", "version", "ends"),
            List.of(0, 2),
            -1);

    private final ProductRows rows;
    private final Trail trail;

    ProductWorkbook(ProductRows rows, Trail trail) {
        this.rows = rows;
        this.trail = trail;
    }

    @Transactional
    byte[] write(Viewer viewer) {
        var out = new ByteArrayOutputStream();
        var products = rows.list(viewer.scope());
        try (var workbook = new Workbook(out, "Khien", "1.0")) {
            var sheet = ExportSheet.begin(workbook, "San pham", List.of(), COLUMNS.headers(), column -> column == 2);
            for (int i = 0; i < products.size(); i++) {
                var product = products.get(i);
                sheet.value(i + 1, 0, product.systemCode());
                sheet.value(i + 1, 1, product.vendor());
                sheet.value(i + 1, 2, product.name());
                sheet.value(i + 1, 3, product.version());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        trail.record(viewer.actor(), "inventory.products-exported", "products:" + products.size());
        return out.toByteArray();
    }
}
