package vn.khien.directive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.notification.Notices;
import vn.khien.organisation.AddresseeClass;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.Organisations;
import vn.khien.page.Formats;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// Issues a confirmed draft: from then on it is in force, and every addressee in the tree of the document's date owes
/// its obligations; clauses of earlier documents that it replaces are no longer owed. Classes resolve to their members,
/// excluded bodies are left out, open classes stay open.
@Component
public class Issuing {
    /// Key of the notice that asks an addressee to acknowledge.
    static final String NOTICE = "directive.notice.issued";

    /// A directive asks for what is urgent, and even laws come into force within two years of their signing. A later
    /// day is a slip of the pen; as issuing is never undone, it is refused.
    private static final int EFFECTIVE_WITHIN_YEARS = 2;

    private final DirectiveRows rows;
    private final AssignmentRows assignments;
    private final Amending amending;
    private final Organisations organisations;
    private final Notices notices;
    private final ProductClock clock;
    private final Trail trail;

    Issuing(
            DirectiveRows rows,
            AssignmentRows assignments,
            Amending amending,
            Organisations organisations,
            Notices notices,
            ProductClock clock,
            Trail trail) {
        this.rows = rows;
        this.assignments = assignments;
        this.amending = amending;
        this.organisations = organisations;
        this.notices = notices;
        this.clock = clock;
        this.trail = trail;
    }

    /// How issuing ended.
    public sealed interface Result {
        /// @param addressees bodies that owe at least one obligation
        record Issued(int addressees) implements Result {}

        /// It was in force before; nothing happened.
        record AlreadyInForce() implements Result {}

        /// It was in force before, from another day than the one that is asked for; nothing happened.
        ///
        /// @param effectiveOn the day from which it is in force
        record InForceFrom(LocalDate effectiveOn) implements Result {}

        record Refused(List<Problem> problems) implements Result {}
    }

    /// What issuing a draft would do.
    ///
    /// @param addressees bodies that would owe at least one obligation
    /// @param problems what stands in the way; empty where nothing does
    record Foreseen(int addressees, int obligations, List<Problem> problems) {}

    /// @param effectiveOn null stands for the day of signing
    Foreseen foresee(long directive, @Nullable LocalDate effectiveOn) {
        var draft = rows.find(directive).orElseThrow(() -> new NotVisible("directive " + directive));
        var obligations = rows.listObligations(directive);
        var signedOn = draft.signedOn();
        var reached = new LinkedHashSet<Long>();
        if (signedOn != null) {
            obligations.forEach(one -> reached.addAll(addressed(one.what(), signedOn)));
        }
        return new Foreseen(reached.size(), obligations.size(), problems(draft, obligations, effectiveOn));
    }

    /// Issues a draft.
    ///
    /// @param effectiveOn from the day of signing to two years after it; null stands for the day of signing, or for
    ///     the present one where the directive is in force
    @Transactional
    public Result issue(Viewer viewer, long directive, @Nullable LocalDate effectiveOn) {
        return issueAt(viewer, directive, effectiveOn, clock.instant());
    }

    /// As [#issue], received by the addressees at a past moment: for directives that reached them on paper before.
    @Transactional
    public Result issueAt(Viewer viewer, long directive, @Nullable LocalDate effectiveOn, Instant receivedAt) {
        rows.lock(directive);
        var draft = rows.find(directive).orElseThrow(() -> new NotVisible("directive " + directive));
        if (draft.inForce()) {
            var present = draft.effectiveOn();
            return effectiveOn == null || present == null || effectiveOn.equals(present)
                    ? new Result.AlreadyInForce()
                    : new Result.InForceFrom(present);
        }
        var obligations = rows.listObligations(directive);
        var signedOn = draft.signedOn();
        var problems = problems(draft, obligations, effectiveOn);
        if (!problems.isEmpty() || signedOn == null) {
            return new Result.Refused(problems);
        }
        var from = effectiveOn == null ? signedOn : effectiveOn;
        rows.insertIssuance(directive, from, receivedAt, viewer.person());
        var reached = assign(obligations, signedOn, receivedAt, viewer);
        notices.tellAll(
                List.copyOf(reached),
                NOTICE,
                List.of(draft.number() == null ? "" : draft.number(), draft.title()),
                "/directives/" + directive);
        amending.takeEffect(draft, from, receivedAt);
        trail.record(viewer.actor(), "directive.issued", "directive:" + directive, String.valueOf(reached.size()));
        return new Result.Issued(reached.size());
    }

    private static List<Problem> problems(
            Directive draft, List<KeptObligation> obligations, @Nullable LocalDate effectiveOn) {
        var problems = new ArrayList<Problem>();
        if (draft.number() == null) {
            problems.add(Problem.at("number", "directive.problem.number"));
        }
        if (draft.signedOn() == null) {
            problems.add(Problem.at("signedOn", "directive.problem.signed-on"));
        } else if (effectiveOn != null) {
            checkEffect(draft.signedOn(), effectiveOn, problems);
        }
        if (obligations.isEmpty()) {
            problems.add(Problem.at("obligations", "directive.problem.none"));
        }
        for (var obligation : obligations) {
            if (obligation.what().incomplete()) {
                problems.add(Problem.at(
                        "obligation:" + obligation.id(), "directive.problem.incomplete", obligation.position()));
            }
        }
        return problems;
    }

    private static void checkEffect(LocalDate signedOn, LocalDate effectiveOn, List<Problem> problems) {
        var last = signedOn.plusYears(EFFECTIVE_WITHIN_YEARS);
        if (effectiveOn.isBefore(signedOn) || effectiveOn.isAfter(last)) {
            problems.add(Problem.at(
                    "effectiveOn", "directive.problem.effective-on", Formats.date(signedOn), Formats.date(last)));
        }
    }

    private Set<Long> assign(List<KeptObligation> obligations, LocalDate on, Instant receivedAt, Viewer viewer) {
        var reached = new LinkedHashSet<Long>();
        for (var obligation : obligations) {
            var due = obligation.what().due().instant().orElse(null);
            var owed = addressed(obligation.what(), on).stream()
                    .map(id -> new AssignmentRows.Owed(id, null, due, ""))
                    .toList();
            assignments.insert(obligation.id(), owed, receivedAt, viewer.person());
            owed.forEach(one -> reached.add(one.organisation()));
        }
        return reached;
    }

    /// Ids of the bodies that an obligation addresses in the tree of a date.
    private Set<Long> addressed(Obligation obligation, LocalDate on) {
        Map<Long, Organisation> named = new LinkedHashMap<>();
        for (var addressee : obligation.addressees()) {
            if (!addressee.excluded()) {
                members(addressee, on).forEach(member -> named.put(member.id(), member));
            }
        }
        for (var addressee : obligation.addressees()) {
            if (addressee.excluded()) {
                members(addressee, on).forEach(member -> named.remove(member.id()));
            }
        }
        return named.keySet();
    }

    private List<Organisation> members(Obligation.Addressee addressee, LocalDate on) {
        var code = addressee.code();
        if (code == null) {
            return List.of();
        }
        return switch (addressee.type()) {
            case OPEN -> List.of();
            case CLASS -> organisations.listOfClass(AddresseeClass.valueOf(code.toUpperCase(Locale.ROOT)), on);
            case ORGANISATION -> organisations.findByCode(code, on).stream().toList();
        };
    }
}
