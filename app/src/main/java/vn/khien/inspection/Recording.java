package vn.khien.inspection;

import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.audit.Trail;
import vn.khien.notification.Notices;
import vn.khien.platform.KeptFiles;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// Inspectors record on site what they find, also from a device that had no network for a day: nothing is recorded
/// twice, nothing is overwritten, and what comes after the end is kept for the lead to decide.
@Component
public class Recording {
    private final InspectionRows rows;
    private final FindingRows findings;
    private final LateRows lates;
    private final Entering entering;
    private final Photographs photographs;
    private final Sight.Standing standing;
    private final Wall wall;
    private final Notices notices;
    private final Trail trail;
    private final ProductClock clock;
    private final JsonMapper json;

    Recording(
            InspectionRows rows,
            FindingRows findings,
            LateRows lates,
            Entering entering,
            Photographs photographs,
            Sight.Standing standing,
            Wall wall,
            Notices notices,
            Trail trail,
            ProductClock clock,
            JsonMapper json) {
        this.rows = rows;
        this.findings = findings;
        this.lates = lates;
        this.entering = entering;
        this.photographs = photographs;
        this.standing = standing;
        this.wall = wall;
        this.notices = notices;
        this.trail = trail;
        this.clock = clock;
        this.json = json;
    }

    /// How recording an entry ends.
    public sealed interface Result {
        /// @param number of the finding; 0 for an agreement
        record Recorded(int number) implements Result {}

        /// Somebody recorded something on the same answer that the inspector had not seen. Nothing was written.
        record Conflict(Finding other) implements Result {}

        /// The work on site had ended. Kept for the lead; the device keeps it as well.
        ///
        /// @param closed whether the whole inspection was closed already
        /// @param declined whether the lead has set it aside
        record Late(boolean closed, boolean declined) implements Result {}

        record Refused(List<Problem> problems) implements Result {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /// @param sentAt what the device's clock shows while it sends; null on the page
    @Transactional
    public Result record(Viewer viewer, long id, Entry entry, @Nullable Instant sentAt) {
        var receivedAt = clock.instant();
        var ahead = sentAt == null ? null : Integer.valueOf(DeviceClock.ahead(sentAt, receivedAt));
        var sight = standing.stand(viewer);
        var found = rows.find(sight, id);
        if (found.isEmpty() || sight.inspector() == null || !isOfTeam(viewer, id)) {
            return afterTheEnd(viewer, id, entry, ahead, receivedAt);
        }
        rows.lock(id);
        var known = findings.findByClient(id, entry.clientId());
        if (known.isPresent()) {
            return new Result.Recorded(known.get().number());
        }
        if (rows.find(sight, id).orElseThrow().minutesAt() != null) {
            return keepLate(viewer, id, entry, ahead, receivedAt, false);
        }
        var other = entering.unseen(id, entry);
        if (other.isPresent()) {
            return new Result.Conflict(other.get());
        }
        var problems = entering.enter(id, entry, new Entering.Origin(viewer.person(), receivedAt, ahead, false));
        if (!problems.isEmpty()) {
            return new Result.Refused(problems);
        }
        trail.record(
                viewer.actor(),
                "inspection.recorded",
                "inspection:" + id,
                entry.clientId().toString());
        return new Result.Recorded(
                findings.findByClient(id, entry.clientId()).map(Finding::number).orElse(0));
    }

    private boolean isOfTeam(Viewer viewer, long id) {
        return rows.listTeam(id).stream().anyMatch(member -> member.person() == viewer.person());
    }

    private Result afterTheEnd(Viewer viewer, long id, Entry entry, @Nullable Integer ahead, Instant receivedAt) {
        var past = rows.past(id);
        if (!past.ofTeam() || !past.closed()) {
            throw new NotVisible("inspection " + id);
        }
        return keepLate(viewer, id, entry, ahead, receivedAt, true);
    }

    private Result keepLate(
            Viewer viewer, long id, Entry entry, @Nullable Integer ahead, Instant receivedAt, boolean closed) {
        var first = lates.insert(
                id,
                entry.clientId(),
                json.writeValueAsString(entry),
                entry.deviceAt() == null ? receivedAt : entry.deviceAt(),
                ahead == null ? 0 : ahead,
                receivedAt,
                viewer.person());
        var kept = lates.list(id).stream()
                .filter(late -> late.clientId().equals(entry.clientId()))
                .findFirst();
        if (kept.isPresent() && Boolean.TRUE.equals(kept.get().accepted())) {
            return new Result.Recorded(0);
        }
        if (first) {
            tellTheLead(id);
            trail.record(
                    viewer.actor(),
                    "inspection.came-late",
                    "inspection:" + id,
                    entry.clientId().toString());
        }
        return new Result.Late(
                closed, kept.map(late -> late.decidedAt() != null).orElse(false));
    }

    /// Of a closed inspection its former member sees nothing any more, so the system itself looks up whom to tell.
    private void tellTheLead(long id) {
        wall.nation();
        var told = rows.told(id);
        notices.tell(told.leadOrganisation(), "inspection.notice.late", List.of(told.code()), "/inspections/" + id);
    }

    /// How handing in a photograph ends.
    public sealed interface Pictured {
        /// @param hadLocation a place was in it, and was not kept
        record Kept(boolean hadLocation) implements Pictured {}

        record Refused(Problem problem) implements Pictured {}
    }

    /// Adds a photograph to what was recorded; the same again changes nothing.
    @Transactional
    public Pictured photograph(Viewer viewer, long id, UUID entry, UUID photograph, InputStream content) {
        var sight = standing.stand(viewer);
        if (rows.find(sight, id).isEmpty() || sight.inspector() == null || !isOfTeam(viewer, id)) {
            throw new NotVisible("inspection " + id);
        }
        var finding = findings.findByClient(id, entry).orElseThrow(() -> new NotVisible("entry " + entry));
        return switch (photographs.keep(content)) {
            case Photographs.Outcome.Kept(var file, var hadLocation) -> {
                if (findings.insertPhotograph(
                        finding.id(), photograph, file, hadLocation, clock.instant(), viewer.person())) {
                    trail.record(viewer.actor(), "inspection.photographed", "finding:" + finding.id());
                }
                yield new Pictured.Kept(hadLocation);
            }
            case Photographs.Outcome.NotAPhotograph() ->
                new Pictured.Refused(Problem.at("photograph", "inspection.problem.photograph"));
            case Photographs.Outcome.TooLarge() ->
                new Pictured.Refused(Problem.at(
                        "photograph", "inspection.problem.photograph-large", KeptFiles.BYTES_MAX / 1024 / 1024));
        };
    }
}
