package vn.khien.picture;

import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
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
import org.springframework.web.servlet.ModelAndView;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.directive.Reminding;
import vn.khien.inspection.InspectedAnswers;
import vn.khien.organisation.Groups;
import vn.khien.page.MenuEntry;
import vn.khien.platform.NotVisible;
import vn.khien.provider.Providers;

/// Pages of the national picture, and the lists behind its figures.
@Controller
class PicturePages {
    private static final int ANSWERS_MAX = 1_000;

    private final Pictures pictures;
    private final PictureReading reading;
    private final Tiles tiles;
    private final Reminding reminding;
    private final PictureWorkbook workbook;
    private final Providers providers;
    private final InspectedAnswers inspected;

    PicturePages(
            Pictures pictures,
            PictureReading reading,
            Tiles tiles,
            Reminding reminding,
            PictureWorkbook workbook,
            Providers providers,
            InspectedAnswers inspected) {
        this.pictures = pictures;
        this.reading = reading;
        this.tiles = tiles;
        this.reminding = reminding;
        this.workbook = workbook;
        this.providers = providers;
        this.inspected = inspected;
    }

    @Bean
    static MenuEntry pictureMenu() {
        return new MenuEntry(10, "picture.menu", "/picture", "layout-dashboard", Set.of(Right.READ_PICTURE.name()));
    }

    @Requires(Right.READ_PICTURE)
    @GetMapping("/picture")
    Object picture(
            Viewer viewer,
            @RequestParam(defaultValue = "0") long directive,
            @RequestParam(defaultValue = "tiles") String view,
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam(defaultValue = "") String v,
            Model model) {
        if (pictures.listReviews().isEmpty()) {
            return "picture/none";
        }
        if (!asOf.isBlank() && PastMoment.read(asOf).isEmpty()) {
            return new ModelAndView("picture/noSuchDay", HttpStatus.UNPROCESSABLE_CONTENT)
                    .addObject("directive", directive)
                    .addObject("view", view)
                    .addObject("asOf", asOf);
        }
        var moment = PastMoment.asked(asOf);
        var picture = pictures.at(viewer, directive, moment);
        if (!v.isEmpty() && v.equals(picture.version())) {
            return ResponseEntity.noContent().build();
        }
        model.addAttribute("picture", picture);
        model.addAttribute(
                "moved",
                moment == null ? pictures.movedSinceYesterday(viewer, picture).orElse(null) : null);
        model.addAttribute("grid", tiles.on(picture.signedOn()));
        model.addAttribute("reviews", pictures.listReviews());
        model.addAttribute("view", view);
        model.addAttribute("asOf", asOf.strip());
        model.addAttribute("may", viewer);
        model.addAttribute("providers", providers.group(viewer));
        model.addAttribute("sources", InspectedAnswers.sum(inspected.count(viewer, picture.directive())));
        return "picture/national";
    }

    @Requires(Right.READ_PICTURE)
    @GetMapping("/picture/bodies")
    String bodies(
            Viewer viewer,
            @RequestParam(defaultValue = "0") long directive,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String asOf,
            Model model) {
        var picture = pictures.at(viewer, directive, PastMoment.asked(asOf));
        model.addAttribute("picture", picture);
        model.addAttribute("asOf", asOf.strip());
        model.addAttribute("state", Picture.Body.STATES.contains(state) ? state : "");
        model.addAttribute("kind", kind);
        model.addAttribute(
                "bodies",
                picture.bodies().stream()
                        .filter(body -> matches(body, state))
                        .filter(body -> kind.isEmpty() || Groups.of(body.kind()).equals(kind))
                        .toList());
        return "picture/bodies";
    }

    private static boolean matches(Picture.Body body, String state) {
        return switch (state) {
            case "" -> true;
            case "not-submitted" -> body.submittedAt() == null;
            case "late" -> body.lateSince() != null;
            default -> !Picture.Body.STATES.contains(state) || body.state().equals(state);
        };
    }

    @Requires(Right.READ_PICTURE)
    @GetMapping("/picture/requirements/{code}")
    String requirement(
            Viewer viewer,
            @PathVariable String code,
            @RequestParam(defaultValue = "0") long directive,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String asOf,
            Model model) {
        var moment = PastMoment.asked(asOf);
        var picture = pictures.at(viewer, directive, moment);
        var row = picture.requirements().stream()
                .filter(one -> one.requirement().code().equals(code))
                .findFirst()
                .orElseThrow(() -> new NotVisible("requirement " + code));
        // Single answers are read as they are now, so a past picture does not open them.
        var chosen = picture.bodies().stream()
                .filter(one -> moment == null && one.code().equals(body))
                .findFirst()
                .orElse(null);
        model.addAttribute("picture", picture);
        model.addAttribute("row", row);
        model.addAttribute("body", chosen);
        model.addAttribute("asOf", asOf.strip());
        model.addAttribute(
                "counts", reading.countByBody(viewer, picture, row.requirement().position(), moment));
        model.addAttribute(
                "answers",
                chosen == null || !viewer.may(Right.READ_ASSESSMENTS)
                        ? List.of()
                        : reading.listAnswers(
                                viewer, picture.directive(), row.requirement().position(), chosen.path(), ANSWERS_MAX));
        model.addAttribute("mayOpen", viewer.may(Right.READ_ASSESSMENTS));
        model.addAttribute(
                "sources",
                inspected
                        .count(viewer, picture.directive())
                        .getOrDefault(row.requirement().position(), InspectedAnswers.Sources.NONE));
        return "picture/requirement";
    }

    @Requires(Right.REMIND)
    @GetMapping("/picture/reminders")
    String preview(
            Viewer viewer,
            @RequestParam(defaultValue = "0") long directive,
            @RequestParam(defaultValue = "false") boolean ahead,
            @RequestParam(defaultValue = "") String body,
            Model model) {
        var chosen = reading.ofReminders(viewer, directive);
        model.addAttribute("directive", chosen);
        model.addAttribute("reminders", reminding.preview(viewer, chosen.id()));
        model.addAttribute("choice", new Reminding.Choice(ahead, body));
        return "picture/reminders";
    }

    @Requires(Right.REMIND)
    @PostMapping("/picture/reminders")
    String remind(
            Viewer viewer,
            @RequestParam long directive,
            @RequestParam(defaultValue = "false") boolean ahead,
            @RequestParam(defaultValue = "") String body) {
        reminding.remind(viewer, reading.ofReminders(viewer, directive).id(), new Reminding.Choice(ahead, body));
        return "redirect:/picture/reminders?directive=" + directive + (ahead ? "&ahead=true" : "") + "&sent";
    }

    @Requires(Right.EXPORT)
    @GetMapping("/picture/workbook.xlsx")
    ResponseEntity<byte[]> workbook(
            Viewer viewer,
            @RequestParam(defaultValue = "0") long directive,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String asOf) {
        var picture = pictures.at(viewer, directive, PastMoment.asked(asOf));
        var bodies = picture.bodies().stream()
                .filter(body -> matches(body, state))
                .filter(body -> kind.isEmpty() || Groups.of(body.kind()).equals(kind))
                .toList();
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("tien-do.xlsx")
                                .build()
                                .toString())
                .contentType(
                        MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))
                .body(workbook.write(
                        viewer,
                        picture,
                        bodies,
                        "state=" + state + " kind=" + kind + (asOf.isBlank() ? "" : " asOf=" + asOf)));
    }
}
