package vn.khien.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.ViewResolver;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.page.Problems;
import vn.khien.page.Texts;

/// The outermost edge: while the database cannot be reached, every request is answered with 503 and the word that
/// nothing was lost. A page that was sent keeps what was typed and sends it again when the database is back.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class DatabaseAwayFilter extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAwayFilter.class);
    private static final String RETRY_SECONDS = "5";

    private final Texts texts;
    private final JsonMapper json;
    private final ObjectProvider<ShellAdvice> shells;
    private final ObjectProvider<ViewResolver> views;

    DatabaseAwayFilter(
            Texts texts, JsonMapper json, ObjectProvider<ShellAdvice> shells, ObjectProvider<ViewResolver> views) {
        this.texts = texts;
        this.json = json;
        this.shells = shells;
        this.views = views;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException failure) {
            if (response.isCommitted() || !DatabaseAway.isCauseOf(failure)) {
                throw failure;
            }
            LOG.warn("the database is away at {}: {}", request.getRequestURI(), failure.toString());
            response.resetBuffer();
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            response.setHeader("Retry-After", RETRY_SECONDS);
            response.setHeader("Cache-Control", "no-store");
            answer(request, response);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        var path = request.getRequestURI();
        if (path.equals("/health")) {
            response.setContentType(MediaType.TEXT_PLAIN_VALUE);
            response.getWriter().write("database away\n");
        } else if (path.startsWith("/api/")) {
            problem(request, response);
        } else {
            page(request, response);
        }
    }

    private void problem(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var locale = Problems.locale(request.getHeader("Accept-Language"));
        var problem =
                ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, texts.text(locale, "web.away.what"));
        problem.setTitle(texts.text(locale, "web.away.title"));
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    private void page(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        var shell = shells.getObject().bare(request);
        var model = new LinkedHashMap<String, Object>();
        model.put("shell", shell);
        model.put("typed", typed(request));
        model.put("sent", request.getMethod().equals("POST"));
        model.put("withFile", isMultipart(request));
        try {
            view(shell.locale()).render(model, request, response);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private View view(java.util.Locale locale) throws Exception {
        for (var resolver : views.orderedStream().toList()) {
            var view = resolver.resolveViewName("web/away", locale);
            if (view != null) {
                return view;
            }
        }
        throw new IllegalStateException("no view for web/away");
    }

    /// What the form held, without secrets and without the token, which the page adds itself.
    private static Map<String, List<String>> typed(HttpServletRequest request) {
        var typed = new LinkedHashMap<String, List<String>>();
        if (request.getMethod().equals("POST") && !isMultipart(request)) {
            request.getParameterMap().forEach((name, values) -> {
                if (!name.equals("_csrf") && !name.contains("password")) {
                    typed.put(name, List.of(values));
                }
            });
        }
        return typed;
    }

    private static boolean isMultipart(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.startsWith("multipart/");
    }
}
