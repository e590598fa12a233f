package vn.khien.submission;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.platform.NotVisible;
import vn.khien.signature.HeadKey;

/// Reading submissions. Reading a result is written in the trail.
@Component
public class Submissions {
    private static final int LIST_MAX = 500;

    private final SubmissionRows rows;
    private final HeadKey headKey;
    private final Trail trail;

    Submissions(SubmissionRows rows, HeadKey headKey, Trail trail) {
        this.rows = rows;
        this.headKey = headKey;
        this.trail = trail;
    }

    /// @param directive 0 for all
    @Transactional(readOnly = true)
    public List<Submission> list(Viewer viewer, long directive) {
        return rows.list(viewer.scope(), directive, LIST_MAX);
    }

    @Transactional
    public Submission read(Viewer viewer, long id) {
        var found = rows.find(viewer.scope(), id).orElseThrow(() -> new NotVisible("submission " + id));
        trail.record(viewer.actor(), "submission.read", "submission:" + id);
        return found;
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
