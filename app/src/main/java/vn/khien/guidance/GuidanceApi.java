package vn.khien.guidance;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.access.Open;
import vn.khien.page.Items;
import vn.khien.platform.NotVisible;

/// Requirement sets for other systems.
@RestController
@RequestMapping("/api/v1/guidances")
class GuidanceApi {
    /// More than any requirement set has: it comes as a whole where no less is asked for.
    private static final int LIMIT_MAX = 1_000;

    private final Guidances guidances;
    private final JsonMapper json;

    GuidanceApi(Guidances guidances, JsonMapper json) {
        this.guidances = guidances;
        this.json = json;
    }

    record GuidanceJson(
            String id,
            int edition,
            String title,
            String titleEn,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    record RequirementJson(
            String code,
            String group,
            String text,
            String textEn,
            List<Integer> levels,
            List<String> evidence,
            JsonNode mappings,
            String source,
            String sourceEn) {}

    @Open(because = "guidance is public", signedIn = true)
    @GetMapping
    Items<GuidanceJson> list() {
        return Items.all(guidances.list().stream()
                .map(one -> new GuidanceJson(
                        one.key(), one.edition(), one.titleVi(), one.titleEn(), one.validFrom(), one.validTo()))
                .toList());
    }

    @Open(because = "guidance is public", signedIn = true)
    @GetMapping("/{id}/{edition}")
    Items<RequirementJson> requirements(
            @PathVariable String id,
            @PathVariable int edition,
            @RequestParam(defaultValue = "0") int level,
            @RequestParam(defaultValue = "" + LIMIT_MAX) int limit,
            @RequestParam(defaultValue = "0") int cursor) {
        var guidance = guidances.find(id, edition).orElseThrow(() -> new NotVisible("guidance " + id + "/" + edition));
        return Items.part(
                guidances.listRequirements(guidance.id()).stream()
                        .filter(one -> level == 0 || one.asks(level))
                        .toList(),
                Math.clamp(limit, 1, LIMIT_MAX),
                cursor,
                one -> new RequirementJson(
                        one.code(),
                        one.group(),
                        one.textVi(),
                        one.textEn(),
                        one.levels(),
                        one.evidence(),
                        json.readTree(one.mappings()),
                        one.sourceVi(),
                        one.sourceEn()));
    }
}
