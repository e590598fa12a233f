package vn.khien.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import vn.khien.access.RequestAccess;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.access.Viewers;
import vn.khien.notification.Notices;
import vn.khien.page.MenuEntry;
import vn.khien.page.Shell;
import vn.khien.page.Texts;
import vn.khien.platform.ProductClock;
import vn.khien.platform.Settings;

/// Fills the [Shell] of every page.
@ControllerAdvice
class ShellAdvice {
    private final Texts texts;
    private final ProductClock clock;
    private final Viewers viewers;
    private final Settings settings;
    private final Notices notices;
    private final List<MenuEntry> menu;

    ShellAdvice(
            Texts texts,
            ProductClock clock,
            Viewers viewers,
            Settings settings,
            Notices notices,
            List<MenuEntry> menu) {
        this.texts = texts;
        this.clock = clock;
        this.viewers = viewers;
        this.settings = settings;
        this.notices = notices;
        this.menu =
                menu.stream().sorted(Comparator.comparingInt(MenuEntry::order)).toList();
    }

    @ModelAttribute("shell")
    Shell shell(HttpServletRequest request) {
        var address = request.getRequestURI();
        if (address.startsWith("/api/") || address.equals("/public") || address.startsWith("/public/")) {
            return bare(request);
        }
        var viewer = RequestAccess.viewerOf(request);
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        var query = request.getQueryString();
        return new Shell(
                texts,
                locale(request),
                clock.instant(),
                request.getRequestURI() + (query == null ? "" : "?" + query),
                viewer == null ? List.of() : menuOf(viewer),
                viewer == null ? null : person(viewer, locale(request)),
                csrf == null ? "" : csrf.getToken(),
                settings.find(Settings.DEMONSTRATION).isPresent(),
                "dark".equals(cookie(request, "theme")),
                viewer == null ? 0 : notices.countUnread(viewer));
    }

    /// For answers that draw no menu, and for pages without a database.
    Shell bare(HttpServletRequest request) {
        var csrf = cookie(request, "khien-csrf");
        var query = request.getQueryString();
        return new Shell(
                texts,
                locale(request),
                clock.instant(),
                request.getRequestURI() + (query == null ? "" : "?" + query),
                List.of(),
                null,
                csrf == null ? "" : csrf,
                false,
                "dark".equals(cookie(request, "theme")),
                0);
    }

    private List<MenuEntry> menuOf(Viewer viewer) {
        return menu.stream()
                .filter(entry -> entry.rights().stream().anyMatch(right -> viewer.may(Right.valueOf(right))))
                .toList();
    }

    private Shell.Person person(Viewer viewer, Locale locale) {
        var english = locale.getLanguage().equals("en");
        var all = viewers.listActing(viewer.account());
        var others = all.stream()
                .map(acting -> new Shell.Acting(acting.organisation(), english ? acting.nameEn() : acting.nameVi()))
                .toList();
        var organisation = others.stream()
                .filter(acting -> acting.organisation() == viewer.organisation())
                .map(Shell.Acting::name)
                .findFirst()
                .orElse(viewer.organisationName());
        return new Shell.Person(
                viewer.name(),
                initials(viewer.name()),
                organisation,
                viewer.organisationCode(),
                others,
                viewer.may(Right.READ_NOTICES));
    }

    /// The first letters of the last two words: Vietnamese names end with the given name.
    static String initials(String name) {
        var words = name.strip().split("\\s+");
        var from = Math.max(0, words.length - 2);
        var initials = new StringBuilder();
        for (int i = from; i < words.length; i++) {
            initials.appendCodePoint(words[i].codePointAt(0));
        }
        return initials.toString().toUpperCase(Texts.VIETNAMESE);
    }

    static Locale locale(HttpServletRequest request) {
        return "en".equals(cookie(request, "lang")) ? Texts.ENGLISH : Texts.VIETNAMESE;
    }

    private static @Nullable String cookie(HttpServletRequest request, String name) {
        var cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
    }
}
