package vn.khien.access;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.audit.Trail;
import vn.khien.organisation.Organisations;
import vn.khien.page.Dates;
import vn.khien.page.Formats;
import vn.khien.platform.Folding;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// What an administrator does: open and lock accounts, set passwords, revoke API tokens, give and end roles. Each act
/// is in the trail; passwords never are.
@Component
class ManagingAccounts {
    static final int PASSWORD_MIN = 12;
    private static final int PASSWORD_MAX = 200;
    private static final int NAME_MAX = 200;
    private static final int ACTS_SHOWN = 20;
    private static final Pattern LOGIN = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{2,63}");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    private final AccountRows rows;
    private final Accounts accounts;
    private final Organisations organisations;
    private final ProductClock clock;
    private final Trail trail;

    ManagingAccounts(
            AccountRows rows, Accounts accounts, Organisations organisations, ProductClock clock, Trail trail) {
        this.rows = rows;
        this.accounts = accounts;
        this.organisations = organisations;
        this.clock = clock;
        this.trail = trail;
    }

    /// What became of an act.
    sealed interface Result {
        record Done(String login) implements Result {}

        record Refused(List<Problem> problems) implements Result {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    @Transactional
    public Result open(Viewer viewer, String login, String name, String password) {
        var problems = new ArrayList<Problem>();
        var person = Folding.clean(name);
        if (!LOGIN.matcher(login.strip()).matches()) {
            problems.add(Problem.at("login", "access.problem.login"));
        } else if (rows.find(login.strip()).isPresent()) {
            problems.add(Problem.at("login", "access.problem.login-taken", login.strip()));
        }
        if (!LETTER.matcher(person).find() || person.length() > NAME_MAX) {
            problems.add(Problem.at("name", "access.problem.name", NAME_MAX));
        }
        checkPassword(password, problems);
        if (!problems.isEmpty()) {
            return new Result.Refused(problems);
        }
        accounts.open(viewer.actor(), login.strip(), rows.insertPerson(person), accounts.hash(password));
        return new Result.Done(login.strip());
    }

    @Transactional
    public Result grant(Viewer viewer, String login, String role, String code, String from, String to) {
        var account = find(login);
        var problems = new ArrayList<Problem>();
        var organisation = organisations.findByCode(code.strip().toUpperCase(Locale.ROOT), clock.today());
        if (organisation.isEmpty()) {
            problems.add(Problem.at("organisation", "access.problem.organisation", code.strip()));
        }
        var first = Dates.read(from);
        if (first.isEmpty()) {
            problems.add(Problem.at("from", "access.problem.date"));
        }
        var last = Dates.read(to);
        if (!to.isBlank() && (last.isEmpty() || first.isPresent() && last.get().isBefore(first.get()))) {
            problems.add(Problem.at("to", "access.problem.to"));
        }
        if (!problems.isEmpty()) {
            return new Result.Refused(problems);
        }
        var given = Role.of(role);
        var place = organisation.orElseThrow().id();
        var excluded = rows.listRoles(account.person(), place, first.orElseThrow(), last.orElse(null)).stream()
                .anyMatch(given::excludes);
        if (excluded) {
            return new Result.Refused(List.of(Problem.at("role", "access.problem.roles-exclude")));
        }
        if (rows.insertGrant(account.person(), given, place, first.orElseThrow(), last.orElse(null))) {
            record(viewer, "access.granted", account, role + " organisation:" + place);
            return new Result.Done(login);
        }
        // A double click asks for the very same again; another last day would be lost without a word.
        var standing = organisation.orElseThrow().code();
        return rows.listGrants(account.person()).stream()
                .filter(one -> one.role().equals(given.code())
                        && one.code().equals(standing)
                        && one.from().equals(first.get()))
                .filter(one -> !Objects.equals(one.to(), last.orElse(null)))
                .findFirst()
                .<Result>map(one -> new Result.Refused(List.of(stands(one.to()))))
                .orElseGet(() -> new Result.Done(login));
    }

