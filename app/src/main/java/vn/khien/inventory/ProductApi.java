package vn.khien.inventory;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.page.Items;
import vn.khien.page.Problems;

/// Products of systems for other systems.
@RestController
@RequestMapping("/api/v1/systems/{code}/products")
class ProductApi {
    private final EnteringProducts entering;
    private final Problems problems;

    ProductApi(EnteringProducts entering, Problems problems) {
        this.entering = entering;
        this.problems = problems;
    }

    /// @param key what the product is matched by
    record ProductJson(
            String id, String vendor, String name, String version, String key, String origin, Instant since) {
        static ProductJson of(Product product) {
            return new ProductJson(
                    String.valueOf(product.id()),
                    product.vendor(),
                    product.name(),
                    product.version(),
                    product.key(),
                    product.origin(),
                    product.since());
        }
    }

    @Requires(Right.READ_SYSTEMS)
    @GetMapping
    Items<ProductJson> list(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(defaultValue = "200") int limit,
            @RequestParam(defaultValue = "0") int cursor) {
        return Items.part(
                entering.read(viewer, code).products(),
                Math.clamp(limit, 1, SystemApi.LIMIT_MAX),
                cursor,
                ProductJson::of);
    }

    record Entered(int added, int ended, int skipped) {}

    private ResponseEntity<?> answer(EnteringProducts.Outcome outcome, @Nullable String language) {
        return switch (outcome) {
            case EnteringProducts.Outcome.Done(var added, var ended, var skipped) ->
                ResponseEntity.status(added > 0 ? HttpStatus.CREATED : HttpStatus.OK)
                        .body(new Entered(added, ended, skipped));
            case EnteringProducts.Outcome.Refused(var wrong) ->
                problems.refuse(language, HttpStatus.UNPROCESSABLE_CONTENT, wrong);
        };
    }

    @Requires(Right.EDIT_SYSTEMS)
    @PostMapping(consumes = "application/json")
    ResponseEntity<?> add(
            Viewer viewer,
            @PathVariable String code,
            @RequestBody TypedProduct body,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language) {
        return answer(entering.add(viewer, code, body), language);
    }

    /// A software bill of materials (CycloneDX JSON 1.4 to 1.6).
    @Requires(Right.EDIT_SYSTEMS)
    @PostMapping(path = "/imports", consumes = "multipart/form-data")
    ResponseEntity<?> bringIn(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam MultipartFile file,
            @RequestHeader(name = "Accept-Language", required = false) @Nullable String language)
            throws IOException {
        return answer(entering.bringIn(viewer, code, file.getInputStream()), language);
    }

    @Requires(Right.EDIT_SYSTEMS)
    @DeleteMapping("/{product}")
    ResponseEntity<Void> end(Viewer viewer, @PathVariable String code, @PathVariable long product) {
        entering.end(viewer, code, product);
        return ResponseEntity.noContent().build();
    }
}
