package vn.khien.advisory;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.csaf.CsafAdvisory;
import vn.khien.csaf.CsafFile;
import vn.khien.csaf.CsafProduct;
import vn.khien.inventory.ProductAliases;
import vn.khien.inventory.Systems;
import vn.khien.organisation.Organisations;
import vn.khien.platform.Folding;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// The desk writes a draft: from nothing, from an entry of KEV, or from a CSAF file. The same entry or file twice leads
/// to the draft that is there.
@Component
public class WritingAdvisories {
    private final AdvisoryRows rows;
    private final DraftRows drafts;
    private final IssueRows issues;
    private final ReachRows reach;
    private final KevRows kev;
    private final CsafFile csaf;
    private final ProductAliases aliases;
    private final Organisations organisations;
    private final Systems systems;
    private final ProductClock clock;
    private final Trail trail;

    WritingAdvisories(
            AdvisoryRows rows,
            DraftRows drafts,
            IssueRows issues,
            ReachRows reach,
            KevRows kev,
            CsafFile csaf,
            ProductAliases aliases,
            Organisations organisations,
            Systems systems,
            ProductClock clock,
            Trail trail) {
        this.rows = rows;
        this.drafts = drafts;
        this.issues = issues;
        this.reach = reach;
        this.kev = kev;
        this.csaf = csaf;
        this.aliases = aliases;
        this.organisations = organisations;
        this.systems = systems;
        this.clock = clock;
        this.trail = trail;
    }

    @Transactional
    public Outcome write(Viewer viewer, Typed typed) {
        var problems = new ArrayList<Problem>();
        var draft = typed.read(aliases, Draft.Source.OWN, superseded(typed), problems);
        return problems.isEmpty() ? insert(viewer, draft) : new Outcome.Refused(problems);
    }

    private @Nullable Long superseded(Typed typed) {
        return issues.findIssued(Folding.clean(Typed.text(typed.supersedes())).toUpperCase(java.util.Locale.ROOT))
                .orElse(null);
    }

    private Outcome insert(Viewer viewer, Draft draft) {
        var id = drafts.insert(draft, viewer.organisation(), viewer.person(), clock.instant());
        trail.record(
                viewer.actor(),
                "advisory.written",
                "advisory:" + id,
                draft.source().kind() + " " + draft.source().id());
        return new Outcome.Done(id);
    }

    /// Changes a draft, if nobody changed it since the person saw `version`.
    @Transactional
    public Outcome change(Viewer viewer, long id, int version, Typed typed) {
        rows.get(viewer, id);
        var problems = new ArrayList<Problem>();
        var draft = typed.read(aliases, Draft.Source.OWN, superseded(typed), problems);
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        if (!drafts.update(id, version, draft)) {
            return Outcome.Refused.of("version", "advisory.problem.meanwhile");
        }
        trail.record(viewer.actor(), "advisory.changed", "advisory:" + id);
        return new Outcome.Done(id);
    }

    /// Names a system (by its code) or a body (by its code) by hand, with the reason.
    @Transactional
    public Outcome name(Viewer viewer, long id, String code, String because) {
        var advisory = rows.get(viewer, id);
        var words = Folding.clean(because);
        var wanted = Folding.clean(code);
        var system = systems.findByCode(viewer.scope(), wanted);
        var body = organisations.findByCode(wanted, clock.today());
        var problems = new ArrayList<Problem>();
        if (advisory.issue() != null) {
            problems.add(Problem.at("code", "advisory.problem.issued"));
        }
        if (system.isEmpty() && body.isEmpty()) {
            problems.add(Problem.at("code", "advisory.problem.named", wanted));
        }
        if (words.isEmpty() || words.length() > Typed.TEXT_MAX) {
            problems.add(Problem.at("words", "advisory.problem.named-words"));
        }
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        if (system.isPresent()) {
            reach.name(id, system.get().owner(), system.get().id(), words);
        } else {
            reach.name(id, body.orElseThrow().id(), null, words);
        }
        trail.record(viewer.actor(), "advisory.named", "advisory:" + id, wanted);
        return new Outcome.Done(id);
    }

