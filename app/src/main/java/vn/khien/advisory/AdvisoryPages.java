package vn.khien.advisory;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.page.MenuEntry;
import vn.khien.platform.CsvLine;
import vn.khien.platform.ProductClock;

/// Pages of issued advisories: the list, one with whom it reaches, its files, and chasing.
@Controller
class AdvisoryPages {
    private static final List<String> STATES = List.of("overdue", "progress", "done");
    private static final int CODE_DIGITS = 16;
    private static final MediaType XLSX =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private final Advisories advisories;
    private final ChasingAdvisories chasing;
    private final RelatedIncidents incidents;
    private final AdvisoryWorkbook workbook;
    private final AdvisoryDueRules dueRules;
    private final AdvisoryPaper paper;
    private final ProductClock clock;

    AdvisoryPages(
            Advisories advisories,
            ChasingAdvisories chasing,
            RelatedIncidents incidents,
            AdvisoryWorkbook workbook,
            AdvisoryDueRules dueRules,
            AdvisoryPaper paper,
            ProductClock clock) {
        this.advisories = advisories;
        this.chasing = chasing;
        this.incidents = incidents;
        this.workbook = workbook;
        this.dueRules = dueRules;
        this.paper = paper;
        this.clock = clock;
    }

    @Bean
    static MenuEntry advisoriesMenu() {
        return new MenuEntry(58, "advisory.menu", "/advisories", "radio-tower", Set.of(Right.READ_ADVISORIES.name()));
    }

    @Requires(Right.READ_ADVISORIES)
    @GetMapping("/advisories")
    String list(Viewer viewer, @RequestParam(defaultValue = "" + Long.MAX_VALUE) long before, Model model) {
        var found = advisories.list(viewer, before, Advisories.PAGE + 1);
        model.addAttribute("found", found.stream().limit(Advisories.PAGE).toList());
        model.addAttribute(
                "next",
                found.size() > Advisories.PAGE
                        ? String.valueOf(
                                found.get(Advisories.PAGE - 1).advisory().id())
                        : "");
        model.addAttribute("mayIssue", viewer.may(Right.ISSUE_ADVISORIES));
        return "advisory/list";
    }

    @Requires(Right.READ_ADVISORIES)
    @GetMapping("/advisories/{number}")
    String one(
            Viewer viewer,
            @PathVariable String number,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") int from,
            Model model) {
        var whole = advisories.read(viewer, number);
        AdvisoryAnswerPages.put(whole, viewer, List.of(), AdvisoryAnswerPages.Given.EMPTY, model);
        model.addAttribute("incidents", incidents.list(viewer, whole.advisory().id()));
        model.addAttribute("mayReadIncidents", viewer.may(Right.READ_INCIDENTS));
        if (viewer.may(Right.ANSWER_ADVISORIES)) {
            model.addAttribute(
                    "letters", chasing.listLetters(viewer, whole.advisory().id()));
            return "advisory/own";
        }
        var shown = filter(whole, state);
        var start = Math.clamp(from, 0, shown.size());
        model.addAttribute(
                "shown", shown.stream().skip(start).limit(Advisories.PAGE).toList());
        model.addAttribute("from", start);
        model.addAttribute("all", shown.size());
        model.addAttribute("state", STATES.contains(state) ? state : "");
        model.addAttribute("mayIssue", viewer.may(Right.ISSUE_ADVISORIES));
        model.addAttribute(
                "rule", dueRules.find(whole.advisory().issued().dueRule()).orElse(null));
        model.addAttribute(
                "letters", chasing.listLetters(viewer, whole.advisory().id()));
        return "advisory/one";
    }

    private List<Reached> filter(Advisories.Whole whole, String state) {
        var now = clock.instant();
        var chased = whole.advisory().supersededBy() == null;
        var deadline = whole.advisory().issued().deadline();
        return whole.rows().stream()
                .filter(row -> !STATES.contains(state)
                        || Funnel.state(row, now, deadline, chased).equals(state))
                .toList();
    }

