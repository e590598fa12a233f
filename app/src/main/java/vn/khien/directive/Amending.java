package vn.khien.directive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.notification.Notices;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.VietnamTime;

/// Says, while a document is a draft, which clauses of earlier ones it replaces (sửa đổi, bổ sung; Decree 30/2020).
/// From its issue on, what rested on them is no longer owed, and those who owed it are told.
@Component
public class Amending {
    private final AmendmentRows rows;
    private final DirectiveRows directives;
    private final Notices notices;
    private final Trail trail;

    Amending(AmendmentRows rows, DirectiveRows directives, Notices notices, Trail trail) {
        this.rows = rows;
        this.directives = directives;
        this.notices = notices;
        this.trail = trail;
    }

    /// How saying so ended.
    public sealed interface Result {
        record Done() implements Result {}

        record Refused(Problem problem) implements Result {}

        /// It is issued: nothing can be edited any more.
        record InForce() implements Result {}
    }

    /// What a document replaces, and what in it others in force replaced.
    @Transactional(readOnly = true)
    public List<Amendment> list(Viewer viewer, long directive) {
        return rows.list(directive);
    }

    /// @param replaces id of a clause of another document, which is in force
    /// @param clause id of the draft's clause that stands instead; null: it is repealed
    @Transactional
    public Result replace(Viewer viewer, long directive, long replaces, @Nullable Long clause) {
        if (draft(directive).inForce()) {
            return new Result.InForce();
        }
        var earlier = rows.findDirectiveInForce(replaces).orElse(null);
        if (earlier == null || earlier == directive) {
            return new Result.Refused(Problem.at("replaces", "directive.problem.replaces"));
        }
        if (clause != null && directives.listClauses(directive).stream().noneMatch(own -> own.id() == clause)) {
            return new Result.Refused(Problem.at("clause", "directive.problem.clause"));
        }
        rows.put(directive, replaces, clause, "");
        trail.record(viewer.actor(), "directive.amendment-set", "directive:" + directive, "clause:" + replaces);
        return new Result.Done();
    }

    /// Takes back what was said of a clause; a second time changes nothing.
    @Transactional
    public Result leave(Viewer viewer, long directive, long replaces) {
        if (draft(directive).inForce()) {
            return new Result.InForce();
        }
        rows.delete(directive, replaces);
        trail.record(viewer.actor(), "directive.amendment-removed", "directive:" + directive, "clause:" + replaces);
        return new Result.Done();
    }

    private Directive draft(long directive) {
        directives.lock(directive);
        return directives.find(directive).orElseThrow(() -> new NotVisible("directive " + directive));
    }

    /// Keeps what the words of a new draft say, for a person to confirm.
    void propose(long directive, List<Clause> clauses, Map<Integer, Long> ids) {
        for (var said : AmendmentReader.read(clauses)) {
            rows.findInForce(said.document(), said.place())
                    .ifPresent(replaces -> rows.put(
                            directive,
                            replaces,
                            said.repealed() ? null : ids.get(said.clause().position()),
                            said.quote()));
        }
    }

    /// In the transaction of the issue: ends what is replaced, from the day of effect on, and tells whom it concerns.
    void takeEffect(Directive issued, LocalDate effectiveOn, Instant receivedAt) {
        var start = VietnamTime.startOf(effectiveOn);
        rows.endAssignments(issued.id(), start.isAfter(receivedAt) ? start : receivedAt);
        var told = new LinkedHashMap<Long, AmendmentRows.Concerned>();
        rows.listConcerned(issued.id()).forEach(one -> told.putIfAbsent(one.organisation(), one));
        told.forEach((organisation, one) -> notices.tell(
                organisation,
                "directive.notice.amended",
                List.of(issued.number() == null ? "" : issued.number(), one.number() == null ? "" : one.number()),
                "/directives/" + issued.id() + "/amendments"));
    }
}
