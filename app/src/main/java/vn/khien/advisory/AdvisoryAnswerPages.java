package vn.khien.advisory;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
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
import vn.khien.page.Dates;
import vn.khien.page.Download;
import vn.khien.platform.Problem;

/// A body acknowledges and answers, on the page of the advisory.
@Controller
class AdvisoryAnswerPages {
    private final Advisories advisories;
    private final AnsweringAdvisories answering;
    private final ChasingAdvisories chasing;

    AdvisoryAnswerPages(Advisories advisories, AnsweringAdvisories answering, ChasingAdvisories chasing) {
        this.advisories = advisories;
        this.answering = answering;
        this.chasing = chasing;
    }

    /// An answer as typed.
    ///
    /// @param row id of the row that is answered, 0 for none
    record Given(long row, String value, String words, String notBefore) {
        static final Given EMPTY = new Given(0, "", "", "");

        AnsweringAdvisories.Answer read(List<Problem> problems) {
            var day = notBefore.isBlank() || !value.equals("planned") ? null : Dates.read(notBefore);
            if (day != null && day.isEmpty()) {
                problems.add(Problem.at("notBefore", "advisory.problem.date", notBefore));
            }
            return new AnsweringAdvisories.Answer(value, words, day == null ? null : day.orElse(null));
        }
    }

    static void put(Advisories.Whole whole, Viewer viewer, List<Problem> problems, Given given, Model model) {
        model.addAttribute("whole", whole);
        model.addAttribute("problems", problems);
        model.addAttribute("given", given);
        model.addAttribute("mayReadSystems", viewer.may(Right.READ_SYSTEMS));
    }

    @Requires(Right.ANSWER_ADVISORIES)
    @PostMapping("/advisories/{number}/acknowledgement")
    String acknowledge(Viewer viewer, @PathVariable String number) {
        answering.acknowledge(viewer, number);
        return "redirect:/advisories/" + number;
    }

    @Requires(Right.ANSWER_ADVISORIES)
    @PostMapping("/advisories/{number}/answers")
    ModelAndView answer(
            Viewer viewer,
            @PathVariable String number,
            @RequestParam(defaultValue = "0") long row,
            @RequestParam(defaultValue = "") String value,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String notBefore,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model)
            throws IOException {
        var given = new Given(row, value, words, notBefore);
        var problems = new ArrayList<Problem>();
        var answer = given.read(problems);
        var evidence = file == null || file.isEmpty()
                ? null
                : new AnsweringAdvisories.Evidence(
                        file.getOriginalFilename() == null ? "" : file.getOriginalFilename(), file.getInputStream());
        var outcome = problems.isEmpty()
                ? answering.answer(viewer, number, row, answer, evidence)
                : new Outcome.Refused(problems);
        return switch (outcome) {
            case Outcome.Done done -> new ModelAndView("redirect:/advisories/" + number + "?answered#row-" + row);
            case Outcome.Refused(var wrong) -> {
                var whole = advisories.read(viewer, number);
                put(whole, viewer, wrong, given, model);
                model.addAttribute(
                        "letters", chasing.listLetters(viewer, whole.advisory().id()));
                yield new ModelAndView("advisory/own", model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
            }
        };
    }

    @Requires(Right.READ_ADVISORIES)
    @GetMapping("/advisories/{number}/answers/{answer}/proof")
    ResponseEntity<Resource> proof(Viewer viewer, @PathVariable String number, @PathVariable long answer) {
        var stored = answering.proof(viewer, number, answer);
        return Download.of(stored.file(), stored.name(), stored.mediaType());
    }
}
