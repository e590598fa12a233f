package vn.khien.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.TreeSet;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;

/// The problems (RFC 9457) that a call may answer.
final class ApiProblems {
    /// Name of the schema of a problem.
    static final String NAME = "Problem";

    private static final String PROBLEM = org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

    private ApiProblems() {}

    /// What the outer edge may answer to any call of this kind, and what the answers of the call name beyond it.
    static void describe(ApiRoute route, Operation operation) {
        var responses = operation.getResponses();
        var statuses = new TreeSet<>(ofTheEdge(route));
        responses.forEach((status, response) -> {
            if (status.startsWith("4") && response.getContent() == null) {
                statuses.add(Integer.valueOf(status));
            }
        });
        for (var status : statuses) {
            var response = responses.computeIfAbsent("" + status, _ -> ApiAnswers.response(status));
            if (response.getContent() == null) {
                response.content(new Content());
            }
            response.getContent().addMediaType(PROBLEM, problem());
        }
        responses.setDefault(new ApiResponse()
                .description("Any other problem")
                .content(new Content().addMediaType(PROBLEM, problem())));
    }

    private static List<Integer> ofTheEdge(ApiRoute route) {
        var takesBody = !ApiBodies.parts(route).isEmpty();
        if (route.method() == RequestMethod.POST) {
            // A wrong key, a key that is being worked on, and a key of another call are refused before the controller.
            return takesBody ? List.of(400, 401, 404, 409, 413, 422) : List.of(400, 401, 404, 409, 422);
        }
        var asks = route.parameters().stream().anyMatch(one -> one.hasParameterAnnotation(RequestParam.class));
        return takesBody || asks ? List.of(400, 401, 404) : List.of(401, 404);
    }

    private static MediaType problem() {
        return new MediaType().schema(ApiShapes.reference(NAME));
    }

    /// `errors` lists everything that is wrong, each with its place: a field, or a row and a column of a workbook.
    static Schema<?> schema() {
        var error = ApiShapes.object()
                .addProperty("field", ApiShapes.simple("string", null))
                .addProperty("pointer", ApiShapes.simple("string", null))
                .addProperty("allowed", ApiShapes.list(ApiShapes.simple("string", null)))
                .addProperty("row", ApiShapes.simple("integer", "int32"))
                .addProperty("column", ApiShapes.simple("string", null))
                .addProperty("code", ApiShapes.simple("string", null))
                .addProperty("message", ApiShapes.simple("string", null));
        error.setRequired(List.of("code", "message"));
        var problem = ApiShapes.object()
                .addProperty("type", ApiShapes.simple("string", "uri-reference"))
                .addProperty("title", ApiShapes.simple("string", null))
                .addProperty("status", ApiShapes.simple("integer", "int32"))
                .addProperty("detail", ApiShapes.simple("string", null))
                .addProperty("instance", ApiShapes.simple("string", "uri-reference"))
                .addProperty("errors", ApiShapes.list(error));
        problem.setRequired(List.of("title", "status", "detail"));
        // A conflict carries the present value beside these.
        problem.setAdditionalProperties(true);
        return problem;
    }
}
