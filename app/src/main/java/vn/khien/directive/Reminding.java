package vn.khien.directive;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
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

/// Reminds organisations that are late of all that they are late with, and others of what they have not done yet and
/// owe next; each at most once a day. Whoever gave a task reminds of it: the nation's desk those whom the directive
/// addresses, a body those to whom it passed the task down.
@Component
public class Reminding {
    /// Nobody is reminded of what is due later than that.
    private static final Duration AHEAD_MAX = Duration.ofDays(30);

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

    /// Why an organisation is reminded.
    public enum About {
        /// A result is late.
        RESULT("directive.notice.reminder"),
        /// Only the acknowledgement is late.
        ACKNOWLEDGEMENT("directive.notice.reminder-acknowledge"),
        /// Nothing is late, and something is not done yet.
        AHEAD("directive.notice.reminder-ahead");

        private final String noticeKey;

        About(String noticeKey) {
            this.noticeKey = noticeKey;
        }
    }

    /// What one organisation would be reminded of: all that it is late with, or else what it owes by the day that comes
    /// first, by the order of obligations.
    ///
    /// @param deadline the one that was missed for the longest time, or else the one that comes first
    /// @param reminded the last day on which it was reminded; null where it never was
    public record Reminder(
            List<Assignment> assignments,
            Deadline deadline,
            About about,
            @Nullable LocalDate reminded) {
        private static Reminder of(List<Assignment> owed, Instant now, @Nullable LocalDate reminded) {
            var late = owed.stream().filter(one -> one.missed(now).isPresent()).toList();
            if (late.isEmpty()) {
                var next = first(owed, Assignment::deadline);
                var first = owed.stream()
                        .filter(one -> one.deadline().equals(Optional.of(next)))
                        .toList();
                return new Reminder(first, next, About.AHEAD, reminded);
            }
            var result = late.stream()
                    .anyMatch(
                            one -> one.deadline().filter(due -> due.isLate(now)).isPresent());
            return new Reminder(
                    late, first(late, one -> one.missed(now)), result ? About.RESULT : About.ACKNOWLEDGEMENT, reminded);
        }

        private static Deadline first(List<Assignment> assignments, Function<Assignment, Optional<Deadline>> deadline) {
            return assignments.stream()
                    .flatMap(one -> deadline.apply(one).stream())
                    .min(Comparator.comparing(Deadline::lateFrom))
                    .orElseThrow();
        }

        public boolean late() {
            return about != About.AHEAD;
        }

        public String organisationCode() {
            return assignments.getFirst().organisationCode();
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
            return about.noticeKey;
        }

        /// Values for its placeholders.
        public List<String> noticeArgs() {
            var number = assignments.getFirst().directiveNumber();
            return List.of(number == null ? "" : number, obligations(), Formats.date(deadline.lastDay()));
        }
    }

    /// Which of those who might be reminded are.
    ///
    /// @param ahead whether those with whom nothing is late, or else those who are late
    /// @param body code of the one organisation that is, late or not; empty for all
    public record Choice(boolean ahead, String body) {
        public static final Choice LATE = new Choice(false, "");
        public static final Choice AHEAD = new Choice(true, "");

        public boolean takes(Reminder reminder) {
            return body.isEmpty()
                    ? reminder.late() != ahead
                    : reminder.organisationCode().equals(body);
        }
    }

    /// Whom a reminder would reach now: late, or owing within 30 days; not done, not reminded today. In the order of
    /// lists.
    @Transactional(readOnly = true)
    public List<Reminder> preview(Viewer viewer, long directive) {
        var by = viewer.scope().equals(Scope.NATION) ? null : viewer.organisation();
        var now = clock.instant();
        var all = rows.listToRemind(directive, by, viewer.scope(), now, now.plus(AHEAD_MAX));
        var reminded = reminders.lastDays(all.stream().map(Assignment::id).toList());
        return all.stream()
                .filter(one -> !clock.today().equals(reminded.get(one.organisation())))
                .collect(Collectors.groupingBy(Assignment::organisation, LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(owed -> Reminder.of(owed, now, reminded.get(owed.getFirst().organisation())))
                .toList();
    }

    /// Reminds those who are chosen, and gives how many organisations were reached.
    @Transactional
    public int remind(Viewer viewer, long directive, Choice choice) {
        var reached = 0;
        for (var reminder : preview(viewer, directive)) {
            if (choice.takes(reminder) && remind(viewer, reminder)) {
                notices.tell(
                        reminder.assignments().getFirst().organisation(),
                        reminder.noticeKey(),
                        reminder.noticeArgs(),
                        "/directives/" + directive);
                reached++;
            }
        }
        trail.record(viewer.actor(), "directive.reminded", "directive:" + directive, String.valueOf(reached));
        return reached;
    }

    /// False where somebody else reminded of all of it in this moment.
    private boolean remind(Viewer viewer, Reminder reminder) {
        var first = false;
        for (var assignment : reminder.assignments()) {
            first |= rows.remind(assignment.id(), clock.today(), clock.instant(), viewer.person());
        }
        return first;
    }
}
