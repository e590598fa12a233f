package vn.khien.assessment;

import java.io.IOException;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
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
import vn.khien.page.Shell;
import vn.khien.platform.NotVisible;

/// Pages on which an assessment is answered by Excel.
@Controller
class AnswerImportPages {
    private final ImportingAnswers importing;
    private final AnswerWorkbook workbook;
    private final Assessments assessments;

    AnswerImportPages(ImportingAnswers importing, AnswerWorkbook workbook, Assessments assessments) {
        this.importing = importing;
        this.workbook = workbook;
        this.assessments = assessments;
    }

    @Requires(Right.READ_ASSESSMENTS)
    @GetMapping("/assessments/{id}/answers.xlsx")
    ResponseEntity<byte[]> workbook(Viewer viewer, @PathVariable long id) {
        var name = "tra-loi-" + find(viewer, id).systemCode() + ".xlsx";
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .contentType(
                        MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .body(workbook.write(viewer, id));
    }

    private Assessment find(Viewer viewer, long id) {
        return assessments.find(viewer, id).orElseThrow(() -> new NotVisible("assessment " + id));
    }

    @Requires(Right.ASSESS)
    @GetMapping("/assessments/{id}/import")
    ModelAndView form(Viewer viewer, @PathVariable long id) {
        return new ModelAndView("assessment/import").addObject("assessment", find(viewer, id));
    }

    @Requires(Right.ASSESS)
    @PostMapping("/assessments/{id}/imports")
    ModelAndView upload(Viewer viewer, @PathVariable long id, @RequestParam MultipartFile file) throws IOException {
        var name = file.getOriginalFilename();
        return switch (importing.compare(viewer, id, name == null ? "" : name, file.getInputStream())) {
            case ImportingAnswers.Result.Compared(var compared) ->
                new ModelAndView("redirect:/assessments/" + id + "/imports/" + compared);
            case ImportingAnswers.Result.Unreadable(var problem) ->
                new ModelAndView("assessment/import", HttpStatus.UNPROCESSABLE_CONTENT)
                        .addObject("assessment", find(viewer, id))
                        .addObject("problem", problem);
        };
    }

    @Requires(Right.ASSESS)
    @GetMapping("/assessments/{id}/imports/{compared}")
    ModelAndView differences(Viewer viewer, @PathVariable long id, @PathVariable long compared) {
        return draw(viewer, id, compared, "", HttpStatus.OK);
    }

    private ModelAndView draw(Viewer viewer, long id, long compared, String problem, HttpStatusCode status) {
        return new ModelAndView("assessment/differences", status)
                .addObject("assessment", find(viewer, id))
                .addObject("comparison", importing.read(viewer, id, compared))
                .addObject("problem", problem);
    }

    @Requires(Right.ASSESS)
    @PostMapping("/assessments/{id}/imports/{compared}/confirmation")
    ModelAndView confirm(
            Viewer viewer, @PathVariable long id, @PathVariable long compared, @ModelAttribute("shell") Shell shell) {
        return switch (importing.confirm(viewer, id, compared)) {
            case ImportingAnswers.Confirmation.Written _ ->
                new ModelAndView("redirect:/assessments/" + id + "/imports/" + compared);
            case ImportingAnswers.Confirmation.Refused() ->
                draw(viewer, id, compared, shell.t("assessment.import.nothing-written"), HttpStatus.CONFLICT);
            case ImportingAnswers.Confirmation.Closed(var signed) ->
                draw(viewer, id, compared, SheetPage.closed(signed, shell), HttpStatus.CONFLICT);
        };
    }
}
