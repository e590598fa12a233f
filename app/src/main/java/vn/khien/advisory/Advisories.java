package vn.khien.advisory;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.audit.Trail;
import vn.khien.platform.NotVisible;
import vn.khien.platform.ProductClock;

/// Reading advisories: the desk sees all, a body those that reach it or a unit below it.
@Component
public class Advisories {
    static final int PAGE = 50;

    private final AdvisoryRows rows;
    private final IssueRows issues;
    private final ReachRows reach;
    private final Wall wall;
    private final ProductClock clock;
    private final Trail trail;

    Advisories(AdvisoryRows rows, IssueRows issues, ReachRows reach, Wall wall, ProductClock clock, Trail trail) {
        this.rows = rows;
        this.issues = issues;
        this.reach = reach;
        this.wall = wall;
        this.clock = clock;
        this.trail = trail;
    }

    /// An advisory with what it reaches within the viewer's scope.
    public record Whole(Advisory advisory, List<Reached> rows, Funnel funnel) {
        public Whole {
            rows = List.copyOf(rows);
        }
    }

    /// An advisory in a list.
    ///
    /// @param funnel absent for drafts
    public record Listed(
            Advisory advisory,
            @org.jspecify.annotations.Nullable Funnel funnel) {}

    /// The latest first.
    ///
    /// @param before id of the last one seen
    @Transactional(readOnly = true)
    public List<Listed> list(Viewer viewer, long before, int limit) {
        var now = clock.instant();
        return rows.list(viewer, before, limit).stream()
                .map(one -> new Listed(
                        one, one.issue() == null ? null : Funnel.of(reach.list(viewer.scope(), one.id()), one, now)))
                .toList();
    }

    @Transactional
    public Whole read(Viewer viewer, String number) {
        var advisory = get(viewer, number);
        trail.record(viewer.actor(), "advisory.read", "advisory:" + advisory.id());
        var reached = reach.list(viewer.scope(), advisory.id());
        return new Whole(advisory, reached, Funnel.of(reached, advisory, clock.instant()));
    }

    @Transactional(readOnly = true)
    public Advisory readDraft(Viewer viewer, long id) {
        if (!viewer.may(Right.ISSUE_ADVISORIES)) {
            throw new NotVisible("draft " + id);
        }
        return rows.get(viewer, id);
    }

    /// An issued advisory as others name it.
    ///
    /// @param readable whether the viewer may open it
    public record Named(long id, String number, String titleVi, String titleEn, boolean readable) {
        public String title(Locale locale) {
            return locale.getLanguage().equals("en") && !titleEn.isEmpty() ? titleEn : titleVi;
        }
    }

    /// Issued advisories that reached a body or its systems, the latest first. Whoever asks has decided that the viewer
    /// may know what reached the body.
    @Transactional(readOnly = true)
    public List<Named> listReaching(Viewer viewer, long organisation) {
        return named(viewer, wall.lifted(viewer, () -> issues.listReaching(organisation)));
    }

    /// Those of the ids, in the order of their numbers. Whoever asks has decided that the viewer may see them named.
    @Transactional(readOnly = true)
    public List<Named> listNamed(Viewer viewer, Collection<Long> ids) {
        return named(viewer, wall.lifted(viewer, () -> issues.listIssued(ids)));
    }

    /// Any issued advisory by its number, for who coordinates whatever scope it stands in.
    @Transactional(readOnly = true)
    public Optional<Named> findIssued(Viewer viewer, String number) {
        return issues.findIssued(number).stream()
                .flatMap(id -> listNamed(viewer, List.of(id)).stream())
                .findFirst();
    }

    private List<Named> named(Viewer viewer, List<IssueRows.Numbered> found) {
        var ids = found.stream().map(IssueRows.Numbered::id).toList();
        var readable = viewer.may(Right.READ_ADVISORIES) ? rows.listVisible(viewer, ids) : Set.<Long>of();
        return found.stream()
                .map(one ->
                        new Named(one.id(), one.number(), one.titleVi(), one.titleEn(), readable.contains(one.id())))
                .toList();
    }

    /// The issued document (CSAF 2.0), byte for byte.
    @Transactional(readOnly = true)
    public byte[] document(Viewer viewer, String number) {
        return issues.getCsaf(get(viewer, number).id());
    }

    Advisory get(Viewer viewer, String number) {
        return rows.findByNumber(viewer, number.strip().toUpperCase(Locale.ROOT))
                .orElseThrow(() -> new NotVisible("advisory " + number));
    }
}
