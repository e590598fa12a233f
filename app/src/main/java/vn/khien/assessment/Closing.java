package vn.khien.assessment;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// Closes answers by a signature (chốt kết quả), and opens them again for a replacement (bản thay thế). What several
/// bodies signed, such as a ministry and its unit, is closed until each of them opens its own. A signature closes the
/// answers of those that stood below its body when it was given, wherever they stand now.
@Component
public class Closing {
    private static final int REASON_MIN = 10;
    private static final int REASON_MAX = 2_000;

    private final ClosingRows rows;
    private final Assessments assessments;
    private final ProductClock clock;
    private final Trail trail;

    Closing(ClosingRows rows, Assessments assessments, ProductClock clock, Trail trail) {
        this.rows = rows;
        this.assessments = assessments;
        this.clock = clock;
        this.trail = trail;
    }

    /// How the answers of an assessment stand with one body that signed them.
    ///
    /// @param closed false while its replacement is open
    /// @param at of the signature, or of the opening
    /// @param by name of the person
    /// @param reason why a replacement was opened; empty for a signature
    public record Standing(
            long organisation,
            String organisationName,
            String organisationNameEn,
            boolean closed,
            Instant at,
            String by,
            String reason) {
        /// Name of the body in the reader's language.
        public String organisationName(Locale locale) {
            return locale.getLanguage().equals("en") ? organisationNameEn : organisationName;
        }
    }

    /// How opening a replacement ended.
    public sealed interface Outcome {
        record Opened() implements Outcome {}

        /// Nothing of this organisation's is closed (any more).
        record NothingClosed() implements Outcome {}

        record Refused(Problem problem) implements Outcome {}
    }

    /// The signer's acting organisation signed its result under the directive.
    public record Signature(Viewer signer, long directive, Instant at) {}

    /// Closes what each organisation and all below it answered under the directive, in the caller's transaction, which
    /// took the `answers_lock` of the two before it read what it signs.
    public void sign(List<Signature> all) {
        rows.sign(all);
    }

    /// Opens the answers under the assessment's directive again, as far as the acting organisation signed them.
    ///
    /// @param reason 10 to 2,000 characters
    @Transactional
    public Outcome open(Viewer viewer, long assessment, String reason) {
        return openUnder(viewer, find(viewer, assessment).directive(), reason);
    }

    /// Opens the answers under the directive again, as far as the acting organisation signed them, even where none of
    /// them belongs to anybody below it any more.
    ///
    /// @param reason 10 to 2,000 characters
    @Transactional
    public Outcome openUnder(Viewer viewer, long directive, String reason) {
        var why = Typed.note(reason);
        if (why.length() < REASON_MIN || why.length() > REASON_MAX) {
            return new Outcome.Refused(
                    Problem.at("reason", "assessment.problem.replacement-reason", REASON_MIN, REASON_MAX));
        }
        if (!rows.reopen(directive, viewer.organisation(), clock.instant(), viewer.person(), why)) {
            return new Outcome.NothingClosed();
        }
        trail.record(viewer.actor(), "assessment.replacement-opened", "directive:" + directive, why);
        return new Outcome.Opened();
    }

    /// Whether the acting organisation's signature under the directive stands, with no replacement open.
    @Transactional(readOnly = true)
    public boolean isSigned(Viewer viewer, long directive) {
        return rows.isSigned(directive, viewer.organisation());
    }

    /// The bodies that signed the assessment's answers, the nearest to the system first.
    @Transactional(readOnly = true)
    public List<Standing> listStanding(Viewer viewer, long assessment) {
        return rows.listStanding(find(viewer, assessment).id());
    }

    private Assessment find(Viewer viewer, long assessment) {
        return assessments.find(viewer, assessment).orElseThrow(() -> new NotVisible("assessment " + assessment));
    }
}
