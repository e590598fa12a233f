package vn.khien.advisory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.khien.platform.Deadline;

/// How far an advisory came: bodies reached, read, done, overdue, and how fast it spread.
///
/// @param bodies with at least one system that is reached
/// @param systems rows of the list
/// @param read bodies that acknowledged
/// @param done bodies all of whose systems are fixed or not affected
/// @param overdue bodies with a system that is late
/// @param overdueUnread those of them that did not even acknowledge
/// @param halfReadAfter when half of the bodies had read; absent while they have not
/// @param states systems by state: `overdue`, `progress`, `done`
/// @param spread shares read after so many hours
public record Funnel(
        int bodies,
        int systems,
        int read,
        int done,
        int overdue,
        int overdueUnread,
        @Nullable Duration halfReadAfter,
        Map<String, Integer> states,
        List<Spread> spread) {
    public Funnel {
        states = Map.copyOf(states);
        spread = List.copyOf(spread);
    }

    private static final int[] HOURS = {1, 4, 24};

    /// @param read how many of the bodies had read by then; absent where the time has not come
    public record Spread(int hours, @Nullable Integer read) {}

    public int count(String state) {
        return states.getOrDefault(state, 0);
    }

    /// A superseded advisory has nobody who is late.
    static Funnel of(List<Reached> rows, Advisory advisory, Instant now) {
        var issue = advisory.issued();
        var deadline = issue.deadline();
        var chased = advisory.supersededBy() == null;
        var byBody = new LinkedHashMap<Long, List<Reached>>();
        var states = new LinkedHashMap<String, Integer>();
        for (var row : rows) {
            byBody.computeIfAbsent(row.organisation(), _ -> new ArrayList<>()).add(row);
            states.merge(state(row, now, deadline, chased), 1, Integer::sum);
        }
        var waits = new ArrayList<Duration>();
        int done = 0;
        int overdue = 0;
        int overdueUnread = 0;
        for (var ofBody : byBody.values()) {
            var acknowledged = ofBody.getFirst().acknowledgedAt();
            if (acknowledged != null) {
                waits.add(Duration.between(first(ofBody), acknowledged));
            }
            done += ofBody.stream().allMatch(Reached::done) ? 1 : 0;
            var late = chased && ofBody.stream().anyMatch(row -> row.overdue(now, deadline));
            overdue += late ? 1 : 0;
            overdueUnread += late && acknowledged == null ? 1 : 0;
        }
        waits.sort(null);
        var half = (byBody.size() + 1) / 2;
        var spread = new ArrayList<Spread>();
        for (var hours : HOURS) {
            var come = !now.isBefore(issue.at().plus(Duration.ofHours(hours)));
            var within = waits.stream()
                    .filter(wait -> wait.compareTo(Duration.ofHours(hours)) <= 0)
                    .count();
            spread.add(new Spread(hours, come ? (int) within : null));
        }
        return new Funnel(
                byBody.size(),
                rows.size(),
                waits.size(),
                done,
                overdue,
                overdueUnread,
                half > 0 && waits.size() >= half ? waits.get(half - 1) : null,
                states,
                spread);
    }

    static String state(Reached row, Instant now, Deadline deadline, boolean chased) {
        return !chased && !row.done() ? "progress" : row.state(now, deadline);
    }

    private static Instant first(List<Reached> ofBody) {
        return ofBody.stream().map(Reached::since).min(Instant::compareTo).orElseThrow();
    }
}
