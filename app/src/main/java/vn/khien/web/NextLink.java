package vn.khien.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import vn.khien.page.Items;

/// Every list that goes on links to its next entries (RFC 8288): the same call, narrowed to the same, with the cursor.
@ControllerAdvice
class NextLink implements ResponseBodyAdvice<Object> {
    private static final String CURSOR = "cursor";

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returned,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof Items<?>(var _, var next)
                && next != null
                && request instanceof ServletServerHttpRequest asked) {
            response.getHeaders().add(HttpHeaders.LINK, "<" + address(asked, next) + ">; rel=\"next\"");
        }
        return body;
    }

    private static String address(ServletServerHttpRequest asked, String next) {
        var servlet = asked.getServletRequest();
        var kept = servlet.getParameterMap().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals(CURSOR))
                .flatMap(parameter ->
                        Arrays.stream(parameter.getValue()).map(value -> encoded(parameter.getKey(), value)));
        return servlet.getRequestURI() + "?"
                + Stream.concat(kept, Stream.of(encoded(CURSOR, next))).collect(Collectors.joining("&"));
    }

    private static String encoded(String name, String value) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
