package vn.khien.submission;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
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
import org.springframework.web.servlet.ModelAndView;
import vn.khien.access.Open;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.assessment.Closing;
import vn.khien.directive.Directives;
import vn.khien.page.MenuEntry;
import vn.khien.page.Shell;
import vn.khien.page.Texts;
import vn.khien.platform.NotVisible;

/// Pages on which a result is prepared, read, signed and sent.
@Controller
class SubmissionPages {
    private final Submissions submissions;
    private final Gathering gathering;
    private final Preparing preparing;
    private final SigningTogether signing;
    private final Returning returning;
    private final Closing closing;
    private final Directives directives;
    private final ReceiptKey receiptKey;

    SubmissionPages(
            Submissions submissions,
            Gathering gathering,
            Preparing preparing,
            SigningTogether signing,
            Returning returning,
            Closing closing,
            Directives directives,
            ReceiptKey receiptKey) {
        this.submissions = submissions;
        this.gathering = gathering;
        this.preparing = preparing;
        this.signing = signing;
        this.returning = returning;
        this.closing = closing;
        this.directives = directives;
        this.receiptKey = receiptKey;
    }

    @Bean
    static MenuEntry submissionsMenu() {
        return new MenuEntry(60, "submission.menu", "/submissions", "signature", Set.of(Right.READ_SUBMISSIONS.name()));
    }

    @Requires(Right.READ_SUBMISSIONS)
    @GetMapping("/submissions")
    String list(Viewer viewer, @RequestParam(defaultValue = "0") long directive, Model model) {
        model.addAttribute("submissions", submissions.list(viewer, directive));
        model.addAttribute(
                "owed",
                directives.listOwed(viewer).stream().filter(one -> one.review()).toList());
        model.addAttribute("viewer", viewer);
        return "submission/list";
    }

    @Requires(Right.PREPARE_SUBMISSION)
    @PostMapping("/submissions")
    String prepare(Viewer viewer, @RequestParam long directive) {
        return "redirect:/submissions/"
                + preparing
                        .prepare(viewer, directive, viewer.organisationCode())
                        .id();
    }

    @Requires(Right.READ_SUBMISSIONS)
    @GetMapping("/submissions/{id}")
    String one(Viewer viewer, @PathVariable long id, Model model) {
        var submission = submissions.read(viewer, id);
        model.addAttribute("submission", submission);
        var shown = submissions.shown(viewer, id);
        model.addAttribute("document", shown.document());
        model.addAttribute("summary", shown.summary());
        model.addAttribute(
                "outdated",
                !submission.sealed()
                        && submission.returned() == null
                        && !gathering
                                .present(viewer, submission.directive(), submission.organisationCode())
                                .equals(shown.summary()));
        model.addAttribute("signatory", submissions.signatory(viewer, submission));
        model.addAttribute(
                "mayOpen",
                submission.sealed()
                        && viewer.may(Right.PREPARE_SUBMISSION)
                        && viewer.organisation() == submission.organisation()
                        && closing.isSigned(viewer, submission.directive()));
        model.addAttribute("owed", directives.listOwedBy(viewer, submission.organisation()));
        model.addAttribute("viewer", viewer);
        return "submission/one";
    }

    @Requires(Right.SIGN)
    @PostMapping("/submissions/{id}/signature")
    ModelAndView sign(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String declared,
            @ModelAttribute("shell") Shell shell,
            Model model) {
        var declaration = declared == null ? "" : shell.texts().text(Texts.VIETNAMESE, "submission.declaration");
        return switch (signing.sign(viewer, id, declaration)) {
            case Signing.Result.Sealed sealed -> new ModelAndView("redirect:/submissions/" + id);
            case Signing.Result.Refused(var problems) -> {
                one(viewer, id, model);
                model.addAttribute("problems", problems);
                yield new ModelAndView("submission/one", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
            }
        };
    }

    @Requires(Right.SIGN)
    @PostMapping("/submissions/{id}/return")
    ModelAndView giveBack(
            Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "") String words, Model model) {
        return switch (returning.giveBack(viewer, id, words)) {
            case Returning.Outcome.Done done -> new ModelAndView("redirect:/submissions/" + id);
            case Returning.Outcome.Refused(var problem) -> {
                one(viewer, id, model);
                model.addAttribute("problems", List.of(problem));
                model.addAttribute("words", words);
                yield new ModelAndView("submission/one", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
            }
        };
    }

    @Requires(Right.PREPARE_SUBMISSION)
    @PostMapping("/submissions/{id}/replacement")
    ModelAndView open(
            Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "") String reason, Model model) {
        var submission = submissions.read(viewer, id);
        if (submission.organisation() != viewer.organisation()) {
            throw new NotVisible("submission " + id + " as the acting organisation's own");
        }
        return switch (closing.openUnder(viewer, submission.directive(), reason)) {
            case Closing.Outcome.Opened(), Closing.Outcome.NothingClosed() ->
                new ModelAndView("redirect:/submissions/" + id);
            case Closing.Outcome.Refused(var problem) -> {
                one(viewer, id, model);
                model.addAttribute("problemReason", problem);
                model.addAttribute("typedReason", reason);
                yield new ModelAndView("submission/one", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
            }
        };
    }

    @Requires(Right.READ_SUBMISSIONS)
    @GetMapping("/submissions/{id}/signature")
    String signature(Viewer viewer, @PathVariable long id, Model model) {
        model.addAttribute("submission", submissions.read(viewer, id));
        model.addAttribute("checked", submissions.checkSignature(viewer, id));
        return "submission/signature";
    }

    @Requires(Right.READ_SUBMISSIONS)
    @GetMapping({"/submissions/{id}/pdf", "/api/v1/submissions/{id}/pdf"})
    ResponseEntity<byte[]> pdf(Viewer viewer, @PathVariable long id) {
        var bytes = submissions.bytes(viewer, id);
        return file(
                bytes.signedPdf() == null ? bytes.pdf() : bytes.signedPdf(),
                "bao-cao-" + id + ".pdf",
                MediaType.APPLICATION_PDF);
    }

    @Requires(Right.READ_SUBMISSIONS)
    @GetMapping({"/submissions/{id}/package", "/api/v1/submissions/{id}/package"})
    ResponseEntity<byte[]> packed(Viewer viewer, @PathVariable long id) {
        return file(submissions.bytes(viewer, id).packed(), "goi-" + id + ".json", MediaType.APPLICATION_JSON);
    }

    @Requires(Right.READ_SUBMISSIONS)
    @GetMapping({"/submissions/{id}/receipt", "/api/v1/submissions/{id}/receipt"})
    ResponseEntity<byte[]> receipt(Viewer viewer, @PathVariable long id) {
        var receipt = submissions.bytes(viewer, id).receipt();
        if (receipt == null) {
            throw new NotVisible("receipt of submission " + id);
        }
        return file(receipt, "bien-nhan-" + id + ".json", MediaType.APPLICATION_JSON);
    }

    private static ResponseEntity<byte[]> file(byte[] bytes, String name, MediaType type) {
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .contentType(type)
                .body(bytes);
    }

    @Open(because = "whoever holds a receipt may check it")
    @GetMapping("/receipt-key.pem")
    ResponseEntity<String> key() {
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(receiptKey.pem());
    }
}
