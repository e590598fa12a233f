package vn.khien.awareness;

import java.nio.file.Path;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Scope;
import vn.khien.access.Wall;

/// What everyone may know of campaigns: the published ones, their reach by checked evidence, and their materials, which
/// carry a licence for everyone.
@Component
public class PublicCampaigns {
    private static final int MOST = 20;

    private final CampaignRows rows;
    private final PlacementRows placements;
    private final MaterialFiles files;
    private final Wall wall;

    PublicCampaigns(CampaignRows rows, PlacementRows placements, MaterialFiles files, Wall wall) {
        this.rows = rows;
        this.placements = placements;
        this.files = files;
        this.wall = wall;
    }

    /// @param bodies how many reported something
    public record Shown(Campaign campaign, Reach reach, int bodies, List<Material> materials) {
        public Shown {
            materials = List.copyOf(materials);
        }
    }

    /// The latest first. Asked by the system itself.
    @Transactional(readOnly = true)
    public List<Shown> list() {
        wall.nation();
        return rows.list(false, MOST, Long.MAX_VALUE).stream()
                .map(campaign -> new Shown(
                        campaign,
                        placements.reach(Scope.NATION, campaign.id()),
                        (int) rows.listAsked(Scope.NATION, campaign.id()).stream()
                                .filter(one -> one.placements() > 0)
                                .count(),
                        rows.listMaterials(campaign.id())))
                .toList();
    }

    /// Where the content of a material lies.
    public Path file(Material material) {
        return files.kept().place(material.sha256());
    }
}
