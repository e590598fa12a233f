package vn.khien.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Finds a request's route among several hundred. Spring compares every route with a request whose path has variables:
/// a fifth of what a small request cost. Here only those of the same things (`/systems`, `/api/v1/systems`) are
/// compared.
@Component
class Routing implements WebMvcRegistrations {
    private static final String API = "/api/v1/";

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new OfOneThing();
    }

    /// What a path or pattern is about: its first part, or the first after that of the API.
    static String thing(String path) {
        var end = path.indexOf('/', path.startsWith(API) ? API.length() : 1);
        return end < 0 ? path : path.substring(0, end);
    }

    private static final class OfOneThing extends RequestMappingHandlerMapping {
        private final Map<String, List<Map.Entry<RequestMappingInfo, HandlerMethod>>> routes = new HashMap<>();

        @Override
        protected void handlerMethodsInitialized(Map<RequestMappingInfo, HandlerMethod> all) {
            super.handlerMethodsInitialized(all);
            all.forEach((route, handler) -> {
                for (var pattern : route.getPatternValues()) {
                    routes.computeIfAbsent(thing(pattern), _ -> new ArrayList<>())
                            .add(new SimpleEntry<>(route, handler));
                }
            });
        }

        /// The one route of the thing that matches. Where there is none, or more than one, all are compared.
        @Override
        protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
                throws Exception {
            Map.@Nullable Entry<RequestMappingInfo, HandlerMethod> found = null;
            for (var route : routes.getOrDefault(thing(path), List.of())) {
                var matching = getMatchingMapping(route.getKey(), request);
                if (matching != null && found != null) {
                    return super.lookupHandlerMethod(path, request);
                }
                found = matching == null ? found : new SimpleEntry<>(matching, route.getValue());
            }
            if (found == null) {
                return super.lookupHandlerMethod(path, request);
            }
            request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, found.getValue());
            handleMatch(found.getKey(), path, request);
            return found.getValue();
        }
    }
}
