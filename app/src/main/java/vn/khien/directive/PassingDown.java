package vn.khien.directive;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.notification.Notices;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.Organisations;
import vn.khien.page.Formats;
import vn.khien.platform.Deadline;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// Passes what an organisation owes down to its sub-units and managed enterprises, with a deadline of its own that is
/// not later than the one above and not past; where the one above is past, it is theirs too. They may pass it on in
/// turn, as deep as the tree goes. What was passed down stays as it was given.
@Component
public class PassingDown {
    private static final int NOTE_MAX = 2_000;

    private final AssignmentRows rows;
    private final Organisations organisations;
    private final Notices notices;
    private final ProductClock clock;
    private final Trail trail;

    PassingDown(AssignmentRows rows, Organisations organisations, Notices notices, ProductClock clock, Trail trail) {
        this.rows = rows;
        this.organisations = organisations;
        this.notices = notices;
        this.clock = clock;
        this.trail = trail;
    }

    /// How passing down ended.
    public sealed interface Result {
        /// @param assignments those of the named units, made now or before
        record Passed(List<Assignment> assignments) implements Result {}

        record Refused(List<Problem> problems) implements Result {}

        /// Nothing was passed down: some of the units owe it already, by another day or with another note.
        ///
        /// @param present what they owe
        record GivenOtherwise(List<Assignment> present) implements Result {
            /// What is in the way, unit by unit.
            public List<Problem> problems() {
                return present.stream().map(GivenOtherwise::problem).toList();
            }

            private static Problem problem(Assignment one) {
                return one.deadline()
                        .map(due -> Problem.at(
                                "organisations",
                                "directive.problem.given",
                                one.organisationCode(),
                                Formats.date(due.lastDay())))
                        .orElseGet(() ->
                                Problem.at("organisations", "directive.problem.given-free", one.organisationCode()));
            }
        }
    }

    /// @param codes codes of organisations below the acting one
    /// @param dueOn last day in time; may be absent only where the obligation itself names no day
    @Transactional
    public Result passDown(Viewer viewer, long assignment, List<String> codes, @Nullable LocalDate dueOn, String note) {
        var own = rows.find(assignment, viewer.scope())
                .filter(found -> found.organisation() == viewer.organisation())
                .orElseThrow(() -> new NotVisible("assignment " + assignment));
        rows.lockObligation(own.obligation());
        var units = new ArrayList<Organisation>();
        var problems = problems(viewer, own, codes, units);
        var due = dueOn == null ? own.due() : Deadline.by(dueOn).lateFrom();
        var present = passed(viewer, own, units);
        var otherwise = present.stream()
                .filter(one -> !Objects.equals(one.due(), due) || !one.note().equals(note.strip()))
                .toList();
        if (problems.isEmpty() && otherwise.isEmpty() && coversAll(present, units)) {
            return new Result.Passed(present);
        }
        check(own, dueOn, note, problems);
        if (!problems.isEmpty()) {
            return new Result.Refused(problems);
        }
        if (!otherwise.isEmpty()) {
            return new Result.GivenOtherwise(otherwise);
        }
        give(viewer, own, units, due, note.strip());
        return new Result.Passed(passed(viewer, own, units));
    }

    private void give(Viewer viewer, Assignment own, List<Organisation> units, @Nullable Instant due, String note) {
        var owed = units.stream()
                .map(unit -> new AssignmentRows.Owed(unit.id(), own.id(), due, note))
                .toList();
        var made = rows.insert(own.obligation(), owed, clock.instant(), viewer.person());
        notices.tellAll(
                rows.listByIds(made, viewer.scope()).stream()
                        .map(Assignment::organisation)
                        .toList(),
                "directive.notice.passed-down",
                List.of(viewer.organisationName(), own.directiveNumber() == null ? "" : own.directiveNumber()),
                "/directives/" + own.directive());
        trail.recordAll(
                viewer.actor(),
                "directive.passed-down",
                made.stream().map(id -> new Trail.Done("assignment:" + id)).toList());
    }

    private List<Assignment> passed(Viewer viewer, Assignment own, List<Organisation> units) {
        var ids = units.stream().map(Organisation::id).toList();
        return rows.listOfDirective(own.directive(), own.obligation(), viewer.scope(), Integer.MAX_VALUE, 0).stream()
                .filter(one -> ids.contains(one.organisation()))
                .toList();
    }

    private static boolean coversAll(List<Assignment> present, List<Organisation> units) {
        return units.stream().allMatch(unit -> present.stream().anyMatch(one -> one.organisation() == unit.id()));
    }

    private List<Problem> problems(Viewer viewer, Assignment own, List<String> codes, List<Organisation> units) {
        var problems = new ArrayList<Problem>();
        if (codes.isEmpty()) {
            problems.add(Problem.at("organisations", "directive.problem.no-units"));
        }
        for (var code : codes) {
            var unit = organisations.findByCode(code, clock.today()).filter(found -> isBelow(viewer, found));
            unit.ifPresentOrElse(
                    units::add, () -> problems.add(Problem.at("organisations", "directive.problem.unit", code)));
        }
        if (own.ended(clock.instant())) {
            problems.add(Problem.at("organisations", "directive.problem.ended"));
        }
        return problems;
    }

    private void check(Assignment own, @Nullable LocalDate dueOn, String note, List<Problem> problems) {
        var due = own.due();
        if (dueOn == null && due != null) {
            problems.add(Problem.at("dueOn", "directive.problem.due-on"));
        }
        if (dueOn != null && due != null && Deadline.by(dueOn).lateFrom().isAfter(due)) {
            problems.add(Problem.at("dueOn", "directive.problem.due-later", Formats.date(new Deadline(due).lastDay())));
        }
        var earliest = earliest(due);
        if (dueOn != null && dueOn.isBefore(earliest)) {
            problems.add(Problem.at("dueOn", "directive.problem.due-earlier", Formats.date(earliest)));
        }
        if (note.length() > NOTE_MAX) {
            problems.add(Problem.at("note", "directive.problem.note", NOTE_MAX));
        }
    }

    /// Today; or the last day of the deadline above, where that day has passed: a unit is given no more time than that.
    private LocalDate earliest(@Nullable Instant due) {
        var today = clock.today();
        var last = due == null ? today : new Deadline(due).lastDay();
        return last.isBefore(today) ? last : today;
    }

    private static boolean isBelow(Viewer viewer, Organisation unit) {
        return unit.path().startsWith(viewer.path()) && !unit.path().equals(viewer.path());
    }
}
