package vn.khien.inventory;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.platform.Problem;

/// Pages of products: those of one system, by form and by bill of materials; those of all, by Excel.
@Controller
class ProductPages {
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final EnteringProducts entering;
    private final ImportingProducts importing;
    private final ProductWorkbook workbook;

    ProductPages(EnteringProducts entering, ImportingProducts importing, ProductWorkbook workbook) {
        this.entering = entering;
        this.importing = importing;
        this.workbook = workbook;
    }

    @Requires(Right.READ_SYSTEMS)
    @GetMapping("/systems/{code}/products")
    String products(Viewer viewer, @PathVariable String code, Model model) {
        return show(viewer, code, new TypedProduct("", "", ""), List.of(), model);
    }

    private String show(Viewer viewer, String code, TypedProduct typed, List<Problem> problems, Model model) {
        var running = entering.read(viewer, code);
        model.addAttribute("system", running.system());
        model.addAttribute("products", running.products());
        model.addAttribute("mayEdit", viewer.may(Right.EDIT_SYSTEMS));
        model.addAttribute("typed", typed);
        model.addAttribute("problems", problems);
        return "inventory/products";
    }

    private ModelAndView after(
            Viewer viewer, String code, TypedProduct typed, EnteringProducts.Outcome outcome, Model model) {
        return switch (outcome) {
            case EnteringProducts.Outcome.Done done -> {
                model.addAttribute("done", done);
                yield new ModelAndView(
                        show(viewer, code, new TypedProduct("", "", ""), List.of(), model), model.asMap());
            }
            case EnteringProducts.Outcome.Refused(var problems) ->
                new ModelAndView(
                        show(viewer, code, typed, problems, model), model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    @Requires(Right.EDIT_SYSTEMS)
    @PostMapping("/systems/{code}/products")
    ModelAndView add(Viewer viewer, @PathVariable String code, TypedProduct typed, Model model) {
        return after(viewer, code, typed, entering.add(viewer, code, typed), model);
    }

    @Requires(Right.EDIT_SYSTEMS)
    @PostMapping("/systems/{code}/products/bill")
    ModelAndView bringIn(Viewer viewer, @PathVariable String code, @RequestParam MultipartFile file, Model model)
            throws IOException {
        return after(
                viewer,
                code,
                new TypedProduct("", "", ""),
                entering.bringIn(viewer, code, file.getInputStream()),
                model);
    }

    @Requires(Right.EDIT_SYSTEMS)
    @PostMapping("/systems/{code}/products/{product}/end")
    String end(Viewer viewer, @PathVariable String code, @PathVariable long product) {
        entering.end(viewer, code, product);
        return "redirect:/systems/" + code + "/products";
    }

    @Requires(Right.EDIT_SYSTEMS)
    @GetMapping("/products/import")
    String importForm() {
        return "inventory/product-import";
    }

    @Requires(Right.READ_SYSTEMS)
    @GetMapping("/products/template.xlsx")
    ResponseEntity<byte[]> template(Viewer viewer) {
        return ResponseEntity.ok()
                .contentType(XLSX)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("san-pham.xlsx")
                                .build()
                                .toString())
                .body(workbook.write(viewer));
    }

    @Requires(Right.EDIT_SYSTEMS)
    @PostMapping("/products/imports")
    ModelAndView upload(Viewer viewer, @RequestParam MultipartFile file) throws IOException {
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        return switch (importing.compare(viewer, name, file.getInputStream())) {
            case ImportingProducts.Result.Compared(var id) -> new ModelAndView("redirect:/products/imports/" + id);
            case ImportingProducts.Result.Unreadable(var problem) -> {
                var view = new ModelAndView("inventory/product-import", HttpStatus.UNPROCESSABLE_CONTENT);
                view.addObject("problem", problem);
                yield view;
            }
        };
    }

    @Requires(Right.EDIT_SYSTEMS)
    @GetMapping("/products/imports/{id}")
    String differences(Viewer viewer, @PathVariable long id, Model model) {
        model.addAttribute("comparison", importing.read(viewer, id));
        model.addAttribute("differences", importing.listDifferences(viewer, id));
        return "inventory/product-differences";
    }

    @Requires(Right.EDIT_SYSTEMS)
    @PostMapping("/products/imports/{id}/confirmation")
    ModelAndView confirm(Viewer viewer, @PathVariable long id, Model model) {
        return switch (importing.confirm(viewer, id)) {
            case ImportingProducts.Confirmation.Written written -> new ModelAndView("redirect:/products/imports/" + id);
            case ImportingProducts.Confirmation.Refused(var problem) -> {
                model.addAttribute("problem", problem);
                yield new ModelAndView(differences(viewer, id, model), model.asMap(), HttpStatus.CONFLICT);
            }
        };
    }
}
