package vn.khien.incident;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a report says, field by field; a field that is not there was not asked. Choices are codes, moments are instants
/// in ISO 8601, numbers are digits, words are as typed.
public record Content(Map<Field, String> values) {
    public static final Content EMPTY = new Content(Map.of());

    public Content {
        values = values.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(values));
    }

    /// Empty where it was not asked.
    public String text(Field field) {
        return values.getOrDefault(field, "");
    }

    boolean is(Field field, String value) {
        return text(field).equals(value);
    }

    boolean isUnknown(Field field) {
        return is(field, Field.UNKNOWN);
    }

    /// Whether something is said that is more than "not known yet".
    boolean says(Field field) {
        return !text(field).isEmpty() && !isUnknown(field);
    }

    public Optional<Instant> moment(Field field) {
        return says(field) ? Optional.of(Instant.parse(text(field))) : Optional.empty();
    }

    List<String> choices(Field field) {
        return says(field) ? Arrays.asList(text(field).split(",")) : List.of();
    }

    /// This, with what `later` says about the same fields and further ones.
    Content then(Content later) {
        var all = new EnumMap<Field, String>(Field.class);
        all.putAll(values);
        all.putAll(later.values);
        return new Content(all);
    }

    Content only(List<Field> fields) {
        var all = new EnumMap<Field, String>(Field.class);
        fields.forEach(field -> {
            if (values.containsKey(field)) {
                all.put(field, text(field));
            }
        });
        return new Content(all);
    }

    /// By names, as it is kept and as the API gives it.
    Map<String, String> byName() {
        var named = new LinkedHashMap<String, String>();
        values.forEach((field, value) -> named.put(field.code(), value));
        return named;
    }

    static Content ofNames(Map<String, String> named) {
        var all = new EnumMap<Field, String>(Field.class);
        named.forEach((name, value) -> put(all, Field.find(name), value));
        return new Content(all);
    }

    private static void put(Map<Field, String> all, @Nullable Field field, String value) {
        if (field != null) {
            all.put(field, value);
        }
    }
}
