package vn.khien.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.khien.access.Open;
import vn.khien.access.Requires;
import vn.khien.support.KhienTest;

@KhienTest
class RoutesTest {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    @Test
    void everyRouteHasADeclaredRule() {
        var ours = routes.getHandlerMethods().entrySet().stream()
                .filter(route -> route.getValue().getBeanType().getName().startsWith("vn.khien."))
                .toList();
        assertThat(ours)
                .isNotEmpty()
                .allSatisfy(route -> assertThat(route.getValue().hasMethodAnnotation(Requires.class)
                                ^ route.getValue().hasMethodAnnotation(Open.class))
                        .as("%s needs exactly one of @Requires and @Open", route.getKey())
                        .isTrue());
    }
}
