package vn.khien.guidance;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// What other rooms may ask about guidances. They are public: read without a scope. An edition never changes once it
/// is there, so its requirements are read once.
@Component
public class Guidances {
    private final GuidanceRows rows;
    private final Map<Long, List<Requirement>> requirements = new ConcurrentHashMap<>();

    Guidances(GuidanceRows rows) {
        this.rows = rows;
    }

    public List<Guidance> list() {
        return rows.list();
    }

    public Optional<Guidance> find(long id) {
        return rows.find(id);
    }

    public Optional<Guidance> find(String key, int edition) {
        return rows.list().stream()
                .filter(guidance -> guidance.key().equals(key) && guidance.edition() == edition)
                .findFirst();
    }

    /// The guidance of reviews that holds on a date: the latest edition already valid; before the first one, the first.
    public Guidance inForce(LocalDate on) {
        var editions = rows.list().stream()
                .filter(guidance -> guidance.key().equals(Guidance.OF_REVIEWS))
                .toList();
        return editions.stream()
                .filter(guidance -> !guidance.validFrom().isAfter(on))
                .reduce((_, later) -> later)
                .orElseGet(editions::getFirst);
    }

    /// In the order of their positions: the requirement at index `i` has position `i`.
    public List<Requirement> listRequirements(long guidance) {
        var known = requirements.get(guidance);
        if (known != null) {
            return known;
        }
        var read = rows.listRequirements(guidance);
        if (!read.isEmpty()) {
            requirements.put(guidance, read);
        }
        return read;
    }

    public List<RequirementGroup> listGroups(long guidance) {
        return rows.listGroups(guidance);
    }
}
