package vn.khien.assessment;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.directive.Directives;
import vn.khien.inventory.AssessedStates;

/// Tells the register how far its systems are assessed.
@Component
class AssessedInRegister implements AssessedStates {
    private final Assessments assessments;
    private final Directives directives;

    AssessedInRegister(Assessments assessments, Directives directives) {
        this.assessments = assessments;
        this.directives = directives;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Long, Progress> listProgress(Viewer viewer, Collection<Long> systems) {
        if (!viewer.may(Right.READ_ASSESSMENTS)) {
            return Map.of();
        }
        return directives.listReviews(viewer).stream()
                .findFirst()
                .map(review -> assessments.listReviewed(viewer, review.id(), systems).stream()
                        .collect(Collectors.toMap(Assessments.Reviewed::system, AssessedInRegister::progress)))
                .orElse(Map.of());
    }

    private static Progress progress(Assessments.Reviewed one) {
        return new Progress(
                one.assessment() == null ? null : "/assessments/" + one.assessment(),
                one.tally().answered(),
                one.tally().requirements());
    }
}
