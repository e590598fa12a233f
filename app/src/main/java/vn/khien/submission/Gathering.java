package vn.khien.submission;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Delegating;
import vn.khien.access.Scope;
import vn.khien.access.Viewer;
import vn.khien.assessment.Assessments;
import vn.khien.directive.Directive;
import vn.khien.directive.Directives;
import vn.khien.directive.KeptObligation;
import vn.khien.guidance.Guidances;
import vn.khien.inventory.Systems;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.Organisations;
import vn.khien.platform.NotVisible;
import vn.khien.platform.ProductClock;
import vn.khien.platform.Settings;

/// Gathers an organisation's result: its systems and those below it, what was answered, and what is missing.
@Component
public class Gathering {
    private final SubmissionRows rows;
    private final Directives directives;
    private final Organisations organisations;
    private final Systems systems;
    private final Assessments assessments;
    private final Guidances guidances;
    private final Delegating delegating;
    private final Settings settings;
    private final ProductClock clock;

    Gathering(
            SubmissionRows rows,
            Directives directives,
            Organisations organisations,
            Systems systems,
            Assessments assessments,
            Guidances guidances,
            Delegating delegating,
            Settings settings,
            ProductClock clock) {
        this.rows = rows;
        this.directives = directives;
        this.organisations = organisations;
        this.systems = systems;
        this.assessments = assessments;
        this.guidances = guidances;
        this.delegating = delegating;
        this.settings = settings;
        this.clock = clock;
    }

    /// A result that was gathered and is not kept yet: what the document will say, and the package behind it.
    public static final class Gathered {
        final Draft draft;
        final byte[] packed;
        final byte[] sha256;
        final @Nullable Long replaces;

        private Gathered(Draft draft, byte[] packed, byte[] sha256, @Nullable Long replaces) {
            this.draft = draft;
            this.packed = packed;
            this.sha256 = sha256;
            this.replaces = replaces;
        }
    }

    /// The result of the viewer's organisation under the directive, as it is now.
    @Transactional(readOnly = true)
    public Gathered gather(Viewer viewer, long directiveId, String organisationCode) {
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
        var head = rows.findHead(organisation.id(), clock.today()).orElse(null);
        var deputy = delegating.find(viewer).orElse(null);
        var signatory = deputy == null
                ? head
                : new SubmissionRows.HeadOf(deputy.deputy(), deputy.name(), "KT. " + deputy.titleVi());
        var at = clock.instant();
        var packed = new Packing(rows.listNotes(within, directiveId), rows.listEvidence(within, directiveId))
                .write(viewer, at, directive, organisation, signatory, guidance, requirements, findings);
        var sha256 = sha256(packed);
        var replaces = rows.findStanding(organisation.id(), directiveId).orElse(null);
        var draft = new Draft(
                directive,
                organisation,
                organisation.parent() == null
                        ? null
                        : organisations
                                .find(organisation.parent(), clock.today())
                                .orElse(null),
                head,
                deputy,
                receiver(viewer, directiveId, organisation),
                findings,
                HexFormat.of().formatHex(sha256),
                at,
                replaces == null ? null : Submission.number(replaces),
                settings.find(Settings.DEMONSTRATION).isPresent());
        return new Gathered(draft, packed, sha256, replaces);
    }

    /// The figures of the organisation's result as they are now, to compare with those of a prepared one.
    @Transactional(readOnly = true)
    Summary present(Viewer viewer, long directive, String organisationCode) {
        var organisation = organisations
                .findByCode(organisationCode, clock.today())
                .filter(found -> viewer.scope().contains(found.path()))
                .orElseThrow(() -> new NotVisible("organisation " + organisationCode));
        var guidance = guidances.inForce(clock.today());
        return Summary.of(
                Findings.of(lines(viewer, directive, organisation), guidances.listRequirements(guidance.id())));
    }

    /// The directive names who receives the results of those that it addresses; units below report to their superior.
    private @Nullable String receiver(Viewer viewer, long directive, Organisation organisation) {
        var passedDown = directives.listOwedBy(viewer, organisation.id()).stream()
                .filter(owed -> owed.directive() == directive && owed.review())
                .anyMatch(owed -> owed.parent() != null);
        var superior = organisation.parent();
        if (passedDown && superior != null) {
            return organisations
                    .find(superior, clock.today())
                    .map(Organisation::nameVi)
                    .orElse(null);
        }
        return directives.listObligations(directive).stream()
                .map(KeptObligation::what)
                .filter(what -> what.review() && what.recipientName() != null)
                .findFirst()
                .map(what -> what.recipient() == null
                        ? what.recipientName()
                        : organisations
                                .findByCode(what.recipient(), clock.today())
                                .map(Organisation::nameVi)
                                .orElse(what.recipientName()))
                .orElse(null);
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
