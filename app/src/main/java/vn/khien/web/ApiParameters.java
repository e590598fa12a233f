package vn.khien.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import org.springframework.web.bind.annotation.RequestMethod;

/// What the Java types of parameters do not say: how far lists go, and the key of calls that may be sent again.
final class ApiParameters {
    private static final String KEY = "Idempotency-Key";

    private final ApiLimits limits;

    ApiParameters(ApiLimits limits) {
        this.limits = limits;
    }

    void describe(ApiRoute route, Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> describe(route, parameter));
        }
        if (route.method() == RequestMethod.POST && !has(operation, KEY)) {
            operation.addParametersItem(key());
        }
    }

    private void describe(ApiRoute route, Parameter parameter) {
        if (parameter.getName().equals("limit")) {
            parameter
                    .description("How many entries at most. What lies outside counts as the nearest limit.")
                    .getSchema()
                    .minimum(BigDecimal.ONE)
                    .maximum(BigDecimal.valueOf(limits.of(route)));
        }
        if (parameter.getName().equals("cursor")) {
            parameter.description("`next` of the answer before; left out for the first entries.");
            parameter.setSchema(cursor(parameter.getSchema()));
        }
    }

    /// The beginning is not told as a default: it is a number beyond what many languages can hold.
    private static Schema<?> cursor(Schema<?> declared) {
        var type = declared.getTypes().iterator().next();
        var schema = ApiShapes.simple(type, declared.getFormat());
        return type.equals("integer") ? schema.minimum(BigDecimal.ZERO) : schema;
    }

    private static boolean has(Operation operation, String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> parameter.getName().equals(name));
    }

    private static Parameter key() {
        return new HeaderParameter()
                .name(KEY)
                .required(false)
                .description("The same call with the same key does nothing more and gives the first answer again.")
                .schema(ApiShapes.simple("string", null)
                        .minLength(1)
                        .maxLength(200)
                        .pattern("^[!-~]{1,200}$"));
    }
}
