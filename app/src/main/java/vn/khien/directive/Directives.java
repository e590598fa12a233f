package vn.khien.directive;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.platform.Deadline;
import vn.khien.platform.NotVisible;

/// What may be read of directives and of what they made organisations owe.
@Component
public class Directives {
    private final DirectiveRows rows;
    private final AssignmentRows assignments;

    Directives(DirectiveRows rows, AssignmentRows assignments) {
        this.rows = rows;
        this.assignments = assignments;
    }

    /// For other rooms: any directive by id, in force or not.
    public Optional<Directive> find(long id) {
        return rows.find(id);
    }

    /// Newest first.
    public List<Directive> listInForce() {
        return rows.listInForce();
    }

    /// Those in force that ask for a review of systems, newest first.
    public List<Directive> listReviews() {
        return rows.listReviews();
    }

    /// Those that the viewer may see: in force and reaching into the scope; drafts for those who issue. Newest
    /// first, at most 500.
    @Transactional(readOnly = true)
    public List<Directive> list(Viewer viewer) {
        return rows.list(viewer.scope(), viewer.may(Right.ISSUE_DIRECTIVES));
    }

    /// The deadline that comes next of what is still owed within the viewer's scope, by directive; the last one where
    /// all have passed. Directives of which nothing is owed by a day are absent.
    @Transactional(readOnly = true)
    Map<Long, Deadline> mapNextDeadlines(Viewer viewer, List<Directive> directives, Instant now) {
        var ids = directives.stream().map(Directive::id).toList();
        return assignments.listNext(ids, viewer.scope(), now).stream()
                .collect(Collectors.toMap(AssignmentRows.Next::directive, next -> new Deadline(next.late())));
    }

    /// Those in force that reach into the viewer's scope and ask for a review of systems; newest first, at most
    /// 500.
    @Transactional(readOnly = true)
    public List<Directive> listReviews(Viewer viewer) {
        return rows.listReviews(viewer.scope());
    }

    /// One that the viewer may see, however old.
    @Transactional(readOnly = true)
    public Optional<Directive> find(Viewer viewer, long id) {
        return rows.find(viewer.scope(), viewer.may(Right.ISSUE_DIRECTIVES), id);
    }

    @Transactional(readOnly = true)
    public Directive read(Viewer viewer, long id) {
        return find(viewer, id).orElseThrow(() -> new NotVisible("directive " + id));
    }

    /// Obligations in order; empty for what is not there.
    public List<KeptObligation> listObligations(long directive) {
        return rows.listObligations(directive);
    }

    @Transactional(readOnly = true)
    List<KeptClause> listClauses(Viewer viewer, long directive) {
        read(viewer, directive);
        return rows.listClauses(directive);
    }

    @Transactional(readOnly = true)
    DirectiveRows.Source source(Viewer viewer, long directive) {
        read(viewer, directive);
        return rows.findSource(directive).orElseThrow();
    }

    /// Assignments within the viewer's scope, by place in the tree.
    @Transactional(readOnly = true)
    public List<Assignment> listAssignments(
            Viewer viewer, long directive, @Nullable Long obligation, int limit, int skip) {
        return assignments.listOfDirective(directive, obligation, viewer.scope(), limit, skip);
    }

    /// Assignments within the viewer's scope, by place in the tree; who sees the whole nation sees those alone whom
    /// the directive itself addresses.
    @Transactional(readOnly = true)
    List<Assignment> listAddressed(Viewer viewer, long directive, int limit) {
        return assignments.listAddressed(directive, viewer.scope(), limit);
    }

    @Transactional(readOnly = true)
    List<AssignmentRows.Counts> countByObligation(Viewer viewer, long directive, java.time.Instant now) {
        return assignments.countByObligation(directive, viewer.scope(), now);
    }

    /// What the acting organisation owes, the most urgent first, what is done last.
    @Transactional(readOnly = true)
    public List<Assignment> listOwed(Viewer viewer) {
        return assignments.listOwed(viewer.organisation(), viewer.scope());
    }

    /// What one organisation owes, as far as the viewer may see it.
    @Transactional(readOnly = true)
    public List<Assignment> listOwedBy(Viewer viewer, long organisation) {
        return assignments.listOwed(organisation, viewer.scope());
    }

    @Transactional(readOnly = true)
    public Assignment readAssignment(Viewer viewer, long id) {
        return assignments.find(id, viewer.scope()).orElseThrow(() -> new NotVisible("assignment " + id));
    }
}
