package vn.khien.picture;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.khien.access.Viewer;
import vn.khien.directive.Directive;
import vn.khien.directive.Directives;
import vn.khien.guidance.Guidances;
import vn.khien.guidance.Requirement;
import vn.khien.platform.Deadline;
import vn.khien.platform.NotVisible;
import vn.khien.platform.ProductClock;
import vn.khien.platform.VietnamTime;

/// Gives the national picture. All that shows it asks here, so that all show the same figures.
@Component
public class Pictures {
    /// A picture younger than this is given again: many look at once, and ask every two seconds.
    private static final long FRESH_NANOS = 700_000_000L;

    private final PictureRows rows;
    private final Vectors vectors;
    private final Holdings holdings;
    private final PastAnswers past;
    private final Guidances guidances;
    private final Directives directives;
    private final ProductClock clock;
    private final Snapshots snapshots;
    private final SharedCounting<Picture> shared = new SharedCounting<>();
    private final SharedCounting<EndedDay> yesterdays = new SharedCounting<>();
    private final Map<Long, EndedDay> endedDays = new ConcurrentHashMap<>();
    private volatile @Nullable Kept kept;

    Pictures(
            PictureRows rows,
            Vectors vectors,
            Holdings holdings,
            PastAnswers past,
            Guidances guidances,
            Directives directives,
            ProductClock clock,
            Snapshots snapshots) {
        this.rows = rows;
        this.vectors = vectors;
        this.holdings = holdings;
        this.past = past;
        this.guidances = guidances;
        this.directives = directives;
        this.clock = clock;
        this.snapshots = snapshots;
    }

    private record Kept(long nanos, Picture picture) {}

    /// @param at the last instant of the day
    private record EndedDay(Instant at, Picture.Totals totals) {}

    /// Directives in force that ask for a review, newest first.
    public List<Directive> listReviews() {
        return directives.listReviews();
    }

    /// The picture of a directive's review now; of the newest review where `directive` is 0.
    public Picture now(Viewer viewer, long directive) {
        var chosen = choose(directive);
        var present = kept;
        if (present != null
                && present.picture().directive() == chosen.id()
                && System.nanoTime() - present.nanos() < FRESH_NANOS) {
            return present.picture();
        }
        return shared.of(chosen.id(), () -> {
            var picture = count(chosen, clock.instant(), vectors.of(chosen.id()));
            kept = new Kept(System.nanoTime(), picture);
            return picture;
        });
    }

    /// The picture at a past moment, or now where none is named.
    public Picture at(Viewer viewer, long directive, @Nullable Instant asOf) {
        return asOf == null ? now(viewer, directive) : asOf(viewer, directive, asOf);
    }

    /// The picture at a past moment: who had acknowledged and submitted by then, and the answers as they were. Systems
    /// and their dossiers are those of the present register.
    ///
    /// @param asOf the last instant that is seen
    public Picture asOf(Viewer viewer, long directive, Instant asOf) {
        var chosen = choose(directive);
        return asOf.isAfter(clock.instant()) ? now(viewer, directive) : count(chosen, asOf, past.of(chosen.id(), asOf));
    }

    /// What moved since the day before that of the picture ended; nothing where the directive was not in force by
    /// then, so that nothing is known of that day. An ended day is counted once.
    public Optional<Moved> movedSinceYesterday(Viewer viewer, Picture picture) {
        var ended = VietnamTime.startOf(VietnamTime.dateOf(picture.asOf())).minusNanos(1);
        if (picture.since().isAfter(ended)) {
            return Optional.empty();
        }
        var known = endedDays.get(picture.directive());
        if (known == null || !known.at().equals(ended)) {
            known = yesterdays.of(picture.directive(), () -> {
                var day = new EndedDay(
                        ended, asOf(viewer, picture.directive(), ended).totals());
                endedDays.put(picture.directive(), day);
                return day;
            });
        }
        return Optional.of(Moved.between(known.totals(), picture.totals()));
    }

    private Directive choose(long directive) {
        return listReviews().stream()
                .filter(one -> directive == 0 || one.id() == directive)
                .findFirst()
                .orElseThrow(() -> new NotVisible("review of directive " + directive));
    }

    private Picture count(Directive directive, Instant asOf, List<Vectors.Answered> answered) {
        var bodyRows = snapshots.read(() -> rows.listBodies(directive.id(), asOf));
        var counting =
                new Counting(bodyRows.stream().map(PictureRows.BodyRow::path).toList(), guidances::listRequirements);
        var counts = counting.count(answered);
        var systems = new long[bodyRows.size()][Holdings.KINDS];
        var levels = new long[Holdings.LEVELS][Holdings.KINDS];
        for (var owned : holdings.all()) {
            var body = counting.bodyOf(owned.owners().path(), owned.owners().before());
            if (body != null) {
                for (int level = 0; level < levels.length; level++) {
                    add(systems[body], owned.sums(), level);
                    add(levels[level], owned.sums(), level);
                }
            }
        }
        var bodies = new ArrayList<Picture.Body>();
        for (int i = 0; i < bodyRows.size(); i++) {
            bodies.add(body(bodyRows.get(i), asOf, systems[i], counts, i));
        }
        var requirements = answered.isEmpty()
                ? List.<Requirement>of()
                : guidances.listRequirements(answered.getFirst().guidance());
        return new Picture(
                directive.id(),
                Objects.requireNonNullElse(directive.number(), ""),
                directive.title(),
                directive.signedOn(),
                directive.issuedAt() == null ? asOf : directive.issuedAt(),
                asOf,
                bodyRows.stream()
                        .map(PictureRows.BodyRow::due)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                totals(bodies),
                List.copyOf(bodies),
                levels(levels),
                requirements(requirements, counts),
                byDay(bodies));
    }

