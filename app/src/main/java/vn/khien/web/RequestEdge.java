package vn.khien.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// What no page and no call of the API has to think of: parameters that cannot be decoded, texts with U+0000, and
/// bodies without end. Each is refused here, before anything is read from it.
///
/// Parts of an upload are looked at later, when somebody who may send them is known.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 30)
class RequestEdge extends OncePerRequestFilter implements HandlerInterceptor, WebMvcConfigurer {
    private static final int BODY_BYTES_MAX = 2 * 1024 * 1024;
    /// Documents have 20 MB at most, and the room that reads one says so in its own words.
    private static final int DOCUMENT_BYTES_MAX = 21 * 1024 * 1024;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isMultipart(request)) {
            chain.doFilter(request, response);
            return;
        }
        var bytesMax = isDocument(request) ? DOCUMENT_BYTES_MAX : BODY_BYTES_MAX;
        try {
            if (request.getContentLengthLong() > bytesMax) {
                throw new BodyTooLarge(bytesMax);
            }
            refuseNul(request);
            chain.doFilter(
                    request.getContentLengthLong() < 0 ? new LimitedRequest(request, bytesMax) : request, response);
        } catch (BodyTooLarge | NulInRequest | InvalidParameterException wrong) {
            if (response.isCommitted()) {
                throw wrong;
            }
            var refusal = Refusing.of(wrong).orElseGet(() -> Refusal.of(HttpStatus.BAD_REQUEST));
            request.setAttribute(Refusal.ATTRIBUTE, refusal);
            response.sendError(refusal.status().value());
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws ServletException, IOException {
        if (isMultipart(request)) {
            refuseNul(request);
            for (var part : request.getParts()) {
                refuseNul(part.getName(), part.getSubmittedFileName());
            }
        }
        return true;
    }

    private static void refuseNul(HttpServletRequest request) {
        request.getParameterMap().forEach((name, values) -> {
            refuseNul(name, name);
            for (var value : values) {
                refuseNul(name, value);
            }
        });
    }

    private static void refuseNul(String place, @Nullable String text) {
        if (text != null && text.indexOf('\0') >= 0) {
            throw new NulInRequest(place);
        }
    }

    private static boolean isMultipart(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.startsWith("multipart/");
    }

    /// A directive as text, and what is brought in as one file.
    private static boolean isDocument(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.startsWith("text/plain")
                || request.getRequestURI().endsWith("/imports");
    }
}
