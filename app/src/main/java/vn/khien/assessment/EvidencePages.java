package vn.khien.assessment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.page.Dates;
import vn.khien.page.Shell;
import vn.khien.platform.DataFolder;
import vn.khien.platform.KeptFiles;
import vn.khien.platform.NotVisible;

/// Evidence is added to an answer, read and removed.
@Controller
class EvidencePages {
    private final SheetPage page;
    private final Sheet.Reading sheets;
    private final Evidencing evidencing;
    private final KeptFiles files;

    EvidencePages(SheetPage page, Sheet.Reading sheets, Evidencing evidencing, DataFolder data) {
        this.page = page;
        this.sheets = sheets;
        this.evidencing = evidencing;
        this.files = KeptFiles.ofEveryType(data, "evidence");
    }

    @Requires(Right.ASSESS)
    @PostMapping("/assessments/{id}/answers/{code}/evidence")
    ModelAndView attach(
            Viewer viewer,
            @PathVariable long id,
            @PathVariable String code,
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String validFrom,
            @ModelAttribute("shell") Shell shell,
            Model model)
            throws IOException {
        evidencing.list(viewer, id, code);
        var place = placeOf(viewer, id, code);
        var day = Dates.read(validFrom);
        if (!validFrom.isBlank() && day.isEmpty()) {
            return refused(viewer, id, place, "assessment.problem.date", model);
        }
        var name = file.getOriginalFilename();
        return switch (files.keep(file.getInputStream())) {
            case KeptFiles.Outcome.Kept(var content) -> {
                var outcome = evidencing.attach(viewer, id, code, content, name == null ? "" : name, day.orElse(null));
                yield after(viewer, id, place, outcome, shell, model);
            }
            case KeptFiles.Outcome.TooLarge() -> refused(viewer, id, place, "assessment.too-large", model);
            case KeptFiles.Outcome.Empty() -> refused(viewer, id, place, "assessment.empty-file", model);
            case KeptFiles.Outcome.NotTaken(var type) ->
                throw new IllegalStateException("evidence of every type is taken");
        };
    }

    private ModelAndView after(
            Viewer viewer, long id, SheetPage.Place place, Evidencing.Outcome outcome, Shell shell, Model model) {
        return switch (outcome) {
            case Evidencing.Outcome.Done done ->
                new ModelAndView("redirect:/assessments/" + id + place.query() + "&at=" + place.at() + "#aside");
            case Evidencing.Outcome.Closed(var signed) -> page.closed(viewer, id, place, signed, shell, model);
        };
    }

    private SheetPage.Place placeOf(Viewer viewer, long id, String code) {
        return new SheetPage.Place(sheets.groupOf(viewer, id, code), "all", code);
    }

    private ModelAndView refused(Viewer viewer, long id, SheetPage.Place place, String key, Model model) {
        return page.draw(viewer, id, place, model, Map.of("problemKey", key), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Requires(Right.READ_ASSESSMENTS)
    @GetMapping("/evidence/{id}")
    ResponseEntity<Resource> download(Viewer viewer, @PathVariable long id) {
        var evidence = evidencing.read(viewer, id);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(evidence.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(new FileSystemResource(files.place(evidence.sha256())));
    }

    @Requires(Right.READ_ASSESSMENTS)
    @GetMapping("/evidence/{id}/preview.png")
    ResponseEntity<byte[]> preview(Viewer viewer, @PathVariable long id) {
        var evidence = evidencing.read(viewer, id);
        var file = files.place(evidence.sha256());
        if (!evidence.picture() || !Files.exists(file)) {
            throw new NotVisible("preview of evidence " + id);
        }
        return Preview.draw(file)
                .map(png -> ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(png))
                .orElseThrow(() -> new NotVisible("preview of evidence " + id));
    }

    @Requires(Right.ASSESS)
    @PostMapping("/evidence/{id}/removal")
    ModelAndView remove(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam String code,
            @ModelAttribute("shell") Shell shell,
            Model model) {
        var assessment = evidencing.read(viewer, id).assessment();
        var outcome = evidencing.remove(viewer, id);
        return after(viewer, assessment, placeOf(viewer, assessment, code), outcome, shell, model);
    }
}
