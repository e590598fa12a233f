package vn.khien.picture;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.khien.access.Requires;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.inspection.InspectedAnswers;
import vn.khien.platform.ProductClock;
import vn.khien.platform.VietnamTime;

/// The national picture for other systems: the same figures as the page's.
@RestController
class PictureApi {
    private final Pictures pictures;
    private final InspectedAnswers inspected;
    private final ProductClock clock;

    PictureApi(Pictures pictures, InspectedAnswers inspected, ProductClock clock) {
        this.pictures = pictures;
        this.clock = clock;
        this.inspected = inspected;
    }

    record TotalsJson(
            int bodies, int acknowledged, int submitted, int late, long systems, long approved, long carriedOut) {}

    /// @param lateBy seconds: of a result that came late, or since the first late instant that has passed
    record BodyJson(
            String code,
            String name,
            boolean acknowledged,
            @Nullable OffsetDateTime submittedAt,
            @Nullable Long lateBy,
            String state,
            long systems,
            long answered,
            long met,
            long partly,
            long notMet,
            long notApplicable) {}

    /// On what answers rest: each is counted once.
    record SourcesJson(long stated, long evidenced, long inspected) {
        static SourcesJson of(InspectedAnswers.Sources sources, long answered) {
            return new SourcesJson(sources.stated(answered), sources.evidenced(), sources.inspected());
        }
    }

    record RequirementJson(String code, int met, int partly, int notMet, int notApplicable, SourcesJson sources) {}

    /// @param asOf the moment of all figures but those of the register
    /// @param registerAsOf the moment of the systems, levels, dossiers and plans: now, also in a past picture
    record PictureJson(
            String directive,
            OffsetDateTime asOf,
            OffsetDateTime registerAsOf,
            @Nullable OffsetDateTime due,
            TotalsJson totals,
            List<BodyJson> bodies,
            List<Picture.Level> levels,
            List<RequirementJson> requirements,
            SourcesJson sources) {}

    @Requires(Right.READ_PICTURE)
    @GetMapping("/api/v1/picture")
    PictureJson picture(
            Viewer viewer,
            @RequestParam(defaultValue = "0") long directive,
            @RequestParam(defaultValue = "") String asOf,
            @RequestParam(defaultValue = "") String body) {
        var moment = PastMoment.asked(asOf);
        var picture = pictures.at(viewer, directive, moment);
        var totals = picture.totals();
        var sources = moment == null
                ? inspected.count(viewer, picture.directive())
                : inspected.countAt(viewer, picture.directive(), picture.asOf());
        return new PictureJson(
                String.valueOf(picture.directive()),
                local(picture.asOf()),
                local(moment == null ? picture.asOf() : clock.instant()),
                picture.due() == null ? null : local(picture.due()),
                new TotalsJson(
                        totals.bodies(),
                        totals.acknowledged(),
                        totals.submitted(),
                        totals.late(),
                        totals.systems(),
                        totals.approved(),
                        totals.carriedOut()),
                picture.bodies().stream()
                        .filter(one -> body.isEmpty() || one.code().equals(body))
                        .map(one -> json(one, picture.asOf()))
                        .toList(),
                picture.levels(),
                picture.requirements().stream()
                        .map(row -> new RequirementJson(
                                row.requirement().code(),
                                row.met(),
                                row.partly(),
                                row.notMet(),
                                row.notApplicable(),
                                SourcesJson.of(
                                        sources.getOrDefault(
                                                row.requirement().position(), InspectedAnswers.Sources.NONE),
                                        row.answered())))
                        .toList(),
                SourcesJson.of(InspectedAnswers.sum(sources), totals.answered()));
    }

    private static BodyJson json(Picture.Body one, Instant now) {
        var late = one.lateSeconds() != null
                ? one.lateSeconds()
                : one.lateSince() == null ? null : Long.valueOf(one.lateBy(now).toSeconds());
        return new BodyJson(
                one.code(),
                one.nameVi(),
                one.acknowledgedAt() != null,
                one.submittedAt() == null ? null : local(one.submittedAt()),
                late,
                one.state(),
                one.systems(),
                one.answered(),
                one.met(),
                one.partly(),
                one.notMet(),
                one.notApplicable());
    }

    private static OffsetDateTime local(Instant instant) {
        return instant.atZone(VietnamTime.ZONE).toOffsetDateTime();
    }
}
