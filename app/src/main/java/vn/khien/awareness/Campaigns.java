package vn.khien.awareness;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.platform.KeptFiles;
import vn.khien.platform.NotVisible;

/// Reading campaigns as a person does: published ones are for all who may read campaigns, what bodies reported is
/// within scope.
@Component
class Campaigns {
    static final int PAGE = 50;

    private final CampaignRows rows;
    private final PlacementRows placements;
    private final Trail trail;
    private final KeptFiles files;

    Campaigns(CampaignRows rows, PlacementRows placements, Trail trail, MaterialFiles files) {
        this.rows = rows;
        this.placements = placements;
        this.trail = trail;
        this.files = files.kept();
    }

    /// A campaign and its reach within the viewer's scope.
    record Measured(Campaign campaign, Reach reach) {}

    /// A file to be given out.
    record Stored(java.nio.file.Path file, String name, String mediaType) {}

    private static boolean orders(Viewer viewer) {
        return viewer.may(Right.ORDER_CAMPAIGNS);
    }

    @Transactional(readOnly = true)
    List<Measured> list(Viewer viewer, int limit, long before) {
        return rows.list(orders(viewer), limit, before).stream()
                .map(campaign -> new Measured(campaign, placements.reach(viewer.scope(), campaign.id())))
                .toList();
    }

    @Transactional(readOnly = true)
    Measured read(Viewer viewer, long id) {
        return new Measured(get(viewer, id), placements.reach(viewer.scope(), id));
    }

    Campaign get(Viewer viewer, long id) {
        return rows.find(id, orders(viewer)).orElseThrow(() -> new NotVisible("campaign " + id));
    }

    @Transactional(readOnly = true)
    List<Material> listMaterials(Viewer viewer, long id) {
        get(viewer, id);
        return rows.listMaterials(id);
    }

    @Transactional(readOnly = true)
    List<CampaignRows.Asked> listAsked(Viewer viewer, long id) {
        return rows.listAsked(viewer.scope(), id);
    }

    /// The acting organisation's own part, if it was asked or took part by itself.
    @Transactional(readOnly = true)
    Optional<CampaignRows.Asked> findOwn(Viewer viewer, long id) {
        return rows.listAsked(viewer.scope(), id).stream()
                .filter(one -> one.organisation() == viewer.organisation())
                .findFirst();
    }

    @Transactional
    List<Placement> listPlacements(Viewer viewer, long id, long before, int limit) {
        get(viewer, id);
        trail.record(viewer.actor(), "awareness.placements-listed", "campaign:" + id);
        return placements.list(viewer.scope(), id, before, limit);
    }

    @Transactional(readOnly = true)
    Stored material(Viewer viewer, long id, long material, int version) {
        get(viewer, id);
        var found = rows.findMaterial(id, material, version)
                .orElseThrow(() -> new NotVisible("material " + material + " version " + version));
        return new Stored(files.place(found.sha256()), found.name(), found.mediaType());
    }

    @Transactional
    Stored evidence(Viewer viewer, long id, long placement) {
        var found = placements
                .find(viewer.scope(), id, placement)
                .orElseThrow(() -> new NotVisible("placement " + placement));
        if (found.evidenceSha256() == null || found.evidenceName() == null || found.evidenceType() == null) {
            throw new NotVisible("evidence of placement " + placement);
        }
        trail.record(viewer.actor(), "awareness.evidence-read", "placement:" + placement);
        return new Stored(files.place(found.evidenceSha256()), found.evidenceName(), found.evidenceType());
    }
}
