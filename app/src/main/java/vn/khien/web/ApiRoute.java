package vn.khien.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpEntity;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// A live route of the API. Two routes may have the same method and path and take different media types.
///
/// @param consumes media types, empty where the controller names none
record ApiRoute(RequestMethod method, String path, List<String> consumes, HandlerMethod handler) {
    private static final String PREFIX = "/api/v1/";

    /// In the order of their paths.
    static List<ApiRoute> list(RequestMappingHandlerMapping mapping) {
        var found = new ArrayList<ApiRoute>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            var consumes = info.getConsumesCondition().getConsumableMediaTypes().stream()
                    .map(type -> type.getType() + "/" + type.getSubtype())
                    .toList();
            for (var path : info.getPatternValues()) {
                if (path.startsWith(PREFIX)) {
                    info.getMethodsCondition()
                            .getMethods()
                            .forEach(method -> found.add(new ApiRoute(method, path, consumes, handler)));
                }
            }
        });
        found.sort(Comparator.comparing(ApiRoute::path)
                .thenComparing(ApiRoute::method)
                .thenComparing(route -> route.consumes().toString()));
        return found;
    }

    /// As `GET /api/v1/systems`.
    String name() {
        return method + " " + path;
    }

    Class<?> controller() {
        return handler.getBeanType();
    }

    List<MethodParameter> parameters() {
        return Arrays.asList(handler.getMethodParameters());
    }

    /// What is answered with 200, where it is a reading whose Java type tells it.
    Optional<ResolvableType> read() {
        var declared = ResolvableType.forMethodReturnType(handler.getMethod());
        var answered = HttpEntity.class.isAssignableFrom(declared.toClass()) ? declared.getGeneric() : declared;
        return method == RequestMethod.GET && answered.toClass().isRecord() ? Optional.of(answered) : Optional.empty();
    }
}