    /// A draft from an entry of KEV. Everything in it can be changed before it is issued.
    @Transactional
    public Outcome writeFromKev(Viewer viewer, String cve) {
        var entry = kev.find(cve).orElseThrow(() -> new NotVisible("KEV entry " + cve));
        var source = new Draft.Source("kev", cve, "", "CISA", entry.dueOn());
        var present = drafts.findBySource(source);
        if (present.isPresent()) {
            return new Outcome.Done(present.get());
        }
        var product = (entry.vendor() + " " + entry.product()).strip();
        return insert(
                viewer,
                new Draft(
                        "Lỗ hổng " + cve + " trong " + product + " đang bị khai thác",
                        entry.name(),
                        "Lỗ hổng " + cve + " trong " + product + " đã có bằng chứng bị khai thác trên thực tế"
                                + (entry.ransomware() ? ", có mã độc tống tiền" : "")
                                + ". Nguồn: danh mục KEV của CISA (Hoa Kỳ).",
                        entry.description(),
                        List.of(
                                "Cập nhật bản vá hoặc áp dụng biện pháp giảm thiểu theo hướng dẫn của nhà cung cấp.",
                                "Nếu không có biện pháp nào, ngừng dùng sản phẩm.",
                                "Rà nhật ký để tìm dấu hiệu bị khai thác, báo cáo nếu có."),
                        List.of(
                                entry.action(),
                                "Stop using the product where there is no mitigation.",
                                "Look through logs for signs of exploitation, and report them."),
                        entry.ransomware() ? Severity.CRITICAL : Severity.HIGH,
                        true,
                        List.of(cve),
                        false,
                        source,
                        null,
                        List.of(new Advisory.Meant(
                                entry.vendor(), entry.product(), entry.key(), "affected", VersionRange.ALL)),
                        List.of()));
    }

    /// A draft from a CSAF file.
    @Transactional
    public Outcome writeFromCsaf(Viewer viewer, InputStream content) {
        return switch (csaf.read(content)) {
            case CsafFile.Result.Refused(var problems) -> new Outcome.Refused(problems);
            case CsafFile.Result.Accepted(var read) -> write(viewer, read);
        };
    }

    private Outcome write(Viewer viewer, CsafAdvisory read) {
        var source = new Draft.Source("csaf", read.id(), read.version(), read.publisher(), null);
        var present = drafts.findBySource(source);
        if (present.isPresent()) {
            return new Outcome.Done(present.get());
        }
        var problems = new ArrayList<Problem>();
        var indicators = Typed.readIndicators(read.indicators().toArray(String[]::new), "file", problems);
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        var vietnamese = read.language().startsWith("vi");
        var title = cut(read.title(), Typed.TITLE_MAX);
        var summary = cut(read.summary().isBlank() ? read.title() : read.summary(), Typed.TEXT_MAX);
        return insert(
                viewer,
                new Draft(
                        title,
                        vietnamese ? "" : title,
                        summary,
                        vietnamese ? "" : summary,
                        read.steps().stream()
                                .map(step -> cut(step, Typed.TEXT_MAX))
                                .toList(),
                        vietnamese
                                ? List.of()
                                : read.steps().stream()
                                        .map(step -> cut(step, Typed.TEXT_MAX))
                                        .toList(),
                        Severity.ofScore(read.severity()),
                        read.exploited(),
                        read.cves(),
                        false,
                        source,
                        null,
                        read.products().stream().map(this::meant).toList(),
                        indicators));
    }

    private static String cut(String text, int most) {
        var clean = Folding.clean(text);
        return clean.length() <= most ? clean : clean.substring(0, most - 1) + "…";
    }

    /// A range that is not understood means every version: too many are asked rather than one too few.
    private Advisory.Meant meant(CsafProduct product) {
        var range =
                VersionRange.read(product.versions()).orElse(new VersionRange(product.versions(), null, null, null));
        return new Advisory.Meant(
                product.vendor(),
                product.name(),
                aliases.key(product.vendor(), product.name()),
                product.status().code(),
                range);
    }
}
