package vn.khien.submission;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Scope;
import vn.khien.access.Viewer;
import vn.khien.assessment.Assessments;
import vn.khien.audit.Trail;
import vn.khien.directive.Directive;
import vn.khien.directive.Directives;
import vn.khien.guidance.Guidances;
import vn.khien.inventory.Systems;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.Organisations;
import vn.khien.page.OfficialPdf;
import vn.khien.page.TemplateText;
import vn.khien.platform.NotVisible;
import vn.khien.platform.ProductClock;
import vn.khien.platform.VietnamTime;

/// Prepares an organisation's result: gathers its systems and those below it, says what is missing, and stores the
/// exact bytes that the head will sign.
@Component
public class Preparing {
    private final SubmissionRows rows;
    private final Directives directives;
    private final Organisations organisations;
    private final Systems systems;
    private final Assessments assessments;
    private final Guidances guidances;
    private final TemplateText templates;
    private final OfficialPdf pdf;
    private final ProductClock clock;
    private final Trail trail;

    Preparing(
            SubmissionRows rows,
            Directives directives,
            Organisations organisations,
            Systems systems,
            Assessments assessments,
            Guidances guidances,
            TemplateText templates,
            OfficialPdf pdf,
            ProductClock clock,
            Trail trail) {
        this.rows = rows;
        this.directives = directives;
        this.organisations = organisations;
        this.systems = systems;
        this.assessments = assessments;
        this.guidances = guidances;
        this.templates = templates;
        this.pdf = pdf;
        this.clock = clock;
        this.trail = trail;
    }

    /// All that the document says.
    record Draft(
            Directive directive,
            Organisation organisation,
            SubmissionRows.@Nullable HeadOf head,
            Findings findings,
            String sha256,
            Instant at,
            @Nullable String replaces) {
        /// `Số: …/BC-UBND`: the sign of the body that reports.
        public String sign() {
            return organisation.kind() == Organisation.Kind.PROVINCE ? "BC-UBND" : "BC-" + organisation.code();
        }

        public java.time.LocalDate date() {
            return VietnamTime.dateOf(at);
        }
    }

    /// Prepares the result of the organisation under the directive; a new preparation replaces an unsigned one.
    @Transactional
    public Submission prepare(Viewer viewer, long directiveId, String organisationCode) {
        var directive = directives
                .find(directiveId)
                .filter(Directive::inForce)
                .orElseThrow(() -> new NotVisible("directive " + directiveId));
        var organisation = organisations
                .findByCode(organisationCode, clock.today())
                .filter(found -> found.id() == viewer.organisation())
                .orElseThrow(() -> new NotVisible("organisation " + organisationCode));
        var guidance = guidances.inForce(clock.today());
        var requirements = guidances.listRequirements(guidance.id());
        var within = Scope.below(organisation.path());
        var findings = Findings.of(lines(viewer, directiveId, organisation), requirements);
        var head = rows.findHead(organisation.id()).orElse(null);
        var at = clock.instant();
        var packed = new Packing(rows.listNotes(within, directiveId), rows.listEvidence(within, directiveId))
                .write(viewer, at, directive, organisation, head, guidance, requirements, findings);
        var sha256 = sha256(packed);
        var replaces = rows.findStanding(organisation.id(), directiveId).orElse(null);
        var draft = new Draft(
                directive,
                organisation,
                head,
                findings,
                HexFormat.of().formatHex(sha256),
                at,
                replaces == null ? null : Submission.number(replaces));
        var document = pdf.render(templates.draw("submission/pdf", Map.of("draft", draft)));
        var id = rows.insert(new SubmissionRows.Prepared(
                directiveId,
                organisation.id(),
                viewer.person(),
                packed,
                sha256,
                document,
                findings.missing(),
                findings.lines().size(),
                replaces));
        trail.record(viewer.actor(), "submission.prepared", "submission:" + id);
        return rows.find(viewer.scope(), id).orElseThrow();
    }

    /// What stands behind the organisation's result now, for the page beside the document.
    @Transactional(readOnly = true)
    Findings findings(Viewer viewer, long directive, String organisationCode) {
        var organisation = organisations
                .findByCode(organisationCode, clock.today())
                .filter(found -> viewer.scope().contains(found.path()))
                .orElseThrow(() -> new NotVisible("organisation " + organisationCode));
        var guidance = guidances.inForce(clock.today());
        return Findings.of(lines(viewer, directive, organisation), guidances.listRequirements(guidance.id()));
    }

    private List<Findings.Line> lines(Viewer viewer, long directive, Organisation organisation) {
        var byId = new HashMap<Long, vn.khien.inventory.InformationSystem>();
        systems.list(Scope.below(organisation.path())).forEach(system -> byId.put(system.id(), system));
        var lines = new ArrayList<Findings.Line>();
        for (var reviewed : assessments.listReviewed(viewer, directive, organisation.path())) {
            var system = byId.get(reviewed.system());
            if (system != null) {
                lines.add(new Findings.Line(system, reviewed));
            }
        }
        return lines;
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
