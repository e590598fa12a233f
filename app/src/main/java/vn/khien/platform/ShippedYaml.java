package vn.khien.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// A mapping of a shipped data file, read field by field. A field that must be there and is not stops the start of the
/// program, with the field's name.
public final class ShippedYaml {
    private final Map<?, ?> fields;

    private ShippedYaml(Map<?, ?> fields) {
        this.fields = fields;
    }

    /// @param place on the class path, such as `khien/data/library.yaml`
    public static ShippedYaml read(String place) {
        try (var stream = new ClassPathResource(place).getInputStream()) {
            return new ShippedYaml(new Yaml(new SafeConstructor(new LoaderOptions())).<Map<?, ?>>load(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean has(String field) {
        return fields.get(field) != null;
    }

    public String text(String field) {
        return Objects.requireNonNull(fields.get(field), field).toString();
    }

    /// Empty where the field is not there.
    public String textOrEmpty(String field) {
        var value = fields.get(field);
        return value == null ? "" : value.toString();
    }

    public @Nullable LocalDate date(String field) {
        var value = fields.get(field);
        return value == null ? null : LocalDate.parse(value.toString());
    }

    public ShippedYaml map(String field) {
        return new ShippedYaml((Map<?, ?>) Objects.requireNonNull(fields.get(field), field));
    }

    /// An empty list where the field is not there.
    public List<ShippedYaml> maps(String field) {
        return list(field).stream().map(one -> new ShippedYaml((Map<?, ?>) one)).toList();
    }

    /// An empty list where the field is not there.
    public List<String> texts(String field) {
        return list(field).stream().map(String::valueOf).toList();
    }

    /// Names of the fields, in the order of the file.
    public List<String> names() {
        return fields.keySet().stream().map(String::valueOf).toList();
    }

    private List<?> list(String field) {
        return fields.get(field) instanceof List<?> list ? list : List.of();
    }
}
