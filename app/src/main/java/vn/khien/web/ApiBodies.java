package vn.khien.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import java.io.InputStream;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// What calls take in their bodies: a record as JSON, a text, or files as parts of a form.
final class ApiBodies {
    private final ApiShapes shapes;

    ApiBodies(ApiShapes shapes) {
        this.shapes = shapes;
    }

    /// The parameters of the controller that come from the body of the call.
    static List<MethodParameter> parts(ApiRoute route) {
        return route.parameters().stream()
                .filter(one -> one.hasParameterAnnotation(org.springframework.web.bind.annotation.RequestBody.class)
                        || isFile(one)
                        || one.getParameterType() == InputStream.class)
                .toList();
    }

    private static boolean isFile(MethodParameter part) {
        return part.getParameterType() == MultipartFile.class;
    }

    /// The types that are read from JSON.
    static List<ResolvableType> types(ApiRoute route) {
        return parts(route).stream()
                .map(ResolvableType::forMethodParameter)
                .filter(type -> type.toClass().isRecord())
                .toList();
    }

    void describe(ApiRoute route, Operation operation) {
        var parts = parts(route);
        if (parts.isEmpty()) {
            return;
        }
        if (operation.getRequestBody() == null) {
            operation.requestBody(new RequestBody().content(new Content()).required(isRequired(parts.getFirst())));
        }
        var content = operation.getRequestBody().getContent();
        if (isFile(parts.getFirst())) {
            content.addMediaType(
                    org.springframework.http.MediaType.MULTIPART_FORM_DATA_VALUE, new MediaType().schema(form(parts)));
            return;
        }
        var named = route.consumes().isEmpty()
                ? List.of(org.springframework.http.MediaType.APPLICATION_JSON_VALUE)
                : route.consumes();
        named.forEach(type -> content.addMediaType(type, new MediaType().schema(whole(parts.getFirst()))));
    }

    private static boolean isRequired(MethodParameter part) {
        var body = part.getParameterAnnotation(org.springframework.web.bind.annotation.RequestBody.class);
        var file = part.getParameterAnnotation(RequestParam.class);
        return body != null ? body.required() : file == null || file.required();
    }

    private static Schema<?> form(List<MethodParameter> files) {
        var form = ApiShapes.object();
        for (var file : files) {
            var annotation = file.getParameterAnnotation(RequestParam.class);
            var given = annotation == null ? "" : annotation.name();
            var name = given.isEmpty() ? file.getParameter().getName() : given;
            form.addProperty(name, ApiShapes.binary());
            if (isRequired(file)) {
                form.addRequiredItem(name);
            }
        }
        return form;
    }

    private Schema<?> whole(MethodParameter body) {
        if (body.getParameterType() == InputStream.class) {
            return ApiShapes.object();
        }
        if (body.getParameterType() == byte[].class) {
            return ApiShapes.simple("string", null);
        }
        return shapes.schema(ResolvableType.forMethodParameter(body));
    }
}
