package vn.khien.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Wall;
import vn.khien.audit.Actor;
import vn.khien.audit.Trail;
import vn.khien.platform.Folding;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;
import vn.khien.platform.VietnamTime;

/// Anyone tells of an incident without signing in, and follows it by a key that is shown once. Bounded twice: by
/// [AnonymousLimits], and by the number that may wait in the inbox. Whoever is turned away by the former costs no
/// transaction, which is why this opens its own.
@Component
public class TippingOff {
    /// How many may wait for a place at once.
    static final int INBOX_MAX = 500;

    static final int CONTACT_MAX = 200;

    private final IncidentRows rows;
    private final ReportRows reports;
    private final AnonymousLimits limits;
    private final TransactionTemplate transaction;
    private final Wall wall;
    private final ProductClock clock;
    private final Trail trail;

    TippingOff(
            IncidentRows rows,
            ReportRows reports,
            AnonymousLimits limits,
            TransactionTemplate transaction,
            Wall wall,
            ProductClock clock,
            Trail trail) {
        this.rows = rows;
        this.reports = reports;
        this.limits = limits;
        this.transaction = transaction;
        this.wall = wall;
        this.clock = clock;
        this.trail = trail;
    }

    /// How telling ends.
    public sealed interface Told {
        /// @param key by which it is followed; shown once, never kept
        record Done(String code, String key) implements Told {}

        record Refused(List<Problem> problems) implements Told {}

        /// Too many at once: what to do instead is said on the page.
        record Busy() implements Told {}
    }

    /// @param address from which it comes
    /// @param form key of the form, empty for none
    /// @param typed the five answers by names of fields, and `contact`
    public Told tell(String address, String form, Map<String, String> typed) {
        var problems = new ArrayList<Problem>();
        var content = new Typed(typed).read(Field.FIRST, ReportingIncidents.asked(), clock.instant(), problems);
        var contact = Folding.clean(typed.getOrDefault("contact", ""));
        if (contact.length() > CONTACT_MAX) {
            problems.add(Problem.at("contact", "incident.problem.long", CONTACT_MAX));
        }
        if (!problems.isEmpty()) {
            return new Told.Refused(problems);
        }
        if (!limits.take(address)) {
            return new Told.Busy();
        }
        var key = form.isBlank() ? FormKey.fresh() : form.strip();
        return Objects.requireNonNull(transaction.execute(_ -> keep(key, content, contact)));
    }

    private Told keep(String form, Content content, String contact) {
        wall.nation();
        var once = FormKey.hash("incident", form);
        var follow = FormKey.follow(form);
        rows.lockOnce(once);
        var known = rows.findByOnce(once);
        if (known.isPresent()) {
            return new Told.Done(known.get(), follow);
        }
        if (rows.inboxHolds(INBOX_MAX)) {
            return new Told.Busy();
        }
        var now = clock.instant();
        var code = rows.nextCode(VietnamTime.dateOf(now).getYear());
        var id = rows.insert(new IncidentRows.Told(
                code,
                once,
                FormKey.hashOfFollow(follow),
                now,
                null,
                null,
                content.moment(Field.DETECTED).orElse(null),
                content.is(Field.PERSONAL, "yes")));
        reports.insert(new ReportRows.Sent(
                id, Part.NETWORK, Report.Kind.TIP, FormKey.hash("report", form), content, contact, now, null, null));
        trail.record(Actor.SYSTEM, "incident.told-anonymously", "incident:" + id);
        return new Told.Done(code, follow);
    }

    /// How following ends.
    public sealed interface Followed {
        record Found(Incident incident) implements Followed {}

        /// There is none with this code and key.
        record Unknown() implements Followed {}

        record Busy() implements Followed {}
    }

    /// Where an incident stands, for who told it: no more than its state.
    public Followed follow(String address, String code, String key) {
        if (!limits.take(address)) {
            return new Followed.Busy();
        }
        Optional<Incident> found = Objects.requireNonNull(transaction.execute(_ -> {
            wall.nation();
            return rows.findByKey(Folding.clean(code).toUpperCase(java.util.Locale.ROOT), FormKey.hashOfFollow(key));
        }));
        return found.<Followed>map(Followed.Found::new).orElseGet(Followed.Unknown::new);
    }
}
