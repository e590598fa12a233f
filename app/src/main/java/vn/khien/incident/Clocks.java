package vn.khien.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.khien.library.LegalClock;
import vn.khien.library.LegalClocks;
import vn.khien.organisation.Organisation;
import vn.khien.platform.Deadline;
import vn.khien.platform.VietnamTime;

/// Which legal clocks an incident has, chosen by the date of each event, and how each stands: a clock is met by a
/// report that was sent, never by a mark that somebody set.
@Component
class Clocks {
    private static final List<String> EVENTS =
            List.of("detection", "exceeds_capacity", "handling_ended", "response_ended");

    private final LegalClocks laws;
    private final Authorities authorities;

    Clocks(LegalClocks laws, Authorities authorities) {
        this.laws = laws;
        this.authorities = authorities;
    }

    /// @param reports in the order of sending, those of merged incidents included
    /// @param body null while there is none
    List<RunningClock> of(
            Incident incident, List<Report> reports, @Nullable Organisation body, Set<Part> visible, Instant now) {
        var known = new Known(incident, reports);
        var clocks = new ArrayList<RunningClock>();
        for (var event : EVENTS) {
            var started = known.started(event);
            var day = VietnamTime.dateOf(started.orElse(incident.countedFrom()));
            for (var law : laws.listStartedBy(event, day)) {
                var part = part(law);
                if (visible.contains(part)) {
                    var runs = known.applies(law) ? started : Optional.<Instant>empty();
                    clocks.add(new RunningClock(
                            law,
                            part,
                            runs.flatMap(law::deadline).orElse(null),
                            runs.map(from -> state(law, from, known.answered(law), now))
                                    .orElse(new RunningClock.State.NotRunning()),
                            authorities.resolve(law.recipients(), body, day)));
                }
            }
        }
        return clocks;
    }

    static Part part(LegalClock law) {
        return law.recipients().stream().anyMatch(Part.PERSONAL_DATA.authorities()::contains)
                ? Part.PERSONAL_DATA
                : Part.NETWORK;
    }

    private static RunningClock.State state(LegalClock law, Instant started, Optional<Instant> answered, Instant now) {
        var deadline = law.deadline(started);
        if (answered.isPresent()) {
            var late = deadline.flatMap(one -> late(one, answered.get())).orElse(null);
            return new RunningClock.State.Met(started, answered.get(), late);
        }
        return deadline.flatMap(one -> late(one, now))
                .<RunningClock.State>map(late -> new RunningClock.State.Missed(started, late))
                .orElseGet(() -> new RunningClock.State.Running(started, Duration.between(started, now)));
    }

    private static Optional<Duration> late(Deadline deadline, Instant at) {
        return deadline.standing(at) instanceof Deadline.Standing.Late(var late) ? Optional.of(late) : Optional.empty();
    }

    /// What the reports say about the events that start clocks and about what was sent.
    private record Known(Incident incident, List<Report> reports) {
        Optional<Instant> started(String event) {
            return switch (event) {
                case "detection" -> Optional.of(incident.countedFrom());
                case "exceeds_capacity" ->
                    first(Known::beyond)
                            .map(report ->
                                    report.content().moment(Field.BEYOND_SINCE).orElse(report.at()));
                case "handling_ended" ->
                    first(report -> report.content().says(Field.HANDLED))
                            .flatMap(report -> report.content().moment(Field.HANDLED));
                case "response_ended" ->
                    first(report -> report.content().says(Field.ENDED))
                            .flatMap(report -> report.content().moment(Field.ENDED));
                default -> throw new IllegalArgumentException(event);
            };
        }

        private static boolean beyond(Report report) {
            return report.content().is(Field.CAPACITY, "beyond");
        }

        boolean applies(LegalClock law) {
            return switch (law.applies()) {
                case "always" -> true;
                case "beyond_capacity" -> first(Known::beyond).isPresent();
                case "personal_data" -> incident.personalDataAt() != null;
                case "sensitive_data" ->
                    first(report -> report.content().is(Field.SENSITIVE, "yes")).isPresent();
                case "national_harm" ->
                    first(report -> report.content().is(Field.NATIONAL, "yes")).isPresent();
                case "serious" -> Boolean.TRUE.equals(incident.serious());
                default -> throw new IllegalStateException("clock " + law.code() + " applies " + law.applies());
            };
        }

        /// When the body sent what the clock asks for.
        Optional<Instant> answered(LegalClock law) {
            if (law.recipients().contains("data_subjects")) {
                return first(report -> report.content().says(Field.PEOPLE_TOLD)).map(Report::at);
            }
            if (part(law) == Part.PERSONAL_DATA) {
                return first(report -> report.part() == Part.PERSONAL_DATA).map(Report::at);
            }
            return switch (law.starts()) {
                case "exceeds_capacity" -> first(Known::beyond).map(Report::at);
                case "handling_ended" ->
                    first(report -> report.content().says(Field.HANDLED)).map(Report::at);
                case "response_ended" ->
                    first(report -> report.kind() == Report.Kind.CLOSING).map(Report::at);
                default -> first(report -> report.part() == Part.NETWORK).map(Report::at);
            };
        }

        /// The earliest report of the body itself: a tip is none.
        private Optional<Report> first(Predicate<Report> which) {
            return reports.stream()
                    .filter(report -> report.kind() != Report.Kind.TIP)
                    .filter(which)
                    .findFirst();
        }
    }
}
