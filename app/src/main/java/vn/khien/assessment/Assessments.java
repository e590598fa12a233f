package vn.khien.assessment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Scope;
import vn.khien.access.Viewer;
import vn.khien.guidance.Guidances;

/// What later rooms may ask about assessments. Each call stands behind the viewer's wall.
@Component
public class Assessments {
    private final AssessmentRows rows;
    private final Guidances guidances;

    Assessments(AssessmentRows rows, Guidances guidances) {
        this.rows = rows;
        this.guidances = guidances;
    }

    /// A system within a review.
    ///
    /// @param level absent: to be determined before it can be assessed
    /// @param assessment absent: not opened yet
    /// @param guidance absent as `assessment`
    public record Reviewed(
            long system,
            String code,
            String name,
            long owner,
            String ownerCode,
            String ownerName,
            String ownerNameEn,
            String ownerPath,
            @Nullable Integer level,
            @Nullable Long assessment,
            @Nullable Long guidance,
            Answers answers,
            Tally tally) {
        /// Name of the owner in the reader's language.
        public String ownerName(Locale locale) {
            return locale.getLanguage().equals("en") ? ownerNameEn : ownerName;
        }
    }

    /// What was typed to one answer.
    public record Note(int position, String note) {}

    /// A file that stands for an answer; its content is found by its hash.
    public record EvidenceSeal(
            int position, byte[] sha256, String name, String mediaType, long bytes, Instant receivedAt) {}

    @Transactional(readOnly = true)
    public Optional<Assessment> find(Viewer viewer, long assessment) {
        return rows.find(viewer.scope(), assessment);
    }

    /// Id of a system within the viewer's scope.
    @Transactional(readOnly = true)
    Optional<Long> findSystem(Viewer viewer, String code) {
        return rows.findSystem(viewer.scope(), code);
    }

    /// All systems of the organisation at `path` and below, as far as the viewer sees them, with what was answered
    /// under the directive; in the order of the tree, then of codes.
    @Transactional(readOnly = true)
    public List<Reviewed> listReviewed(Viewer viewer, long directive, String path) {
        return rows.listReviewed(viewer.scope(), Scope.below(path), directive).stream()
                .map(this::reviewed)
                .toList();
    }

    /// These of the systems that the viewer sees, in the same order.
    @Transactional(readOnly = true)
    List<Reviewed> listReviewed(Viewer viewer, long directive, Collection<Long> systems) {
        return rows.listReviewed(viewer.scope(), systems, directive).stream()
                .map(this::reviewed)
                .toList();
    }

    @Transactional(readOnly = true)
    public List<Note> listNotes(Viewer viewer, long assessment) {
        return rows.listNotes(viewer.scope(), assessment);
    }

    @Transactional(readOnly = true)
    public List<EvidenceSeal> listEvidence(Viewer viewer, long assessment) {
        return rows.listEvidenceSeals(viewer.scope(), assessment);
    }

    private Reviewed reviewed(AssessmentRows.ReviewedRow row) {
        var answers = row.answers() == null ? Answers.none(0) : Answers.of(row.answers());
        var tally = row.guidance() == null || row.assessedLevel() == null
                ? Tally.NOTHING
                : answers.tally(guidances.listRequirements(row.guidance()), row.assessedLevel());
        return new Reviewed(
                row.system(),
                row.code(),
                row.name(),
                row.owner(),
                row.ownerCode(),
                row.ownerName(),
                row.ownerNameEn(),
                row.ownerPath(),
                row.assessedLevel() == null ? row.level() : row.assessedLevel(),
                row.assessment(),
                row.guidance(),
                answers,
                tally);
    }
}
