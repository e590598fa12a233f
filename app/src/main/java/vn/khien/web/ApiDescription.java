package vn.khien.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.khien.access.Viewer;

/// The description of the API (OpenAPI 3.1) at `/api/openapi.json`, made from the live routes. It holds no data and is
/// open.
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String BEARER = "token";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Viewer.class);
    }

    @Bean
    OpenAPI openApi(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
        // Files are given by the controllers of pages, at one address for people and one for programs.
        SpringDocUtils.getConfig()
                .addRestControllers(ApiRoute.list(routes).stream()
                        .map(ApiRoute::controller)
                        .distinct()
                        .toArray(Class<?>[]::new));
        return new OpenAPI()
                .info(new Info()
                        .title("Khiên")
                        .version("v1")
                        .description("Each call takes Authorization: Bearer TOKEN (khien token ACCOUNT) and follows the"
                                + " rights of that account. Problems are application/problem+json in the language of"
                                + " Accept-Language. Calls with POST take Idempotency-Key."))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    /// Puts what the routes take and answer in the place of what the library guesses from their Java types.
    @Bean
    OpenApiCustomizer routesAsTheyAre(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
        var answers = ApiAnswers.read();
        return description -> describe(description, ApiRoute.list(routes), answers);
    }

    private static void describe(OpenAPI description, List<ApiRoute> routes, ApiAnswers answers) {
        var shapes = ApiShapes.of(
                routes.stream()
                        .flatMap(route -> ApiBodies.types(route).stream())
                        .toList(),
                routes.stream().flatMap(route -> answers.types(route).stream()).toList());
        var parameters = new ApiParameters(ApiLimits.of(routes));
        var bodies = new ApiBodies(shapes);
        for (var route : routes) {
            operation(description, route).requestBody(null).responses(new ApiResponses());
        }
        for (var route : routes) {
            var operation = operation(description, route);
            parameters.describe(route, operation);
            bodies.describe(route, operation);
            answers.describe(route, operation, shapes);
            ApiProblems.describe(route, operation);
        }
        description.getComponents().setSchemas(shapes.components());
        description.getComponents().addSchemas(ApiProblems.NAME, ApiProblems.schema());
    }

    private static Operation operation(OpenAPI description, ApiRoute route) {
        var method = PathItem.HttpMethod.valueOf(route.method().name());
        var path = description.getPaths().get(route.path());
        var operation = path == null ? null : path.readOperationsMap().get(method);
        if (operation == null) {
            throw new IllegalStateException("no operation was made for " + route.name());
        }
        return operation;
    }
}