    private static Problem stands(@Nullable LocalDate to) {
        return to == null
                ? Problem.at("to", "access.problem.grant-stands-open")
                : Problem.at("to", "access.problem.grant-stands", Formats.date(to));
    }

    /// Lets a role end on a day, earlier than it would; what has ended is not prolonged.
    @Transactional
    public Result endGrant(Viewer viewer, String login, long grant, String lastDay) {
        var account = find(login);
        var kept = rows.findGrant(account.person(), grant).orElseThrow(() -> new NotVisible("grant " + grant));
        var day = Dates.read(lastDay);
        if (day.isEmpty() || day.get().isBefore(kept.from())) {
            return new Result.Refused(List.of(Problem.at("lastDay-" + grant, "access.problem.to")));
        }
        if (rows.endGrant(account.person(), grant, day.get())) {
            record(viewer, "access.grant-ended", account, "grant:" + grant + " " + day.get());
        } else if (kept.to() != null && kept.to().isBefore(day.get())) {
            return new Result.Refused(
                    List.of(Problem.at("lastDay-" + grant, "access.problem.ends-earlier", Formats.date(kept.to()))));
        }
        return new Result.Done(login);
    }

    /// Locks the account, ends its sessions and revokes its API tokens, or opens it again. Nobody locks themselves out.
    @Transactional
    public Result lock(Viewer viewer, String login, boolean lock) {
        var account = find(login);
        if (account.person() == viewer.person()) {
            return new Result.Refused(List.of(Problem.at("lock", "access.problem.own-account")));
        }
        rows.lock(account.id(), lock ? clock.instant() : null);
        rows.endSessions(login);
        record(viewer, lock ? "access.account-locked" : "access.account-unlocked", account, "account:" + account.id());
        if (lock) {
            revoke(viewer, account);
        }
        return new Result.Done(login);
    }

    /// Sets a new password; API tokens from before it are revoked, and so are the sessions of anybody else.
    @Transactional
    public Result setPassword(Viewer viewer, String login, String password) {
        var account = find(login);
        var problems = new ArrayList<Problem>();
        checkPassword(password, problems);
        if (!problems.isEmpty()) {
            return new Result.Refused(problems);
        }
        rows.setPassword(account.id(), accounts.hash(password));
        if (account.person() != viewer.person()) {
            rows.endSessions(login);
        }
        record(viewer, "access.password-set", account, "account:" + account.id());
        revoke(viewer, account);
        return new Result.Done(login);
    }

    /// Revokes all API tokens of the account.
    @Transactional
    public Result revokeTokens(Viewer viewer, String login) {
        revoke(viewer, find(login));
        return new Result.Done(login);
    }

    private void revoke(Viewer viewer, AccountRows.Kept account) {
        var revoked = rows.revokeTokens(account.id(), clock.instant());
        if (revoked > 0) {
            record(viewer, "access.tokens-revoked", account, "account:" + account.id() + " tokens:" + revoked);
        }
    }

    /// How many API tokens of the account are valid now.
    int countTokens(AccountRows.Kept account) {
        return rows.countTokens(account.id(), clock.instant());
    }

    AccountRows.Kept find(String login) {
        return rows.find(login).orElseThrow(() -> new NotVisible("account " + login));
    }

    LocalDate today() {
        return clock.today();
    }

    /// Under the person, as everything about accounts and roles is: a role is a person's.
    private void record(Viewer viewer, String act, AccountRows.Kept account, String detail) {
        trail.record(viewer.actor(), act, "person:" + account.person(), detail);
    }

    /// The latest acts on an account and on its roles. Failed attempts stand under the login as it was typed, and so do
    /// old entries of opening; old entries of other acts stand under the account.
    List<Trail.Entry> listActs(AccountRows.Kept account) {
        return trail.listOf(
                List.of("person:" + account.person(), "account:" + account.id(), "login:" + account.login()),
                "access.",
                ACTS_SHOWN);
    }

    private static void checkPassword(String password, List<Problem> problems) {
        if (password.length() < PASSWORD_MIN || password.length() > PASSWORD_MAX) {
            problems.add(Problem.at("password", "access.problem.password", PASSWORD_MIN));
        }
    }
}
