package vn.khien.web;

import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JsonNode;

/// Schemas (OpenAPI 3.1) of what is written as JSON and read from it: each record under a name of its own.
///
/// An answer has every component of its record, and null where the record says that it may be; of what is sent, what
/// may be null may be left out.
final class ApiShapes {
    private static final Map<Class<?>, List<String>> SIMPLE = Map.ofEntries(
            Map.entry(String.class, List.of("string")),
            Map.entry(boolean.class, List.of("boolean")),
            Map.entry(Boolean.class, List.of("boolean")),
            Map.entry(int.class, List.of("integer", "int32")),
            Map.entry(Integer.class, List.of("integer", "int32")),
            Map.entry(long.class, List.of("integer", "int64")),
            Map.entry(Long.class, List.of("integer", "int64")),
            Map.entry(LocalDate.class, List.of("string", "date")),
            Map.entry(Instant.class, List.of("string", "date-time")),
            Map.entry(OffsetDateTime.class, List.of("string", "date-time")),
            Map.entry(UUID.class, List.of("string", "uuid")));

    private final Map<Class<?>, String> names;
    private final Set<Class<?>> taken;
    private final Map<String, Schema> components = new TreeMap<>();

    private ApiShapes(Map<Class<?>, String> names, Set<Class<?>> taken) {
        this.names = names;
        this.taken = taken;
    }

    /// @param taken what calls take as JSON
    /// @param answered what calls answer as JSON
    static ApiShapes of(List<ResolvableType> taken, List<ResolvableType> answered) {
        var records = ApiRecords.reachable(taken);
        var all = new HashSet<>(records);
        all.addAll(ApiRecords.reachable(answered));
        return new ApiShapes(ApiRecords.names(all), records);
    }

    /// The records that were asked for so far, by their names, in the order of these.
    Map<String, Schema> components() {
        return components;
    }

    /// The type in its place: records as references.
    Schema<?> schema(ResolvableType type) {
        var plain = type.toClass();
        var simple = SIMPLE.get(plain);
        if (simple != null) {
            return simple(simple.getFirst(), simple.size() > 1 ? simple.getLast() : null);
        }
        if (plain == Object.class || JsonNode.class.isAssignableFrom(plain)) {
            return new JsonSchema();
        }
        if (Collection.class.isAssignableFrom(plain)) {
            return list(schema(type.asCollection().getGeneric()));
        }
        if (Map.class.isAssignableFrom(plain)) {
            var map = object();
            map.setAdditionalProperties(schema(type.asMap().getGeneric(1)));
            return map;
        }
        if (plain.isRecord()) {
            return component(type);
        }
        throw new IllegalStateException("no schema is known for " + type);
    }

    private Schema<?> component(ResolvableType type) {
        var name = name(type);
        if (!components.containsKey(name)) {
            var record = object();
            components.put(name, record);
            for (var component : type.toClass().getRecordComponents()) {
                fill(record, type, component);
            }
        }
        return reference(name);
    }

    private String name(ResolvableType type) {
        if (!type.hasGenerics()) {
            return Objects.requireNonNull(names.get(type.toClass()));
        }
        var name = new StringBuilder(type.toClass().getSimpleName());
        Arrays.stream(type.getGenerics()).forEach(generic -> name.append(name(generic)));
        return name.toString();
    }

    private void fill(Schema<?> record, ResolvableType owner, RecordComponent component) {
        var schema = schema(ResolvableType.forType(component.getGenericType(), owner));
        var nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        record.addProperty(component.getName(), nullable ? nullable(schema) : schema);
        if (!nullable || !taken.contains(owner.toClass())) {
            record.addRequiredItem(component.getName());
        }
    }

    private static Schema<?> nullable(Schema<?> schema) {
        if (schema.get$ref() != null) {
            return new JsonSchema().anyOf(List.of(schema, simple("null", null)));
        }
        return schema.getTypes() == null ? schema : schema.typesItem("null");
    }

    static Schema<?> simple(String type, @Nullable String format) {
        return new JsonSchema().typesItem(type).format(format);
    }

    /// The bytes of a file.
    static Schema<?> binary() {
        return simple("string", "binary");
    }

    static Schema<?> object() {
        return simple("object", null);
    }

    static Schema<?> list(Schema<?> items) {
        return simple("array", null).items(items);
    }

    static Schema<?> reference(String name) {
        return new JsonSchema().$ref("#/components/schemas/" + name);
    }
}
