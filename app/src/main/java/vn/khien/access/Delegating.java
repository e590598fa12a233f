package vn.khien.access;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.audit.Trail;
import vn.khien.page.Formats;
import vn.khien.platform.Folding;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// A head lets a deputy sign instead for a period, and takes it back.
@Component
public class Delegating {
    private static final int TITLE_MAX = 100;
    private static final int DAYS_MAX = 366;

    private final DelegationRows rows;
    private final AccountRows accounts;
    private final ProductClock clock;
    private final Trail trail;

    Delegating(DelegationRows rows, AccountRows accounts, ProductClock clock, Trail trail) {
        this.rows = rows;
        this.accounts = accounts;
        this.clock = clock;
        this.trail = trail;
    }

    /// Somebody of the same organisation.
    public record Colleague(long person, String name) {}

    /// How delegating ended.
    public sealed interface Result {
        record Done() implements Result {}

        record Refused(List<Problem> problems) implements Result {}
    }

    /// @param title of the deputy, such as "Phó Chủ tịch"
    /// @param from first day, not before today
    /// @param to last day, at most a year later
    @Transactional
    public Result delegate(Viewer head, long deputy, String title, @Nullable LocalDate from, @Nullable LocalDate to) {
        var problems = new ArrayList<Problem>();
        var clean = Folding.clean(title);
        if (listColleagues(head).stream().noneMatch(one -> one.person() == deputy)) {
            problems.add(Problem.at("deputy", "access.problem.deputy"));
        }
        if (clean.isEmpty() || clean.length() > TITLE_MAX) {
            problems.add(Problem.at("title", "access.problem.deputy-title", TITLE_MAX));
        }
        if (from == null || from.isBefore(clock.today())) {
            problems.add(Problem.at("from", "access.problem.delegation-from"));
        }
        if (to == null || from != null && (to.isBefore(from) || to.isAfter(from.plusDays(DAYS_MAX)))) {
            problems.add(Problem.at("to", "access.problem.delegation-to"));
        }
        if (!problems.isEmpty() || from == null || to == null) {
            return new Result.Refused(problems);
        }
        if (accounts.listRoles(deputy, head.organisation(), from, to).stream()
                .anyMatch(Role.SIGNING_DEPUTY::excludes)) {
            return new Result.Refused(List.of(Problem.at("deputy", "access.problem.deputy-national")));
        }
        if (rows.insert(head.organisation(), head.person(), deputy, clean, from, to, clock.instant())) {
            accounts.insertGrant(deputy, Role.SIGNING_DEPUTY, head.organisation(), from, to);
            trail.record(head.actor(), "access.signing-delegated", "person:" + deputy, from + " – " + to);
            return new Result.Done();
        }
        // A double click asks for the very same again; anything else would be lost without a word.
        return rows.findStanding(head.organisation(), deputy, from)
                .filter(one -> !one.titleVi().equals(clean) || !one.to().equals(to))
                .<Result>map(one -> new Result.Refused(List.of(
                        Problem.at("from", "access.problem.delegation-stands", one.titleVi(), Formats.date(one.to())))))
                .orElseGet(Result.Done::new);
    }

    /// From now on the deputy does not sign any more. What was signed stands.
    @Transactional
    public void takeBack(Viewer head, long delegation) {
        rows.takeBack(delegation, head.organisation(), clock.instant()).ifPresent(deputy -> {
            rows.endGrant(delegation, clock.today());
            trail.record(head.actor(), "access.signing-taken-back", "person:" + deputy, "delegation:" + delegation);
        });
    }

    /// Those of the acting organisation, newest first.
    @Transactional(readOnly = true)
    public List<Delegation> list(Viewer viewer) {
        return rows.list(viewer.organisation());
    }

    @Transactional(readOnly = true)
    public List<Colleague> listColleagues(Viewer viewer) {
        return rows.listColleagues(viewer.organisation(), viewer.person(), clock.today());
    }

    /// By which the viewer signs today instead of the head; nothing for a head.
    @Transactional(readOnly = true)
    public Optional<Delegation> find(Viewer viewer) {
        return viewer.roles().contains(Role.HEAD)
                ? Optional.empty()
                : rows.find(viewer.organisation(), viewer.person(), clock.today());
    }

    LocalDate today() {
        return clock.today();
    }
}
