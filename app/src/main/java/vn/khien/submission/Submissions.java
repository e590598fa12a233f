package vn.khien.submission;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Delegating;
import vn.khien.access.Delegation;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.platform.NotVisible;
import vn.khien.platform.ProductClock;
import vn.khien.signature.HeadKey;

/// Reading submissions. Reading a result is written in the trail.
@Component
public class Submissions {
    private static final int LIST_MAX = 500;

    private final SubmissionRows rows;
    private final SealRows seals;
    private final HeadKey headKey;
    private final Delegating delegating;
    private final ProductClock clock;
    private final Trail trail;

    Submissions(
            SubmissionRows rows,
            SealRows seals,
            HeadKey headKey,
            Delegating delegating,
            ProductClock clock,
            Trail trail) {
        this.rows = rows;
        this.seals = seals;
        this.headKey = headKey;
        this.delegating = delegating;
        this.clock = clock;
        this.trail = trail;
    }

    /// @param directive 0 for all
    @Transactional(readOnly = true)
    public List<Submission> list(Viewer viewer, long directive) {
        return list(viewer, directive, Long.MAX_VALUE, LIST_MAX);
    }

    /// A part of the same list, which has the latest first.
    ///
    /// @param before id of the submission after which the part begins; greater than all for the first part
    @Transactional(readOnly = true)
    List<Submission> list(Viewer viewer, long directive, long before, int limit) {
        return rows.list(viewer.scope(), directive, before, limit);
    }

    @Transactional
    public Submission read(Viewer viewer, long id) {
        var found = rows.find(viewer.scope(), id).orElseThrow(() -> new NotVisible("submission " + id));
        trail.record(viewer.actor(), "submission.read", "submission:" + id);
        return found;
    }

    /// Whether the document of a submission that was read in the same act names the viewer as who signs it, and the
    /// viewer is in office today.
    @Transactional(readOnly = true)
    SealRows.Signatory signatory(Viewer viewer, Submission submission) {
        var delegation = delegating.find(viewer).map(Delegation::id).orElse(null);
        var found = seals.getSignatory(submission.id(), viewer, clock.today());
        return new SealRows.Signatory(
                Objects.equals(submission.delegation(), delegation) && found.named(), found.inOffice());
    }

    /// The document and figures of a submission that was read in the same act.
    @Transactional(readOnly = true)
    SubmissionRows.Shown shown(Viewer viewer, long id) {
        return rows.findShown(viewer.scope(), id).orElseThrow(() -> new NotVisible("submission " + id));
    }

    /// Checks the signature in the signed document, by the document alone.
    @Transactional
    HeadKey.Checked checkSignature(Viewer viewer, long id) {
        var bytes = rows.findBytes(viewer.scope(), id).orElseThrow(() -> new NotVisible("submission " + id));
        if (bytes.signedPdf() == null) {
            throw new NotVisible("signature of submission " + id);
        }
        trail.record(viewer.actor(), "submission.signature-checked", "submission:" + id);
        return headKey.check(bytes.signedPdf());
    }

    @Transactional
    SubmissionRows.Bytes bytes(Viewer viewer, long id) {
        var found = rows.findBytes(viewer.scope(), id).orElseThrow(() -> new NotVisible("submission " + id));
        trail.record(viewer.actor(), "submission.downloaded", "submission:" + id);
        return found;
    }
}
