package vn.khien.web;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;

/// The search page, and the same in short while one types.
@Controller
class SearchPages {
    private static final int ON_THE_PAGE = 25;
    private static final int WHILE_TYPING = 5;

    private final Searching searching;

    SearchPages(Searching searching) {
        this.searching = searching;
    }

    @Requires(Right.READ_ORGANISATIONS)
    @GetMapping("/search")
    ModelAndView search(Viewer viewer, @RequestParam(defaultValue = "") String q) {
        return found(viewer, "web/search", q, ON_THE_PAGE);
    }

    @Requires(Right.READ_ORGANISATIONS)
    @GetMapping("/search/quick")
    ModelAndView quick(Viewer viewer, @RequestParam(defaultValue = "") String q) {
        return found(viewer, "web/found", q, WHILE_TYPING);
    }

    private ModelAndView found(Viewer viewer, String view, String q, int limit) {
        var text = q.length() > 200 ? q.substring(0, 200) : q;
        return new ModelAndView(view)
                .addObject("q", text)
                .addObject("tooShort", Searching.isTooShort(text))
                .addObject("quick", limit == WHILE_TYPING)
                .addObject("found", searching.search(viewer, text, limit));
    }
}
