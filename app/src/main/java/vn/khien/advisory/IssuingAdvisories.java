package vn.khien.advisory;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Scope;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.csaf.CsafProduct;
import vn.khien.csaf.CsafWriting;
import vn.khien.notification.Notices;
import vn.khien.page.PublicContentChanged;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// Issues an advisory: it gets its number and last day, its document is written for good, and whom it reaches is
/// written down with the reasons.
@Component
public class IssuingAdvisories {
    private final AdvisoryRows rows;
    private final IssueRows issues;
    private final ReachRows reach;
    private final AdvisoryDueRules dueRules;
    private final CsafWriting csaf;
    private final Notices notices;
    private final ProductClock clock;
    private final Trail trail;
    private final ApplicationEventPublisher events;

    IssuingAdvisories(
            AdvisoryRows rows,
            IssueRows issues,
            ReachRows reach,
            AdvisoryDueRules dueRules,
            CsafWriting csaf,
            Notices notices,
            ProductClock clock,
            Trail trail,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.issues = issues;
        this.reach = reach;
        this.dueRules = dueRules;
        this.csaf = csaf;
        this.notices = notices;
        this.clock = clock;
        this.trail = trail;
        this.events = events;
    }

    /// The last day that it would have if it were issued today.
    AdvisoryDueRules.Due due(Advisory advisory) {
        return dueRules.due(advisory.severity(), advisory.exploited(), clock.today(), advisory.sourceDueOn());
    }

    @Transactional(readOnly = true)
    List<ReachRows.Match> preview(Viewer viewer, long id, int limit) {
        rows.get(viewer, id);
        return reach.preview(id, limit);
    }

    /// Codes of the bodies that it would reach if it were issued now.
    @Transactional(readOnly = true)
    public List<String> listBodies(Viewer viewer, long id) {
        if (!viewer.scope().equals(Scope.NATION)) {
            throw new NotVisible("reach of draft " + id);
        }
        return reach.listBodies(id);
    }

    /// Issues the draft that the person saw. A second time gives the same advisory.
    ///
    /// @param version of the draft
    @Transactional
    public Outcome issue(Viewer viewer, long id, int version) {
        rows.get(viewer, id);
        rows.lock(id);
        var advisory = rows.get(viewer, id);
        if (advisory.issue() != null) {
            return new Outcome.Done(id);
        }
        var problems = check(viewer, advisory, version);
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        var issue = write(viewer, advisory);
        reach.insert(id, issue.at());
        var bodies = reach.list(Scope.NATION, id).stream()
                .map(Reached::organisation)
                .distinct()
                .toList();
        for (var body : bodies) {
            notices.tell(
                    body,
                    "advisory.notice.issued",
                    List.of(issue.number(), advisory.titleVi()),
                    "/advisories/" + issue.number());
        }
        trail.record(
                viewer.actor(), "advisory.issued", "advisory:" + id, issue.number() + ", bodies: " + bodies.size());
        events.publishEvent(new PublicContentChanged());
        return new Outcome.Done(id);
    }

    private List<Problem> check(Viewer viewer, Advisory advisory, int version) {
        var problems = new ArrayList<Problem>();
        if (advisory.version() != version) {
            problems.add(Problem.at("version", "advisory.problem.meanwhile"));
        }
        if (advisory.stepsVi().isEmpty()) {
            problems.add(Problem.at("stepsVi", "advisory.problem.steps"));
        }
        if (!advisory.forEveryone() && reach.preview(advisory.id(), 1).isEmpty()) {
            problems.add(Problem.at("products", "advisory.problem.nobody"));
        }
        var replaced = advisory.supersedes();
        if (replaced != null
                && rows.findByNumber(viewer, replaced)
                        .filter(one -> one.supersededBy() == null)
                        .isEmpty()) {
            problems.add(Problem.at("supersedes", "advisory.problem.superseded", replaced));
        }
        return problems;
    }

    private Advisory.Issue write(Viewer viewer, Advisory advisory) {
        var now = clock.instant();
        var due = due(advisory);
        var year = clock.today().getYear();
        var ordinal = issues.nextOrdinal(year);
        var number = String.format(Locale.ROOT, "CB-%d-%03d", year, ordinal);
        var document = csaf.write(new CsafWriting.Facts(
                number,
                now,
                viewer.organisationName(),
                advisory.titleVi(),
                advisory.titleEn(),
                advisory.summaryVi(),
                advisory.summaryEn(),
                advisory.stepsVi(),
                advisory.severity().code(),
                advisory.exploited(),
                advisory.cves(),
                advisory.products().stream().map(IssuingAdvisories::product).toList(),
                advisory.indicators().stream().map(Indicator::line).toList(),
                advisory.supersedes()));
        var issue = new Advisory.Issue(number, now, due.lastDay(), due.rule(), sha256(document));
        var superseded = advisory.supersedes() == null
                ? null
                : issues.findIssued(advisory.supersedes()).orElseThrow();
        issues.insertIssue(advisory.id(), year, ordinal, issue, viewer.person(), document, superseded);
        return issue;
    }

    private static CsafProduct product(Advisory.Meant meant) {
        var versions = meant.versions();
        var one = versions.from() != null && versions.from().equals(versions.through());
        return new CsafProduct(
                meant.vendor(),
                meant.name(),
                one || versions.text().isEmpty() || versions.text().startsWith("vers:")
                        ? versions.text()
                        : "vers:generic/" + clauses(versions.text()),
                !one,
                CsafProduct.Status.valueOf(meant.status().toUpperCase(Locale.ROOT)));
    }

    /// `>=8.0, <8.7` as a version range specifier (vers) writes it: `>=8.0|<8.7`.
    private static String clauses(String text) {
        var between = text.strip().split("\\s+(?:-|–|đến|to)\\s+");
        var clauses = between.length == 2 ? ">=" + between[0] + "|<=" + between[1] : text;
        return clauses.replaceAll("\\s*[,|]\\s*", "|")
                .replaceAll("([<>=])\\s+", "$1")
                .strip();
    }

    private static String sha256(byte[] document) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(document));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
