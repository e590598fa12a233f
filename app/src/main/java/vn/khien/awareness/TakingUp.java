package vn.khien.awareness;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.page.Download;
import vn.khien.page.PublicContentChanged;
import vn.khien.platform.Folding;
import vn.khien.platform.KeptFiles;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// A body takes a campaign up and reports what it did; the ordering side looks at the evidence and says what counts.
@Component
public class TakingUp {
    private final CampaignRows rows;
    private final PlacementRows placements;
    private final Campaigns campaigns;
    private final MaterialFiles files;
    private final Trail trail;
    private final ProductClock clock;
    private final ApplicationEventPublisher events;

    TakingUp(
            CampaignRows rows,
            PlacementRows placements,
            Campaigns campaigns,
            MaterialFiles files,
            Trail trail,
            ProductClock clock,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.placements = placements;
        this.campaigns = campaigns;
        this.files = files;
        this.trail = trail;
        this.clock = clock;
        this.events = events;
    }

    /// The acting organisation takes the campaign up, asked or not. Once is enough.
    @Transactional
    public void takeUp(Viewer viewer, long id) {
        published(viewer, id);
        if (rows.takeUp(id, viewer.organisation(), clock.instant(), viewer.person())) {
            trail.record(viewer.actor(), "awareness.taken-up", "campaign:" + id);
        }
    }

    private Campaign published(Viewer viewer, long id) {
        var campaign = campaigns.get(viewer, id);
        if (!campaign.published()) {
            throw new NotVisible("campaign " + id + " is a draft");
        }
        return campaign;
    }

    /// A picture of what was done.
    public record Evidence(String name, InputStream content) {}

    /// Reports what the acting organisation did. Who reports has taken the campaign up.
    @Transactional
    public Outcome report(Viewer viewer, long id, Placement.Report typed, @Nullable Evidence evidence) {
        var campaign = published(viewer, id);
        var report = cleaned(typed);
        var problems = new ArrayList<>(CampaignRules.check(report, campaign, clock.today()));
        if (report.material() != null
                && rows.listMaterials(id).stream().noneMatch(one -> one.id() == report.material())) {
            problems.add(Problem.at("material", "awareness.problem.material"));
        }
        KeptFiles.File file = evidence == null ? null : files.keep(evidence.content(), problems);
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        takeUp(viewer, id);
        var placement = placements.insert(
                id,
                viewer.organisation(),
                report,
                evidence == null ? null : Download.cleanName(evidence.name()),
                file,
                clock.instant(),
                viewer.person());
        trail.record(viewer.actor(), "awareness.reported", "placement:" + placement);
        return new Outcome.Done(placement);
    }

    private static Placement.Report cleaned(Placement.Report typed) {
        return new Placement.Report(
                typed.material(),
                typed.channel(),
                typed.happenedOn(),
                Folding.clean(typed.broadcastAt()),
                Folding.clean(typed.link()),
                typed.audience(),
                Folding.clean(typed.audienceSource()),
                typed.cost());
    }

    /// Says how many people are counted after a look at the evidence: never more than claimed, and none without
    /// evidence and a source. What was checked once stands.
    @Transactional
    public Outcome check(Viewer viewer, long id, long placement, long counted, String note) {
        var found = placements
                .find(viewer.scope(), id, placement)
                .orElseThrow(() -> new NotVisible("placement " + placement));
        var words = Folding.clean(note);
        if (counted < 0 || counted > found.audience()) {
            return Outcome.Refused.of("counted", "awareness.problem.more-than-claimed");
        }
        if (counted > 0 && !found.countable()) {
            return Outcome.Refused.of("counted", "awareness.problem.no-evidence");
        }
        if (counted < found.audience() && words.isEmpty() || words.length() > CampaignRules.LINE_MAX) {
            return Outcome.Refused.of("note", "awareness.problem.why-less");
        }
        if (!placements.check(placement, counted, words, clock.instant(), viewer.person())) {
            return new Outcome.Refused(List.of(Problem.at("counted", "awareness.problem.checked")));
        }
        trail.record(viewer.actor(), "awareness.checked", "placement:" + placement, "" + counted);
        events.publishEvent(new PublicContentChanged());
        return new Outcome.Done(placement);
    }
}
