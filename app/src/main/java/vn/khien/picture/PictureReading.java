package vn.khien.picture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.directive.Directive;
import vn.khien.directive.Directives;
import vn.khien.guidance.Guidances;
import vn.khien.platform.NotVisible;

/// Opens a figure of the picture down to the answers behind it.
@Component
class PictureReading {
    private final PictureRows rows;
    private final Vectors vectors;
    private final PastAnswers past;
    private final Guidances guidances;
    private final Directives directives;
    private final Pictures pictures;
    private final Trail trail;

    PictureReading(
            PictureRows rows,
            Vectors vectors,
            PastAnswers past,
            Guidances guidances,
            Directives directives,
            Pictures pictures,
            Trail trail) {
        this.rows = rows;
        this.vectors = vectors;
        this.past = past;
        this.guidances = guidances;
        this.directives = directives;
        this.pictures = pictures;
        this.trail = trail;
    }

    /// How one requirement stands in one body.
    record ByBody(Picture.Body body, int met, int partly, int notMet, int notApplicable, int unanswered) {}

    /// @param asOf the past moment of the picture; null for the present
    List<ByBody> countByBody(Viewer viewer, Picture picture, int position, @Nullable Instant asOf) {
        var counting =
                new Counting(picture.bodies().stream().map(Picture.Body::path).toList(), guidances::listRequirements);
        var counts =
                counting.count(asOf == null ? vectors.of(picture.directive()) : past.of(picture.directive(), asOf));
        var result = new ArrayList<ByBody>();
        for (int i = 0; i < picture.bodies().size(); i++) {
            var of = counts.values()[i].length > position ? counts.values()[i][position] : new int[5];
            result.add(new ByBody(picture.bodies().get(i), of[1], of[2], of[3], of[4], of[0]));
        }
        result.sort(java.util.Comparator.comparingInt(ByBody::notMet).reversed());
        return result;
    }

    @Transactional
    List<PictureRows.AnswerRow> listAnswers(Viewer viewer, long directive, int position, String path, int limit) {
        trail.record(viewer.actor(), "picture.answers-read", "directive:" + directive, "below " + path);
        return rows.listAnswers(directive, position, path, limit);
    }

    /// The directive to remind of: one that the viewer may read; the newest review where it is 0.
    @Transactional(readOnly = true)
    Directive ofReminders(Viewer viewer, long directive) {
        if (directive == 0) {
            return pictures.listReviews().stream().findFirst().orElseThrow(() -> new NotVisible("no review"));
        }
        return directives.read(viewer, directive);
    }
}
