package vn.khien.submission;

import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.audit.Trail;
import vn.khien.page.OfficialPdf;
import vn.khien.page.TemplateText;
import vn.khien.signature.HeadKey;
import vn.khien.signature.Room;

/// Prepares an organisation's result: the exact bytes that the head will sign are stored before the signature is asked
/// for. In three steps, so that no connection is held while the document is drawn.
@Component
public class Preparing {
    private final Gathering gathering;
    private final SubmissionRows rows;
    private final TemplateText templates;
    private final OfficialPdf pdf;
    private final HeadKey headKey;
    private final TransactionTemplate transaction;
    private final Wall wall;
    private final Trail trail;

    Preparing(
            Gathering gathering,
            SubmissionRows rows,
            TemplateText templates,
            OfficialPdf pdf,
            HeadKey headKey,
            TransactionTemplate transaction,
            Wall wall,
            Trail trail) {
        this.gathering = gathering;
        this.rows = rows;
        this.templates = templates;
        this.pdf = pdf;
        this.headKey = headKey;
        this.transaction = transaction;
        this.wall = wall;
        this.trail = trail;
    }

    /// A gathered result with its document.
    public static final class Drawn {
        private final Gathering.Gathered gathered;
        private final String document;
        private final byte[] pdf;
        private final Room room;

        private Drawn(Gathering.Gathered gathered, String document, byte[] pdf, Room room) {
            this.gathered = gathered;
            this.document = document;
            this.pdf = pdf;
            this.room = room;
        }
    }

    /// Prepares the result of the organisation under the directive; a new preparation replaces an unsigned one.
    public Submission prepare(Viewer viewer, long directive, String organisationCode) {
        return keep(viewer, draw(gathering.gather(viewer, directive, organisationCode)));
    }

    /// Draws the official document with the room for its signature: work of the processor alone, on any thread.
    public Drawn draw(Gathering.Gathered gathered) {
        var draft = gathered.draft;
        var document = templates.draw("submission/document", Map.of("draft", draft));
        var drawn = pdf.render(templates.draw("submission/pdf", Map.of("draft", draft, "document", document)));
        return new Drawn(gathered, document, drawn, headKey.makeRoom(drawn, Signing.REASON));
    }

    /// Stores what the head will read and sign.
    public Submission keep(Viewer viewer, Drawn drawn) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            wall.stand(viewer.scope());
            var gathered = drawn.gathered;
            var draft = gathered.draft;
            var id = rows.insert(new SubmissionRows.Prepared(
                    draft.directive().id(),
                    draft.organisation().id(),
                    viewer.person(),
                    gathered.packed,
                    gathered.sha256,
                    drawn.document,
                    drawn.pdf,
                    drawn.room,
                    Summary.of(draft.findings()),
                    draft.findings().missing(),
                    draft.findings().lines().size(),
                    gathered.replaces,
                    draft.deputy() == null ? null : draft.deputy().id(),
                    draft.signatory()));
            trail.record(viewer.actor(), "submission.prepared", "submission:" + id);
            return rows.find(viewer.scope(), id).orElseThrow();
        }));
    }
}
