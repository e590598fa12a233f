package vn.khien.organisation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.audit.Actor;
import vn.khien.audit.Trail;
import vn.khien.platform.Folding;

/// Loads the shipped organisations of April 2024 and July 2025 (`organisations.json`, schema khien.organisations/1)
/// into an empty register, as a tree over time with succession.
@Component
class ShippedOrganisations {
    private static final LocalDate ALWAYS = LocalDate.of(1, 1, 1);
    private static final LocalDate ENTERPRISES_MOVED_ON = LocalDate.of(2025, 3, 1);

    private final JdbcClient db;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Trail trail;

    ShippedOrganisations(JdbcClient db, JsonMapper json, TransactionTemplate transaction, Trail trail) {
        this.db = db;
        this.json = json;
        this.transaction = transaction;
        this.trail = trail;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(10)
    void load() {
        if (db.sql("select exists (select from organisation)")
                .query(Boolean.class)
                .single()) {
            return;
        }
        transaction.executeWithoutResult(_ -> {
            var shipped = read();
            new Import(shipped).run();
            trail.record(Actor.SYSTEM, "organisation.shipped-data-loaded", "organisations:" + shipped.size());
        });
    }

    private List<JsonNode> read() {
        try (var stream = new ClassPathResource("khien/data/organisations.json").getInputStream()) {
            var all = new ArrayList<JsonNode>();
            json.readTree(stream).get("organisations").forEach(all::add);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One run over the file: rows first, parents before children, then what each became.
    private final class Import {
        private final List<JsonNode> shipped;
        private final Map<String, JsonNode> byKey = new HashMap<>();
        private final Map<String, Long> ids = new HashMap<>();
        private final Map<String, String> paths = new HashMap<>();

        Import(List<JsonNode> shipped) {
            this.shipped = shipped;
            shipped.forEach(node -> byKey.put(node.get("id").asString(), node));
        }

        void run() {
            shipped.forEach(node -> place(node.get("id").asString()));
            shipped.forEach(this::succeed);
        }

        private void place(String key) {
            if (ids.containsKey(key)) {
                return;
            }
            var node = Objects.requireNonNull(byKey.get(key), key);
            var parent = text(node, "parent");
            if (parent != null) {
                place(parent);
            }
            var id = insert(node);
            ids.put(key, id);
            var path = (parent == null ? "/" : paths.get(parent)) + id + "/";
            paths.put(key, path);
            db.sql("update organisation set path = :path where id = :id")
                    .param("path", path)
                    .param("id", id)
                    .update();
            version(node, id, parent, path);
        }

        private void version(JsonNode node, long id, @Nullable String parent, String path) {
            var later = text(node, "parent_from_2025_03_01");
            var from = date(node, "valid_from");
            insertVersion(
                    node,
                    id,
                    from == null ? ALWAYS : from,
                    later == null ? date(node, "valid_to") : ENTERPRISES_MOVED_ON.minusDays(1),
                    parent,
                    path);
            if (later != null) {
                place(later);
                insertVersion(
                        node, id, ENTERPRISES_MOVED_ON, date(node, "valid_to"), later, paths.get(later) + id + "/");
            }
        }

        private void insertVersion(
                JsonNode node,
                long id,
                LocalDate from,
                @Nullable LocalDate to,
                @Nullable String parent,
                @Nullable String path) {
            db.sql("""
                    insert into organisation_version (organisation, valid_from, valid_to, parent, path, name_vi, name_en)
                    values (:id, :from, :to, :parent, :path, :vi, :en)
                    """)
                    .param("id", id)
                    .param("from", from)
                    .param("to", to)
                    .param("parent", parent == null ? null : ids.get(parent))
                    .param("path", path)
                    .param("vi", text(node, "name_vi"))
                    .param("en", text(node, "name_en"))
                    .update();
        }

        private long insert(JsonNode node) {
            var code = node.get("code").asString().replace('/', '-');
            return db.sql("""
                    insert into organisation (key, code, kind, name_vi, name_en, search, head_title_vi, head_title_en,
                                              series, sector, addressee_class, path, valid_from, valid_to, mark)
                    values (:key, :code, :kind, :vi, :en, :search, :headVi, :headEn,
                            :series, :sector, :class, :key, :from, :to, :mark)
                    returning id
                    """)
                    .param("key", text(node, "id"))
                    .param("code", code)
                    .param("kind", node.get("type").asString().toUpperCase(java.util.Locale.ROOT))
                    .param("vi", text(node, "name_vi"))
                    .param("en", text(node, "name_en"))
                    .param("search", Folding.fold(text(node, "name_vi") + " | " + text(node, "name_en") + " | " + code))
                    .param("headVi", text(node, "head_title_vi"))
                    .param("headEn", text(node, "head_title_en"))
                    .param("series", text(node, "series"))
                    .param("sector", text(node, "sector"))
                    .param("class", addresseeClass(node))
                    .param("from", date(node, "valid_from"))
                    .param("to", date(node, "valid_to"))
                    .param("mark", text(node, "mark"))
                    .query(Long.class)
                    .single();
        }

        private static @Nullable String addresseeClass(JsonNode node) {
            return switch (node.get("type").asString()) {
                case "ministry" -> AddresseeClass.MINISTRY.code();
                case "ministerial_agency" -> AddresseeClass.MINISTERIAL_AGENCY.code();
                case "government_agency" -> AddresseeClass.GOVERNMENT_AGENCY.code();
                case "province" -> AddresseeClass.PROVINCE.code();
                case "enterprise" ->
                    "cmsc".equals(text(node, "parent")) ? AddresseeClass.STATE_ENTERPRISE.code() : null;
                default -> null;
            };
        }

        private void succeed(JsonNode node) {
            for (var successor : node.get("successors")) {
                db.sql("""
                        insert into succession (predecessor, successor, kind, note)
                        values (:predecessor, :successor, :kind, :note)
                        """)
                        .param("predecessor", ids.get(node.get("id").asString()))
                        .param("successor", ids.get(successor.get("id").asString()))
                        .param("kind", text(successor, "kind"))
                        .param("note", text(successor, "note"))
                        .update();
            }
        }

        private static @Nullable String text(JsonNode node, String field) {
            var value = node.get(field);
            return value == null || value.isNull() ? null : value.asString();
        }

        private static @Nullable LocalDate date(JsonNode node, String field) {
            var value = text(node, field);
            return value == null ? null : LocalDate.parse(value);
        }
    }
}
