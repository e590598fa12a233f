package vn.khien.inspection;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import vn.khien.access.Open;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.library.Library;
import vn.khien.page.Shell;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// Work on site. The page is kept by the browser with a worker of its own (scope `/inspections/site/`), so it opens
/// without a network; what is recorded waits on the device and is sent when the network is back.
@Controller
class SitePages {
    private static final String HERE = "/inspections/site/{id}";

    private final Inspections inspections;
    private final Recording recording;
    private final Library library;
    private final ProductClock clock;

    SitePages(Inspections inspections, Recording recording, Library library, ProductClock clock) {
        this.inspections = inspections;
        this.recording = recording;
        this.library = library;
        this.clock = clock;
    }

    /// The worker must lie in the folder that it serves.
    @Open(because = "a script without content, as those under /static", signedIn = true)
    @GetMapping("/inspections/site/worker.js")
    ResponseEntity<Resource> worker() {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/javascript"))
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource("static/static/js/site-worker.js"));
    }

    @Requires(Right.INSPECT)
    @GetMapping(HERE)
    String site(Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "") String system, Model model) {
        model.addAttribute("site", inspections.site(viewer, id, system));
        model.addAttribute("system", system);
        model.addAttribute("library", library);
        model.addAttribute("today", clock.today());
        model.addAttribute("clientId", UUID.randomUUID().toString());
        model.addAttribute("person", viewer.person());
        return "inspection/site";
    }

    /// All that waits on this device, also for inspections that are not seen any more.
    @Requires(Right.INSPECT)
    @GetMapping("/inspections/site/queue")
    String queue(Viewer viewer, Model model) {
        model.addAttribute("person", viewer.person());
        return "inspection/device";
    }

    /// What a device sends.
    ///
    /// @param sentAt what its clock shows while it sends
    record Sent(@Nullable Entry entry, @Nullable Instant sentAt) {}

    /// One entry of the queue. 200 recorded, 409 with what others recorded, 410 with the reason where it comes too
    /// late, 422 with what is wrong.
    @Requires(Right.INSPECT)
    @PostMapping(HERE + "/entries")
    ResponseEntity<Map<String, Object>> entry(
            Viewer viewer, @PathVariable long id, @RequestBody Sent sent, @ModelAttribute("shell") Shell shell) {
        var entry = sent.entry();
        if (entry == null) {
            throw new NotVisible("an entry without content");
        }
        return switch (recording.record(viewer, id, entry, sent.sentAt())) {
            case Recording.Result.Recorded(var number) -> ResponseEntity.ok(Map.of("number", number));
            case Recording.Result.Conflict(var other) ->
                ResponseEntity.status(HttpStatus.CONFLICT).body(conflict(other, shell));
            case Recording.Result.Late(var closed, var declined) ->
                ResponseEntity.status(HttpStatus.GONE).body(Map.of("message", shell.t(lateText(closed, declined))));
            case Recording.Result.Refused(var problems) ->
                ResponseEntity.unprocessableContent().body(Map.of("message", message(problems, shell)));
        };
    }

    private static String lateText(boolean closed, boolean declined) {
        if (declined) {
            return "inspection.site.late.declined";
        }
        return closed ? "inspection.site.late.closed" : "inspection.site.late.ended";
    }

    private static Map<String, Object> conflict(Finding other, Shell shell) {
        return Map.of(
                "no", other.no(),
                "message",
                        shell.t(
                                "inspection.site.conflict",
                                other.by(),
                                shell.moment(other.recordedAt()),
                                shell.t("inspection.grade." + other.grade()),
                                other.title()));
    }

    private static String message(List<Problem> problems, Shell shell) {
        return String.join(
                " ",
                problems.stream()
                        .map(problem -> shell.t(problem.code(), problem.args().toArray()))
                        .toList());
    }

    @Requires(Right.INSPECT)
    @PostMapping(HERE + "/entries/{entry}/photographs")
    ResponseEntity<Map<String, Object>> photograph(
            Viewer viewer,
            @PathVariable long id,
            @PathVariable UUID entry,
            @RequestParam UUID photograph,
            @RequestParam MultipartFile file,
            @ModelAttribute("shell") Shell shell)
            throws IOException {
        return switch (recording.photograph(viewer, id, entry, photograph, file.getInputStream())) {
            case Recording.Pictured.Kept(var hadLocation) -> ResponseEntity.ok(Map.of("hadLocation", hadLocation));
            case Recording.Pictured.Refused(var problem) ->
                ResponseEntity.unprocessableContent().body(Map.of("message", message(List.of(problem), shell)));
        };
    }

    /// The same by a form, where no script runs.
    @Requires(Right.INSPECT)
    @PostMapping(HERE + "/findings")
    ModelAndView form(
            Viewer viewer,
            @PathVariable long id,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile photograph,
            @ModelAttribute("shell") Shell shell,
            Model model)
            throws IOException {
        var entry = entry(typed);
        var problems = new ArrayList<Problem>();
        switch (recording.record(viewer, id, entry, null)) {
            case Recording.Result.Recorded recorded -> {
                if (photograph != null
                        && !photograph.isEmpty()
                        && recording.photograph(
                                        viewer, id, entry.clientId(), entry.clientId(), photograph.getInputStream())
                                instanceof Recording.Pictured.Refused(var problem)) {
                    problems.add(problem);
                } else {
                    return new ModelAndView("redirect:/inspections/" + id);
                }
            }
            case Recording.Result.Conflict(var other) -> model.addAttribute("conflict", other);
            case Recording.Result.Late(var closed, var declined) ->
                problems.add(Problem.at("title", lateText(closed, declined)));
            case Recording.Result.Refused(var wrong) -> problems.addAll(wrong);
        }
        var view = site(viewer, id, Entry.text(entry.system()), model);
        model.addAttribute("clientId", entry.clientId().toString());
        model.addAttribute("typed", new HashMap<>(typed));
        model.addAttribute("problems", problems);
        return new ModelAndView(view, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /// `answer` is `system code|requirement code`, or empty for the body as a whole.
    private static Entry entry(Map<String, String> typed) {
        var answer = typed.getOrDefault("answer", "").split("\\|", 2);
        return new Entry(
                UUID.fromString(typed.getOrDefault("clientId", "")),
                "finding",
                answer[0],
                answer.length > 1 ? answer[1] : "",
                typed.get("grade"),
                typed.get("title"),
                typed.get("words"),
                typed.get("document"),
                typed.get("article"),
                typed.get("dueOn"),
                null,
                typed.get("seen"),
                "yes".equals(typed.get("both")));
    }
}
