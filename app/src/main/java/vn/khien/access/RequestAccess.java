package vn.khien.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import vn.khien.platform.NotVisible;

/// The door of every route: reads its declared rule, makes the [Viewer] and hands it to the page as an argument.
/// A route without a rule is refused.
@Component
public class RequestAccess implements HandlerInterceptor, HandlerMethodArgumentResolver, WebMvcConfigurer {
    public static final String ACTING = "khien.acting";
    /// The viewer of the request's token, found when it was checked.
    static final String BEARER = "khien.bearer";

    private static final String VIEWER = "khien.viewer";

    private final Viewers viewers;

    RequestAccess(Viewers viewers) {
        this.viewers = viewers;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void addArgumentResolvers(java.util.List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || isOfTheFramework(method)) {
            return true;
        }
        var viewer = findViewer(request);
        if (viewer != null) {
            request.setAttribute(VIEWER, viewer);
        }
        var requires = method.getMethodAnnotation(Requires.class);
        if (requires != null) {
            if (viewer == null || Arrays.stream(requires.value()).noneMatch(viewer::may)) {
                throw new NotVisible(
                        "route " + request.getRequestURI() + " needs " + Arrays.toString(requires.value()));
            }
            return true;
        }
        if (method.getMethodAnnotation(Open.class) == null) {
            throw new NotVisible("route without a rule: " + request.getRequestURI());
        }
        return true;
    }

    private static boolean isOfTheFramework(HandlerMethod method) {
        return !method.getBeanType().getName().startsWith("vn.khien.");
    }

    /// The viewer of this request, if somebody with a grant is signed in.
    public static @Nullable Viewer viewerOf(HttpServletRequest request) {
        return (Viewer) request.getAttribute(VIEWER);
    }

    private @Nullable Viewer findViewer(HttpServletRequest request) {
        if (request.getAttribute(BEARER) instanceof Viewer viewer) {
            return viewer;
        }
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn == null
                || !signedIn.isAuthenticated()
                || signedIn instanceof org.springframework.security.authentication.AnonymousAuthenticationToken) {
            return null;
        }
        var session = request.getSession(false);
        var acting = session == null ? null : (Long) session.getAttribute(ACTING);
        return viewers.find(signedIn.getName(), acting).orElse(null);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Viewer.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binderFactory) {
        var viewer = request.getAttribute(VIEWER, NativeWebRequest.SCOPE_REQUEST);
        if (viewer == null) {
            throw new NotVisible("nobody is signed in");
        }
        return viewer;
    }
}