    private static void add(long[] sum, int[] owned, int level) {
        for (int kind = 0; kind < sum.length; kind++) {
            sum[kind] += owned[level * Holdings.KINDS + kind];
        }
    }

    private static Picture.Body body(
            PictureRows.BodyRow row, Instant asOf, long[] systems, Counting.Counts counts, int index) {
        var met = counts.of(index, 1);
        var partly = counts.of(index, 2);
        var notMet = counts.of(index, 3);
        var notApplicable = counts.of(index, 4);
        return new Picture.Body(
                row.organisation(),
                row.code(),
                row.nameVi(),
                row.nameEn(),
                row.kind(),
                row.path(),
                row.acknowledgedAt(),
                row.submittedAt(),
                row.lateSeconds(),
                row.submission(),
                row.toSign(),
                lateSince(row, asOf).orElse(null),
                systems[0],
                counts.complete()[index],
                systems[1],
                systems[2],
                (long) met + partly + notMet + notApplicable,
                met,
                partly,
                notMet,
                notApplicable);
    }

    /// The first late instant that has passed without what it asked for: the result, or the acknowledgement.
    private static Optional<Instant> lateSince(PictureRows.BodyRow row, Instant asOf) {
        if (row.submittedAt() != null) {
            return Optional.empty();
        }
        var acknowledgement = Deadline.by(VietnamTime.dateOf(row.receivedAt())).lateFrom();
        if (row.acknowledgedAt() == null && !asOf.isBefore(acknowledgement)) {
            return Optional.of(acknowledgement);
        }
        return row.due() != null && !asOf.isBefore(row.due()) ? Optional.of(row.due()) : Optional.empty();
    }

    private static Picture.Totals totals(List<Picture.Body> bodies) {
        return new Picture.Totals(
                bodies.size(),
                (int) bodies.stream()
                        .filter(body -> body.acknowledgedAt() != null)
                        .count(),
                (int) bodies.stream().filter(body -> body.submittedAt() != null).count(),
                (int) bodies.stream()
                        .filter(body -> body.state().equals("to-sign"))
                        .count(),
                (int) bodies.stream().filter(body -> body.lateSince() != null).count(),
                bodies.stream().mapToLong(Picture.Body::systems).sum(),
                bodies.stream().mapToLong(Picture.Body::assessed).sum(),
                bodies.stream().mapToLong(Picture.Body::approved).sum(),
                bodies.stream().mapToLong(Picture.Body::carriedOut).sum(),
                bodies.stream().mapToLong(Picture.Body::answered).sum(),
                bodies.stream().mapToLong(Picture.Body::met).sum(),
                bodies.stream().mapToLong(Picture.Body::partly).sum(),
                bodies.stream().mapToLong(Picture.Body::notMet).sum(),
                bodies.stream().mapToLong(Picture.Body::notApplicable).sum());
    }

    private static List<Picture.Level> levels(long[][] sums) {
        var levels = new ArrayList<Picture.Level>();
        for (int level = 5; level >= 0; level--) {
            if (level > 0 || sums[0][0] > 0) {
                levels.add(new Picture.Level(level, sums[level][0], sums[level][1], sums[level][2]));
            }
        }
        return levels;
    }

    private static List<Picture.Row> requirements(List<Requirement> requirements, Counting.Counts counts) {
        var result = new ArrayList<Picture.Row>();
        for (var requirement : requirements) {
            var sums = new int[5];
            for (var body : counts.values()) {
                if (requirement.position() < body.length) {
                    for (int value = 0; value < sums.length; value++) {
                        sums[value] += body[requirement.position()][value];
                    }
                }
            }
            result.add(new Picture.Row(requirement, sums[1], sums[2], sums[3], sums[4]));
        }
        return result;
    }

    private static Map<LocalDate, Integer> byDay(List<Picture.Body> bodies) {
        var days = new TreeMap<LocalDate, Integer>();
        for (var body : bodies) {
            if (body.submittedAt() != null) {
                days.merge(VietnamTime.dateOf(body.submittedAt()), 1, Integer::sum);
            }
        }
        var sum = 0;
        for (var day : days.entrySet()) {
            sum += day.getValue();
            day.setValue(sum);
        }
        return days;
    }
}
