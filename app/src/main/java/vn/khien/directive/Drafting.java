package vn.khien.directive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.organisation.AddresseeClass;
import vn.khien.organisation.Organisations;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// Edits a draft: its head and its obligations. Once issued, nothing of a directive changes.
@Component
public class Drafting {
    private static final int DUTY_MAX = 2_000;
    private static final int TITLE_MAX = 300;

    private final DirectiveRows rows;
    private final Organisations organisations;
    private final ProductClock clock;
    private final Trail trail;

    Drafting(DirectiveRows rows, Organisations organisations, ProductClock clock, Trail trail) {
        this.rows = rows;
        this.organisations = organisations;
        this.clock = clock;
        this.trail = trail;
    }

    /// How an edit ended.
    public sealed interface Result {
        /// @param obligation its id; 0 where the head was edited
        record Done(long obligation) implements Result {}

        record Refused(List<Problem> problems) implements Result {}

        /// It is issued: nothing can be edited any more.
        record InForce() implements Result {}
    }

    /// Sets number, subject, issuer and date as a person read them.
    @Transactional
    public Result setHead(
            Viewer viewer,
            long directive,
            String number,
            String kind,
            String title,
            String issuer,
            @Nullable LocalDate signedOn) {
        var present = draft(viewer, directive);
        if (present.inForce()) {
            return new Result.InForce();
        }
        var problems = new ArrayList<Problem>();
        var canonical = DocumentNumber.canonical(number);
        if (canonical.isEmpty()) {
            problems.add(Problem.at("number", "directive.problem.number"));
        }
        if (title.isBlank() || title.length() > TITLE_MAX) {
            problems.add(Problem.at("title", "directive.problem.title", TITLE_MAX));
        }
        if (signedOn == null) {
            problems.add(Problem.at("signedOn", "directive.problem.signed-on"));
        }
        if (Arrays.stream(Directive.Kind.values())
                .noneMatch(known -> known.code().equals(kind))) {
            problems.add(Problem.at("kind", "directive.problem.kind"));
        }
        if (!problems.isEmpty()) {
            return new Result.Refused(problems);
        }
        rows.updateHead(directive, new Head(canonical.orElseThrow(), kind, title.strip(), issuer.strip(), signedOn));
        trail.record(viewer.actor(), "directive.edited", "directive:" + directive);
        return new Result.Done(0);
    }

    @Transactional
    public Result add(Viewer viewer, long directive, Obligation obligation) {
        var present = draft(viewer, directive);
        if (present.inForce()) {
            return new Result.InForce();
        }
        var clause = clauseOf(directive, obligation.clause());
        var problems = problems(present, clause, obligation);
        if (!problems.isEmpty() || clause == null) {
            return new Result.Refused(problems);
        }
        var id = rows.insertObligation(directive, rows.nextPosition(directive), clause.id(), obligation, on(present));
        trail.record(viewer.actor(), "directive.obligation-added", "obligation:" + id);
        return new Result.Done(id);
    }

    @Transactional
    public Result edit(Viewer viewer, long directive, long id, Obligation obligation) {
        var present = draft(viewer, directive);
        find(directive, id);
        if (present.inForce()) {
            return new Result.InForce();
        }
        var clause = clauseOf(directive, obligation.clause());
        var problems = problems(present, clause, obligation);
        if (!problems.isEmpty() || clause == null) {
            return new Result.Refused(problems);
        }
        rows.updateObligation(id, clause.id(), obligation, on(present));
        trail.record(viewer.actor(), "directive.obligation-edited", "obligation:" + id);
        return new Result.Done(id);
    }

    @Transactional
    public Result remove(Viewer viewer, long directive, long id) {
        var present = draft(viewer, directive);
        find(directive, id);
        if (present.inForce()) {
            return new Result.InForce();
        }
        rows.deleteObligation(directive, id);
        trail.record(viewer.actor(), "directive.obligation-removed", "obligation:" + id);
        return new Result.Done(id);
    }

    private Directive draft(Viewer viewer, long directive) {
        rows.lock(directive);
        return rows.find(directive).orElseThrow(() -> new NotVisible("directive " + directive));
    }

    private void find(long directive, long obligation) {
        if (rows.listObligations(directive).stream().noneMatch(kept -> kept.id() == obligation)) {
            throw new NotVisible("obligation " + obligation);
        }
    }

    private LocalDate on(Directive directive) {
        return directive.signedOn() == null ? clock.today() : directive.signedOn();
    }

    private @Nullable KeptClause clauseOf(long directive, int position) {
        return rows.listClauses(directive).stream()
                .filter(clause -> clause.what().position() == position)
                .findFirst()
                .orElse(null);
    }

    private List<Problem> problems(Directive directive, @Nullable KeptClause clause, Obligation obligation) {
        var problems = new ArrayList<Problem>();
        if (clause == null) {
            problems.add(Problem.at("clause", "directive.problem.clause"));
        } else if (obligation.quote().isBlank()
                || !squeezed(clause.what().text()).contains(squeezed(obligation.quote()))) {
            problems.add(Problem.at("quote", "directive.problem.quote"));
        }
        if (obligation.duty().isBlank() || obligation.duty().length() > DUTY_MAX) {
            problems.add(Problem.at("duty", "directive.problem.duty", DUTY_MAX));
        }
        if (obligation.due().incomplete()) {
            problems.add(Problem.at("due", "directive.problem.due"));
        }
        for (var addressee : obligation.addressees()) {
            if (!exists(addressee, on(directive))) {
                problems.add(Problem.at("addressees", "directive.problem.addressee", addressee.name()));
            }
        }
        var recipient = obligation.recipient();
        if (recipient != null
                && organisations.findByCode(recipient, on(directive)).isEmpty()) {
            problems.add(Problem.at("recipient", "directive.problem.addressee", recipient));
        }
        return problems;
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private boolean exists(Obligation.Addressee addressee, LocalDate on) {
        var code = addressee.code();
        return switch (addressee.type()) {
            case OPEN -> true;
            case CLASS ->
                Arrays.stream(AddresseeClass.values())
                        .anyMatch(known -> known.code().equals(code));
            case ORGANISATION ->
                code != null && organisations.findByCode(code, on).isPresent();
        };
    }
}