    @Requires(Right.READ_ADVISORIES)
    @GetMapping("/advisories/{number}/list.xlsx")
    ResponseEntity<byte[]> workbook(
            Viewer viewer, @PathVariable String number, @RequestParam(defaultValue = "") String state) {
        var whole = advisories.read(viewer, number);
        var bytes = workbook.write(
                viewer, whole.advisory(), filter(whole, state), STATES.contains(state) ? state : "tất cả");
        return file(bytes, XLSX, whole.advisory().issued().number() + ".xlsx");
    }

    @Requires(Right.READ_ADVISORIES)
    @GetMapping("/advisories/{number}/csaf")
    ResponseEntity<byte[]> csaf(Viewer viewer, @PathVariable String number) {
        return file(
                advisories.document(viewer, number),
                MediaType.APPLICATION_JSON,
                number.toLowerCase(java.util.Locale.ROOT) + ".json");
    }

    /// Indicators of compromise for the tools of whoever looks for them.
    @Requires(Right.READ_ADVISORIES)
    @GetMapping("/advisories/{number}/indicators.csv")
    ResponseEntity<byte[]> indicators(Viewer viewer, @PathVariable String number) {
        var advisory = advisories.read(viewer, number).advisory();
        var text = new StringBuilder(CsvLine.BYTE_ORDER_MARK).append(CsvLine.of(List.of("type", "value", "note")));
        advisory.indicators()
                .forEach(one -> text.append(CsvLine.of(List.of(one.type().code(), one.value(), one.note()))));
        return file(
                text.toString().getBytes(StandardCharsets.UTF_8),
                CSV,
                advisory.issued().number() + "-ioc.csv");
    }

    /// The advisory on paper, with the code that the public site checks.
    @Requires(Right.READ_ADVISORIES)
    @GetMapping("/advisories/{number}/pdf")
    ResponseEntity<byte[]> print(Viewer viewer, @PathVariable String number) {
        var advisory = advisories.read(viewer, number).advisory();
        var drawn = paper.draw(
                "advisory/paper",
                advisory.issued().sha256().substring(0, CODE_DIGITS),
                java.util.Map.of("advisory", advisory, "demonstration", paper.demonstration()));
        return file(drawn, MediaType.APPLICATION_PDF, advisory.issued().number() + ".pdf");
    }

    private static ResponseEntity<byte[]> file(byte[] bytes, MediaType type, String name) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }

    @Requires(Right.ISSUE_ADVISORIES)
    @GetMapping("/advisories/{number}/chasing")
    String chasing(Viewer viewer, @PathVariable String number, Model model) {
        var preview = chasing.preview(viewer, number);
        model.addAttribute("preview", preview);
        model.addAttribute(
                "letters", chasing.listLetters(viewer, preview.advisory().id()));
        return "advisory/chasing";
    }

    @Requires(Right.ISSUE_ADVISORIES)
    @PostMapping("/advisories/{number}/reminders")
    String remind(Viewer viewer, @PathVariable String number) {
        chasing.remind(viewer, number);
        return "redirect:/advisories/" + number + "/chasing?reminded";
    }

    @Requires(Right.ISSUE_ADVISORIES)
    @PostMapping("/advisories/{number}/letters")
    String write(Viewer viewer, @PathVariable String number) {
        chasing.write(viewer, number);
        return "redirect:/advisories/" + number + "/chasing?written";
    }

    @Requires(Right.READ_ADVISORIES)
    @GetMapping("/advisories/{number}/letters/{letter}")
    ResponseEntity<byte[]> letter(Viewer viewer, @PathVariable String number, @PathVariable long letter) {
        return file(
                chasing.letter(viewer, number, letter),
                MediaType.APPLICATION_PDF,
                "cong-van-" + number + "-" + letter + ".pdf");
    }
}
