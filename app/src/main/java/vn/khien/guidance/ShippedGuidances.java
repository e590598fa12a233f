package vn.khien.guidance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.audit.Actor;
import vn.khien.audit.Trail;

/// Loads the shipped requirement sets: `controls.yaml` (schema khien.requirement-set/1) and `ransomware.yaml`
/// (khien.checklist/1). An edition that is there stays as it is. The order in the file is the order of positions.
@Component
class ShippedGuidances {
    private static final List<Integer> ALL_LEVELS = List.of(1, 2, 3, 4, 5);

    private final GuidanceRows rows;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Trail trail;

    ShippedGuidances(GuidanceRows rows, JsonMapper json, TransactionTemplate transaction, Trail trail) {
        this.rows = rows;
        this.json = json;
        this.transaction = transaction;
        this.trail = trail;
    }

    /// One edition as shipped.
    record Edition(
            String key,
            int edition,
            String titleVi,
            String titleEn,
            LocalDate validFrom,
            @Nullable LocalDate validTo,
            List<RequirementGroup> groups,
            List<Requirement> requirements) {}

    @EventListener(ApplicationStartedEvent.class)
    @Order(20)
    void load() {
        if (!rows.exists(Guidance.OF_REVIEWS, 1)) {
            keep(requirementSet());
        }
        if (!rows.exists(Guidance.RANSOMWARE, 1)) {
            keep(checklist());
        }
    }

    private void keep(Edition edition) {
        transaction.executeWithoutResult(_ -> {
            var id = rows.insert(edition);
            edition.groups().forEach(group -> rows.insertGroup(id, group));
            edition.requirements().forEach(requirement -> rows.insertRequirement(id, requirement));
            trail.record(Actor.SYSTEM, "guidance.shipped-data-loaded", "guidance:" + id, edition.key());
        });
    }

    private Edition requirementSet() {
        var file = read("khien/data/controls.yaml");
        var sources = map(file, "sources");
        var groups = new ArrayList<RequirementGroup>();
        var annexes = new ArrayList<String>();
        for (var group : list(file, "groups")) {
            groups.add(new RequirementGroup(
                    text(group, "code"), groups.size(), text(group, "vi"), text(group, "en"), text(group, "side")));
            if (text(group, "side").equals("annex")) {
                annexes.add(text(group, "code"));
            }
        }
        var requirements = new ArrayList<Requirement>();
        for (var item : list(file, "requirements")) {
            var source = map(sources, text(item, "source"));
            requirements.add(new Requirement(
                    requirements.size(),
                    text(item, "code"),
                    text(item, "group"),
                    annexes.contains(text(item, "group")),
                    numbers(item, "levels"),
                    number(item, "weight"),
                    text(item, "vi"),
                    text(item, "en"),
                    texts(item, "evidence"),
                    json.writeValueAsString(item.get("maps")),
                    text(source, "vi"),
                    text(source, "en"),
                    text(source, "mark")));
        }
        return edition(file, number(file, "edition"), groups, requirements);
    }

    private Edition checklist() {
        var file = read("khien/data/ransomware.yaml");
        var sources = map(file, "sources");
        var groups = new ArrayList<RequirementGroup>();
        map(file, "sections").keySet().forEach(code -> {
            var name = map(map(file, "sections"), code);
            groups.add(new RequirementGroup(code, groups.size(), text(name, "vi"), text(name, "en"), "checklist"));
        });
        var requirements = new ArrayList<Requirement>();
        for (var item : list(file, "items")) {
            var basis = map(sources, texts(item, "basis").getFirst());
            var mappings = new LinkedHashMap<String, Object>();
            mappings.put("scope", text(item, "scope"));
            mappings.put("controls", texts(item, "controls"));
            requirements.add(new Requirement(
                    requirements.size(),
                    text(item, "code"),
                    text(item, "section"),
                    false,
                    ALL_LEVELS,
                    number(item, "weight"),
                    text(item, "vi"),
                    text(item, "en"),
                    List.of(),
                    json.writeValueAsString(mappings),
                    text(basis, "vi"),
                    text(basis, "en"),
                    text(basis, "mark")));
        }
        return edition(file, 1, groups, requirements);
    }

    private static Edition edition(
            Map<String, Object> file, int edition, List<RequirementGroup> groups, List<Requirement> requirements) {
        var until = file.get("valid_to");
        return new Edition(
                text(file, "id"),
                edition,
                text(map(file, "title"), "vi"),
                text(map(file, "title"), "en"),
                LocalDate.parse(text(file, "valid_from")),
                until == null ? null : LocalDate.parse(until.toString()),
                groups,
                requirements);
    }

    private static Map<String, Object> read(String place) {
        try (var stream = new ClassPathResource(place).getInputStream()) {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Map<String, Object> of, String field) {
        return Objects.requireNonNull(of.get(field), field).toString();
    }

    private static int number(Map<String, Object> of, String field) {
        return Integer.parseInt(text(of, field));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Map<String, Object> of, String field) {
        return (Map<String, Object>) Objects.requireNonNull(of.get(field), field);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> of, String field) {
        return (List<Map<String, Object>>) Objects.requireNonNull(of.get(field), field);
    }

    private static List<String> texts(Map<String, Object> of, String field) {
        return ((List<?>) Objects.requireNonNull(of.get(field), field))
                .stream().map(String::valueOf).toList();
    }

    private static List<Integer> numbers(Map<String, Object> of, String field) {
        return texts(of, field).stream().map(Integer::valueOf).toList();
    }
}
