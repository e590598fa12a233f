package vn.khien.directive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    private final ReminderRows reminders;
    private final Notices notices;
    private final ProductClock clock;
    private final Trail trail;

    Reminding(AssignmentRows rows, ReminderRows reminders, Notices notices, ProductClock clock, Trail trail) {
        this.rows = rows;
        this.reminders = reminders;
        this.notices = notices;
        this.clock = clock;
        this.trail = trail;
    }

    /// An organisation and what it is late with, by the order of obligations.
    ///
    /// @param missed the deadline that was missed for the longest time
    /// @param result false where only the acknowledgement is late
    /// @param reminded the last day on which it was reminded of any of it; null where it never was
    public record Late(
            List<Assignment> assignments,
            Deadline missed,
            boolean result,
            @Nullable LocalDate reminded) {
        private static Late of(List<Assignment> assignments, Instant now, @Nullable LocalDate reminded) {
            return new Late(
                    assignments,
                    assignments.stream()
                            .flatMap(one -> one.missed(now).stream())
                            .min(Comparator.comparing(Deadline::lateFrom))
                            .orElseThrow(),
                    assignments.stream()
                            .anyMatch(one -> one.deadline()
                                    .filter(due -> due.isLate(now))
                                    .isPresent()),
                    reminded);
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

        /// Key of the sentence that the organisation is told.
        public String noticeKey() {
            return result ? "directive.notice.reminder" : "directive.notice.reminder-acknowledge";
        }

        /// Values for its placeholders.
        public List<String> noticeArgs() {
            var number = assignments.getFirst().directiveNumber();
            return List.of(number == null ? "" : number, obligations(), Formats.date(missed.lastDay()));
        }
    }

    /// Whom a reminder would reach now: late, not done, not reminded today.
    @Transactional(readOnly = true)
    public List<Late> preview(Viewer viewer, long directive) {
        var by = viewer.scope().equals(Scope.NATION) ? null : viewer.organisation();
        var now = clock.instant();
        var all = rows.listToRemind(directive, by, viewer.scope(), now, clock.today());
        var reminded = reminders.lastDays(all.stream().map(Assignment::id).toList());
        return all.stream()
                .collect(Collectors.groupingBy(Assignment::organisation, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(late -> Late.of(late, now, reminded.get(late.getFirst().organisation())))
                .toList();
    }

    /// Reminds them all, and gives how many organisations were reached.
    @Transactional
    public int remindAll(Viewer viewer, long directive) {
        var reached = 0;
        for (var late : preview(viewer, directive)) {
            if (remind(viewer, late)) {
                notices.tell(
                        late.assignments().getFirst().organisation(),
                        late.noticeKey(),
                        late.noticeArgs(),
                        "/directives/" + directive);
                reached++;
            }
        }
        trail.record(viewer.actor(), "directive.reminded", "directive:" + directive, String.valueOf(reached));
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
