package vn.khien.directive;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Scope;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.notification.Notices;
import vn.khien.page.Formats;
import vn.khien.platform.Deadline;
import vn.khien.platform.ProductClock;

/// Reminds organisations that are late, each at most once a day, of all that they are late with. Whoever gave a task
/// reminds of it: the nation's desk those whom the directive addresses, a body those to whom it passed the task down.
@Component
public class Reminding {
    private final AssignmentRows rows;
    private final Notices notices;
    private final ProductClock clock;
    private final Trail trail;

    Reminding(AssignmentRows rows, Notices notices, ProductClock clock, Trail trail) {
        this.rows = rows;
        this.notices = notices;
        this.clock = clock;
        this.trail = trail;
    }

    /// An organisation and what it is late with, by the order of obligations.
    ///
    /// @param missed the deadline that was missed for the longest time
    /// @param result false where only the acknowledgement is late
    public record Late(List<Assignment> assignments, Deadline missed, boolean result) {
        private static Late of(List<Assignment> assignments, Instant now) {
            return new Late(
                    assignments,
                    assignments.stream()
                            .flatMap(one -> one.missed(now).stream())
                            .min(Comparator.comparing(Deadline::lateFrom))
                            .orElseThrow(),
                    assignments.stream()
                            .anyMatch(one -> one.deadline()
                                    .filter(due -> due.isLate(now))
                                    .isPresent()));
        }

        public String organisationName(Locale locale) {
            return assignments.getFirst().organisationName(locale);
        }

        /// Numbers of the obligations: `1, 3, 5`.
        public String obligations() {
            return assignments.stream()
                    .map(one -> String.valueOf(one.obligationPosition()))
                    .collect(Collectors.joining(", "));
        }
    }

    /// Whom a reminder would reach now: late, not done, not reminded today.
    @Transactional(readOnly = true)
    public List<Late> preview(Viewer viewer, long directive) {
        var by = viewer.scope().equals(Scope.NATION) ? null : viewer.organisation();
        var now = clock.instant();
        return rows.listToRemind(directive, by, viewer.scope(), now, clock.today()).stream()
                .collect(Collectors.groupingBy(Assignment::organisation, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(late -> Late.of(late, now))
                .toList();
    }

    /// Reminds them all, and gives how many organisations were reached.
    @Transactional
    public int remindAll(Viewer viewer, long directive) {
        var reached = 0;
        for (var late : preview(viewer, directive)) {
            if (remind(viewer, late)) {
                var first = late.assignments().getFirst();
                notices.tell(
                        first.organisation(),
                        late.result() ? "directive.notice.reminder" : "directive.notice.reminder-acknowledge",
                        List.of(
                                first.directiveNumber() == null ? "" : first.directiveNumber(),
                                late.obligations(),
                                Formats.date(late.missed().lastDay())),
                        "/directives/" + directive);
                reached++;
            }
        }
        trail.record(viewer.actor(), "directive.reminded", "directive:" + directive, reached + " organisations");
        return reached;
    }

    /// False where somebody else reminded of all of it in this moment.
    private boolean remind(Viewer viewer, Late late) {
        var first = false;
        for (var assignment : late.assignments()) {
            first |= rows.remind(assignment.id(), clock.today(), clock.instant(), viewer.person());
        }
        return first;
    }
}
