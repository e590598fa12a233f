package vn.khien.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.khien.access.Viewer;

/// The description of the API at `/api/openapi.json`, made from the live routes. It holds no data and is open.
@Configuration(proxyBeanMethods = false)
class ApiDescription {
    private static final String BEARER = "token";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Viewer.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Khiên")
                        .version("v1")
                        .description("Each call takes Authorization: Bearer TOKEN (khien token ACCOUNT) and follows the"
                                + " rights of that account. Problems are application/problem+json in the language of"
                                + " Accept-Language. Creating calls take Idempotency-Key."))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }
}
