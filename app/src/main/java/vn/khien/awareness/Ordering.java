package vn.khien.awareness;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.notification.Notices;
import vn.khien.organisation.AddresseeClass;
import vn.khien.organisation.Organisation;
import vn.khien.organisation.Organisations;
import vn.khien.page.Download;
import vn.khien.page.PublicContentChanged;
import vn.khien.platform.Folding;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;
import vn.khien.platform.ShippedYaml;

/// Orders campaigns, adds materials in versions, asks bodies to take them up, and reminds those that did not report.
@Component
public class Ordering {
    private static final Set<String> GROUPS = Set.of("media", "localities", "ministries");

    private final CampaignRows rows;
    private final Campaigns campaigns;
    private final MaterialFiles files;
    private final Organisations organisations;
    private final Notices notices;
    private final Trail trail;
    private final ProductClock clock;
    private final ApplicationEventPublisher events;
    private final List<String> media = ShippedYaml.read("khien/data/media.yaml").texts("bodies");

    Ordering(
            CampaignRows rows,
            Campaigns campaigns,
            MaterialFiles files,
            Organisations organisations,
            Notices notices,
            Trail trail,
            ProductClock clock,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.campaigns = campaigns;
        this.files = files;
        this.organisations = organisations;
        this.notices = notices;
        this.trail = trail;
        this.clock = clock;
        this.events = events;
    }

    @Transactional
    public Outcome order(Viewer viewer, Campaign.Order order) {
        var problems = CampaignRules.check(order);
        if (!problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        var id = rows.insert(viewer.organisation(), order, clock.instant(), viewer.person());
        trail.record(viewer.actor(), "awareness.ordered", "campaign:" + id);
        return new Outcome.Done(id);
    }

    /// Adds a material with its first version.
    @Transactional
    public Outcome add(
            Viewer viewer, long campaign, String kind, String title, String licence, String name, InputStream content) {
        campaigns.get(viewer, campaign);
        var clean = Folding.clean(title);
        var problems = new ArrayList<Problem>();
        CampaignRules.text("title", clean, CampaignRules.TITLE_MAX, problems);
        if (!Material.KINDS.contains(kind)) {
            problems.add(Problem.at("kind", "awareness.problem.kind"));
        }
        if (!Material.LICENCES.contains(licence)) {
            problems.add(Problem.at("licence", "awareness.problem.licence"));
        }
        var file = files.keep(content, problems);
        if (file == null || !problems.isEmpty()) {
            return new Outcome.Refused(problems);
        }
        var id = rows.insertMaterial(campaign, kind, clean, licence);
        rows.insertVersion(id, Download.cleanName(name), file, clock.instant(), viewer.person());
        trail.record(viewer.actor(), "awareness.material-added", "material:" + id, file.sha256());
        events.publishEvent(new PublicContentChanged());
        return new Outcome.Done(id);
    }

    /// Adds a version to a material; the versions of before stay.
    @Transactional
    public Outcome renew(Viewer viewer, long campaign, long material, String name, InputStream content) {
        campaigns.get(viewer, campaign);
        if (!rows.lockMaterial(campaign, material)) {
            throw new NotVisible("material " + material);
        }
        var problems = new ArrayList<Problem>();
        var file = files.keep(content, problems);
        if (file == null) {
            return new Outcome.Refused(problems);
        }
        var version = rows.insertVersion(material, Download.cleanName(name), file, clock.instant(), viewer.person());
        trail.record(viewer.actor(), "awareness.material-renewed", "material:" + material, "version " + version);
        events.publishEvent(new PublicContentChanged());
        return new Outcome.Done(material);
    }

    /// Publishes the campaign and asks the bodies of the groups: `media`, `localities`, `ministries`.
    @Transactional
    public Outcome publish(Viewer viewer, long id, List<String> groups) {
        var campaign = campaigns.get(viewer, id);
        if (groups.isEmpty() || !GROUPS.containsAll(groups)) {
            return Outcome.Refused.of("groups", "awareness.problem.groups");
        }
        if (rows.listMaterials(id).isEmpty()) {
            return Outcome.Refused.of("file", "awareness.problem.no-material");
        }
        if (rows.publish(id, clock.instant())) {
            trail.record(viewer.actor(), "awareness.published", "campaign:" + id, String.join(" ", groups));
        }
        for (var asked : rows.ask(id, members(groups), clock.instant())) {
            notices.tell(asked, "awareness.notice.asked", List.of(campaign.titleVi()), "/campaigns/" + id);
        }
        events.publishEvent(new PublicContentChanged());
        return new Outcome.Done(id);
    }

    private List<Long> members(List<String> groups) {
        var today = clock.today();
        var found = new LinkedHashSet<Long>();
        for (var group : groups) {
            switch (group) {
                case "media" ->
                    media.forEach(code -> organisations
                            .findByCode(code, today)
                            .map(Organisation::id)
                            .ifPresent(found::add));
                case "localities" -> found.addAll(ids(AddresseeClass.PROVINCE, today));
                default -> found.addAll(ids(AddresseeClass.MINISTRY, today));
            }
        }
        return List.copyOf(found);
    }

    private List<Long> ids(AddresseeClass addresseeClass, LocalDate on) {
        return organisations.listOfClass(addresseeClass, on).stream()
                .map(Organisation::id)
                .toList();
    }

    /// Reminds every body that was asked and reported nothing, at most once a day each; gives how many.
    @Transactional
    public int remind(Viewer viewer, long id) {
        var campaign = campaigns.get(viewer, id);
        var silent = rows.listAsked(viewer.scope(), id).stream()
                .filter(one -> one.placements() == 0)
                .map(CampaignRows.Asked::organisation)
                .toList();
        var reminded = rows.remind(id, silent, clock.today(), viewer.person());
        for (var one : reminded) {
            notices.tell(one, "awareness.notice.reminded", List.of(campaign.titleVi()), "/campaigns/" + id);
        }
        trail.record(viewer.actor(), "awareness.reminded", "campaign:" + id, "" + reminded.size());
        return reminded.size();
    }
}
