package vn.khien.csaf;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.platform.Problem;

/// The JSON schema of CSAF 2.0. It and what it refers to are shipped; nothing is ever fetched.
@Component
class CsafSchema {
    private static final int SHOWN_MAX = 20;

    private final Supplier<Schema> schema = SingletonSupplier.of(CsafSchema::load);

    private static Schema load() {
        var known = new HashMap<String, String>();
        new JsonMapper()
                .readTree(text("cvss.json"))
                .properties()
                .forEach(one -> known.put(
                        "https://www.first.org/cvss/cvss-v" + one.getKey() + ".json",
                        one.getValue().toString()));
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.copyOf(known)))
                .getSchema(text("csaf_2.0_schema.json"), InputFormat.JSON);
    }

    private static String text(String name) {
        try (var in = new ClassPathResource("khien/csaf/" + name).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where the document does not follow the schema, with the validator's words.
    List<Problem> check(JsonNode root) {
        return schema.get().validate(root).stream()
                .limit(SHOWN_MAX)
                .map(error ->
                        Problem.at("file", "csaf.problem.schema", error.getInstanceLocation(), error.getMessage()))
                .toList();
    }
}
