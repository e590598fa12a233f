package vn.khien.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import vn.khien.access.Open;
import vn.khien.access.RequestAccess;
import vn.khien.access.Right;
import vn.khien.access.Viewer;

/// The door, the way home, language and theme, and the sign of life.
@Controller
class HomePages {
    private final JdbcClient db;
    private final ApplicationAvailability availability;

    HomePages(JdbcClient db, ApplicationAvailability availability) {
        this.db = db;
        this.availability = availability;
    }

    @Open(because = "it is the door")
    @GetMapping("/sign-in")
    String signIn(HttpServletRequest request) {
        return RequestAccess.viewerOf(request) == null ? "web/sign-in" : "redirect:/";
    }

    @Open(because = "leads everyone to what their role opens", signedIn = true)
    @GetMapping("/")
    String home(Viewer viewer) {
        if (viewer.may(Right.READ_PICTURE)) {
            return "redirect:/picture";
        }
        if (viewer.may(Right.MANAGE_ACCOUNTS)) {
            return "redirect:/accounts";
        }
        if (viewer.may(Right.DECLARE_COMPLIANCE)) {
            return "redirect:/providers/own";
        }
        if (viewer.may(Right.INSPECT)) {
            return "redirect:/inspections";
        }
        if (viewer.may(Right.COORDINATE_INCIDENTS)) {
            return "redirect:/incidents";
        }
        if (viewer.may(Right.ISSUE_ADVISORIES)) {
            return "redirect:/advisories";
        }
        if (viewer.may(Right.SIGN) && !viewer.may(Right.ACKNOWLEDGE) && !viewer.may(Right.ASSESS)) {
            return "redirect:/submissions";
        }
        var owes = viewer.may(Right.ACKNOWLEDGE) || viewer.may(Right.ASSESS);
        return owes ? "redirect:/duties" : "redirect:/campaigns";
    }

    @Open(because = "the whole menu, on a phone", signedIn = true)
    @GetMapping("/more")
    String more(Viewer viewer) {
        return "web/more";
    }

    @Open(because = "a choice of the reader")
    @PostMapping("/language")
    String language(@RequestParam String lang, @RequestParam String to, HttpServletResponse response) {
        remember(response, "lang", lang.equals("en") ? "en" : "vi");
        return "redirect:" + local(to);
    }

    @Open(because = "a choice of the reader", signedIn = true)
    @PostMapping("/theme")
    String theme(@RequestParam String theme, @RequestParam String to, HttpServletResponse response) {
        remember(response, "theme", theme.equals("dark") ? "dark" : "light");
        return "redirect:" + local(to);
    }

    @Open(because = "only organisations of one's own grants count", signedIn = true)
    @PostMapping("/acting")
    String act(@RequestParam long organisation, HttpServletRequest request) {
        request.getSession().setAttribute(RequestAccess.ACTING, organisation);
        return "redirect:/";
    }

    /// 200 only when it can serve: not while the data of a first start is still being made.
    @Open(because = "a sign of life without content")
    @GetMapping("/health")
    ResponseEntity<String> health() {
        if (availability.getReadinessState() != ReadinessState.ACCEPTING_TRAFFIC) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body("starting\n");
        }
        db.sql("select count(*) from organisation").query(Long.class).single();
        return ResponseEntity.ok("ok\n");
    }

    private static void remember(HttpServletResponse response, String name, String value) {
        var cookie = new Cookie(name, value);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setMaxAge(365 * 24 * 3600);
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
    }

    /// Only paths of this site: `//host` and `/\host` would lead away.
    private static String local(String to) {
        return to.startsWith("/") && !to.startsWith("//") && !to.contains("\\") ? to : "/";
    }
}
