package vn.khien.notification;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;

/// What an organisation was told, for each of its people to read.
@Controller
class NoticePages {
    private static final int PAGE_SIZE = 50;

    private final ReadingNotices reading;

    NoticePages(ReadingNotices reading) {
        this.reading = reading;
    }

    @Requires(Right.READ_NOTICES)
    @GetMapping("/notices")
    ModelAndView list(Viewer viewer, @RequestParam(defaultValue = "9223372036854775807") long before) {
        var found = reading.list(viewer, before, PAGE_SIZE + 1);
        return new ModelAndView("notification/notices")
                .addObject("notices", found.stream().limit(PAGE_SIZE).toList())
                .addObject(
                        "next",
                        found.size() > PAGE_SIZE ? found.get(PAGE_SIZE - 1).id() : 0L);
    }

    @Requires(Right.READ_NOTICES)
    @PostMapping("/notices/{id}/read")
    String read(Viewer viewer, @PathVariable long id) {
        return "redirect:" + reading.read(viewer, id);
    }

    @Requires(Right.READ_NOTICES)
    @PostMapping("/notices/read")
    String readAll(Viewer viewer) {
        reading.readAll(viewer);
        return "redirect:/notices";
    }
}
