package vn.khien.access;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import vn.khien.page.MenuEntry;
import vn.khien.platform.Problem;

/// Accounts and their roles, for administrators.
@Controller
class AccountPages {
    private static final int PAGE_SIZE = 50;

    private final AccountRows rows;
    private final ManagingAccounts managing;

    AccountPages(AccountRows rows, ManagingAccounts managing) {
        this.rows = rows;
        this.managing = managing;
    }

    @Bean
    static MenuEntry accountsEntry() {
        return new MenuEntry(90, "access.menu", "/accounts", "users", java.util.Set.of(Right.MANAGE_ACCOUNTS.name()));
    }

    /// What was typed, to be shown again; passwords are not.
    record Typed(String login, String name, String role, String organisation, String from, String to) {
        static final Typed NOTHING = new Typed("", "", "focal_point", "", "", "");
    }

    @Requires(Right.MANAGE_ACCOUNTS)
    @GetMapping("/accounts")
    ModelAndView list(
            Viewer viewer, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "1") int page) {
        return list(q, page, Typed.NOTHING, List.of());
    }

    private ModelAndView list(String q, int page, Typed typed, List<Problem> problems) {
        var current = Math.clamp(page, 1, 10_000);
        var found = rows.list(q, PAGE_SIZE + 1, (current - 1) * PAGE_SIZE);
        return new ModelAndView("access/accounts")
                .addObject("q", q)
                .addObject("page", current)
                .addObject("more", found.size() > PAGE_SIZE)
                .addObject("accounts", found.stream().limit(PAGE_SIZE).toList())
                .addObject("typed", typed)
                .addObject("problems", problems);
    }

    @Requires(Right.MANAGE_ACCOUNTS)
    @PostMapping("/accounts")
    ModelAndView open(
            Viewer viewer,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password) {
        return switch (managing.open(viewer, login, name, password)) {
            case ManagingAccounts.Result.Done(var opened) -> new ModelAndView("redirect:/accounts/" + opened);
            case ManagingAccounts.Result.Refused(var problems) ->
                refused(list("", 1, new Typed(login, name, "", "", "", ""), problems));
        };
    }

    @Requires(Right.MANAGE_ACCOUNTS)
    @GetMapping("/accounts/{login}")
    ModelAndView one(Viewer viewer, @PathVariable String login) {
        return one(login, Typed.NOTHING, List.of());
    }

    private ModelAndView one(String login, Typed typed, List<Problem> problems) {
        var account = managing.find(login);
        return new ModelAndView("access/account")
                .addObject("account", account)
                .addObject("grants", rows.listGrants(account.person()))
                .addObject("roles", List.of(Role.values()))
                .addObject("tokens", managing.countTokens(account))
                .addObject("today", managing.today())
                .addObject("acts", managing.listActs(account))
                .addObject("typed", typed)
                .addObject("problems", problems);
    }

    @Requires(Right.MANAGE_ACCOUNTS)
    @PostMapping("/accounts/{login}/grants")
    ModelAndView grant(
            Viewer viewer,
            @PathVariable String login,
            @RequestParam String role,
            @RequestParam(defaultValue = "") String organisation,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to) {
        return after(
                login,
                managing.grant(viewer, login, role, organisation, from, to),
                new Typed("", "", role, organisation, from, to));
    }

    @Requires(Right.MANAGE_ACCOUNTS)
    @PostMapping("/accounts/{login}/grants/{id}/end")
    ModelAndView endGrant(
            Viewer viewer,
            @PathVariable String login,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String lastDay) {
        return after(login, managing.endGrant(viewer, login, id, lastDay), Typed.NOTHING);
    }

    @Requires(Right.MANAGE_ACCOUNTS)
    @PostMapping("/accounts/{login}/lock")
    ModelAndView lock(Viewer viewer, @PathVariable String login, @RequestParam boolean locked) {
        return after(login, managing.lock(viewer, login, locked), Typed.NOTHING);
    }

    @Requires(Right.MANAGE_ACCOUNTS)
    @PostMapping("/accounts/{login}/password")
    ModelAndView setPassword(
            Viewer viewer, @PathVariable String login, @RequestParam(defaultValue = "") String password) {
        return after(login, managing.setPassword(viewer, login, password), Typed.NOTHING);
    }

    @Requires(Right.MANAGE_ACCOUNTS)
    @PostMapping("/accounts/{login}/tokens/revoke")
    ModelAndView revokeTokens(Viewer viewer, @PathVariable String login) {
        return after(login, managing.revokeTokens(viewer, login), Typed.NOTHING);
    }

    private ModelAndView after(String login, ManagingAccounts.Result result, Typed typed) {
        return switch (result) {
            case ManagingAccounts.Result.Done done -> new ModelAndView("redirect:/accounts/" + done.login());
            case ManagingAccounts.Result.Refused(var problems) -> refused(one(login, typed, problems));
        };
    }

    private static ModelAndView refused(ModelAndView again) {
        again.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        return again;
    }
}
