package vn.khien.inventory;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.platform.NotVisible;

/// What was answered so far in the determination of a system's level, as it was typed: whoever goes on later, on
/// another machine or in a colleague's place, finds it filled in. Gone once a level was taken over.
@Component
class LevelAnswers {
    private static final int WORD_MAX = 100;

    private final SystemRows systems;
    private final JdbcClient db;
    private final JsonMapper json;
    private final Trail trail;

    LevelAnswers(SystemRows systems, JdbcClient db, JsonMapper json, Trail trail) {
        this.systems = systems;
        this.db = db;
        this.json = json;
        this.trail = trail;
    }

    /// @param given by the name of the question
    /// @param by name of who answered last
    record Kept(Map<String, List<String>> given, Instant at, String by) {}

    /// Keeps the answers in place of those kept before; of a word that is no answer, the beginning.
    @Transactional
    void keep(Viewer viewer, String code, Map<String, List<String>> given) {
        var system = find(viewer, code);
        db.sql("""
                insert into level_answers (system, given, at, by)
                values (:system, cast(:given as jsonb), product_now(), :by)
                on conflict (system) do update set given = excluded.given, at = excluded.at, by = excluded.by
                """)
                .param("system", system)
                .param("given", json.writeValueAsString(shortened(given)))
                .param("by", viewer.person())
                .update();
        trail.record(viewer.actor(), "inventory.level-answers-kept", "system:" + system);
    }

    private static Map<String, List<String>> shortened(Map<String, List<String>> given) {
        var shortened = new LinkedHashMap<String, List<String>>();
        given.forEach((name, words) -> shortened.put(
                name,
                words.stream()
                        .map(word -> word.substring(0, Math.min(WORD_MAX, word.length())))
                        .toList()));
        return shortened;
    }

    @Transactional(readOnly = true)
    Optional<Kept> find(Viewer viewer, long system) {
        return db.sql("""
                select a.given, a.at, p.name
                  from level_answers a
                  join person p on p.id = a.by
                 where a.system = :system
                """)
                .param("system", system)
                .query((row, _) -> new Kept(
                        json.readValue(row.getString("given"), new TypeReference<>() {}),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("name")))
                .optional();
    }

    /// In the transaction of its caller, who may change the system.
    void forget(long system) {
        db.sql("delete from level_answers where system = :system")
                .param("system", system)
                .update();
    }

    private long find(Viewer viewer, String code) {
        return systems.findByCode(viewer.scope(), code)
                .orElseThrow(() -> new NotVisible("system " + code))
                .id();
    }
}
