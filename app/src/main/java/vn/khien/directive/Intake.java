package vn.khien.directive;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.audit.Trail;
import vn.khien.organisation.Organisations;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// Brings a document in: reads its text, cuts it into clauses, proposes obligations, and keeps all of it as a draft.
/// A document of many pages is read before the transaction begins, so that no connection is held meanwhile.
@Component
public class Intake {
    private static final int NAME_MAX = 200;

    private final DirectiveRows rows;
    private final Amending amending;
    private final Organisations organisations;
    private final TransactionTemplate transaction;
    private final Wall wall;
    private final ProductClock clock;
    private final Trail trail;

    Intake(
            DirectiveRows rows,
            Amending amending,
            Organisations organisations,
            TransactionTemplate transaction,
            Wall wall,
            ProductClock clock,
            Trail trail) {
        this.rows = rows;
        this.amending = amending;
        this.organisations = organisations;
        this.transaction = transaction;
        this.wall = wall;
        this.clock = clock;
        this.trail = trail;
    }

    /// How bringing in ended.
    public sealed interface Result {
        record Drafted(long directive) implements Result {}

        /// Nothing was kept.
        record Refused(Problem problem) implements Result {}
    }

    /// @param name name of the file; empty for pasted text
    public Result bringIn(Viewer viewer, String name, byte[] bytes) {
        return switch (DocumentText.read(bytes)) {
            case DocumentText.Result.Refused(var problem) -> new Result.Refused(problem);
            case DocumentText.Result.Text(var text, var mediaType) ->
                new Result.Drafted(keep(viewer, text, new DirectiveRows.Source(tidy(name), mediaType, bytes)));
        };
    }

    private long keep(Viewer viewer, String text, DirectiveRows.Source source) {
        var head = Head.read(text);
        var clauses = ClauseReader.read(text);
        return Objects.requireNonNull(transaction.execute(_ -> {
            wall.stand(viewer.scope());
            return draft(viewer, head, text, clauses, source);
        }));
    }

    private static String tidy(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return last.length() > NAME_MAX ? last.substring(last.length() - NAME_MAX) : last;
    }

    private long draft(Viewer viewer, Head head, String text, List<Clause> clauses, DirectiveRows.Source source) {
        var on = head.signedOn() == null ? clock.today() : head.signedOn();
        var id = rows.insert(head, text, source, clock.instant(), viewer.person(), viewer.organisation());
        var clauseIds = rows.insertClauses(id, clauses);
        var position = 1;
        for (var proposal : proposing(on).propose(clauses)) {
            var clause = clauseIds.get(proposal.clause());
            if (clause != null) {
                rows.insertObligation(id, position++, clause, proposal, on);
            }
        }
        amending.propose(id, clauses, clauseIds);
        trail.record(viewer.actor(), "directive.drafted", "directive:" + id, source.name());
        return id;
    }

    private Proposing proposing(LocalDate on) {
        return new Proposing(new BodyNames(organisations.listAll(on)), new DueReader(on));
    }
}
