package vn.khien.picture;

import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.assessment.Assessments;
import vn.khien.directive.Assignment;
import vn.khien.directive.Directives;
import vn.khien.notification.ReadingNotices;
import vn.khien.page.MenuEntry;
import vn.khien.platform.ProductClock;

/// "My duties": what the acting organisation owes, the most urgent first.
@Controller
class DutyPages {
    private static final int LATEST = 5;

    private final Directives directives;
    private final Assessments assessments;
    private final ReadingNotices notices;
    private final ProductClock clock;

    DutyPages(Directives directives, Assessments assessments, ReadingNotices notices, ProductClock clock) {
        this.directives = directives;
        this.assessments = assessments;
        this.notices = notices;
        this.clock = clock;
    }

    @Bean
    static MenuEntry dutiesMenu() {
        return new MenuEntry(
                11, "picture.duties", "/duties", "list-checks", Set.of(Right.ACKNOWLEDGE.name(), Right.ASSESS.name()));
    }

    /// Systems of one level: how many, and how many are fully assessed.
    record ByLevel(int level, long systems, long complete) {}

    @Requires({Right.ACKNOWLEDGE, Right.ASSESS})
    @GetMapping("/duties")
    String duties(Viewer viewer, @RequestParam(defaultValue = "open") String show, Model model) {
        var owed = directives.listOwed(viewer);
        var now = clock.instant();
        var open = owed.stream().filter(one -> one.owed(now)).toList();
        var review = open.stream()
                .filter(Assignment::review)
                .findFirst()
                .or(() -> owed.stream().filter(Assignment::review).findFirst());
        var systems = review.map(one -> assessments.listReviewed(viewer, one.directive(), viewer.path()))
                .orElse(List.of());
        var hero = open.stream()
                .filter(one -> one.due() != null)
                .findFirst()
                .or(() -> open.stream().findFirst());
        var others =
                open.stream().filter(one -> hero.filter(one::equals).isEmpty()).toList();
        model.addAttribute("hero", hero.orElse(null));
        model.addAttribute(
                "owed",
                show.equals("done")
                        ? owed.stream().filter(one -> !one.owed(now)).toList()
                        : others);
        model.addAttribute("openCount", others.size());
        model.addAttribute("doneCount", owed.size() - open.size());
        model.addAttribute("show", show);
        model.addAttribute("systems", systems.size());
        model.addAttribute(
                "complete",
                systems.stream().filter(one -> one.tally().complete()).count());
        model.addAttribute("levels", levels(systems));
        model.addAttribute("latest", viewer.may(Right.READ_NOTICES) ? notices.listLatest(viewer, LATEST) : List.of());
        model.addAttribute("viewer", viewer);
        return "picture/duties";
    }

    private static List<ByLevel> levels(List<Assessments.Reviewed> systems) {
        return java.util.stream.IntStream.iterate(5, level -> level >= 1, level -> level - 1)
                .mapToObj(level -> {
                    var own = systems.stream()
                            .filter(one -> one.level() != null && one.level() == level)
                            .toList();
                    return new ByLevel(
                            level,
                            own.size(),
                            own.stream().filter(one -> one.tally().complete()).count());
                })
                .filter(one -> one.systems() > 0)
                .toList();
    }
}
