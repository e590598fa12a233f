package vn.khien.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.page.Problems;
import vn.khien.page.Texts;

/// Refuses a call of the API that has no valid token: 401, as problem details in the language of `Accept-Language`.
class NotSignedIn implements AuthenticationEntryPoint {
    private final Texts texts;
    private final JsonMapper json;

    NotSignedIn(Texts texts, JsonMapper json) {
        this.texts = texts;
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        var locale = Problems.locale(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.UNAUTHORIZED, texts.text(locale, "access.not-signed-in.what"));
        problem.setTitle(texts.text(locale, "access.not-signed-in.title"));
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }
}
