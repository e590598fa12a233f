package vn.khien.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.ModelAndView;
import vn.khien.access.RequestAccess;
import vn.khien.audit.Trail;
import vn.khien.page.Problems;
import vn.khien.page.Texts;
import vn.khien.platform.NotVisible;

/// The outer edge of errors: what is not visible looks absent, what we did wrong shows a code and nothing else.
/// Pages get a page, the API gets problem details (RFC 9457).
@ControllerAdvice
class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Texts texts;
    private final Trail trail;
    private final ShellAdvice shells;
    private final Problems problems;

    Failures(Texts texts, Problems problems, Trail trail, ShellAdvice shells) {
        this.texts = texts;
        this.problems = problems;
        this.trail = trail;
        this.shells = shells;
    }

    @ExceptionHandler(NotVisible.class)
    Object notVisible(NotVisible absent, HttpServletRequest request) {
        var viewer = RequestAccess.viewerOf(request);
        if (viewer != null) {
            trail.record(viewer.actor(), "access.refused", "path:" + request.getRequestURI());
        }
        LOG.debug("not visible: {}", absent.getMessage());
        return answer(request, request.getRequestURI(), Refusal.of(HttpStatus.NOT_FOUND));
    }

    @ExceptionHandler(Exception.class)
    Object failed(Exception failure, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (DatabaseAway.isCauseOf(failure)) {
            throw failure;
        }
        if (isGoneAway(failure)) {
            LOG.debug("gone away from {}: {}", request.getRequestURI(), failure.toString());
            return new ModelAndView();
        }
        var refusal = Refusing.of(failure);
        if (refusal.isPresent()) {
            LOG.debug("refused at {}: {}", request.getRequestURI(), failure.toString());
            if (failure instanceof ErrorResponse known) {
                known.getHeaders().forEach((name, values) -> response.setHeader(name, String.join(", ", values)));
            }
            return answer(request, request.getRequestURI(), refusal.get());
        }
        var code = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("failure {} at {}", code, request.getRequestURI(), failure);
        return answer(
                request,
                request.getRequestURI(),
                Refusal.of(HttpStatus.INTERNAL_SERVER_ERROR.value(), "", "web.error.ours.what", code));
    }

    /// Whether the connection broke while an answer was sent: nobody is there to read another, and nothing failed here.
    private static boolean isGoneAway(Throwable failure) {
        return failure instanceof AsyncRequestNotUsableException
                || failure.getCause() != null && isGoneAway(failure.getCause());
    }

    /// A refusal from before any page was reached, such as a form whose token is old.
    ///
    /// @param path of the request as it came in
    Object answer(HttpServletRequest request, String path, Refusal refusal) {
        return path.startsWith("/api/") ? problem(request, refusal) : page(request, refusal);
    }

    private ResponseEntity<ProblemDetail> problem(HttpServletRequest request, Refusal refusal) {
        var language = request.getHeader("Accept-Language");
        var wrong = refusal.problem();
        if (!wrong.place().isEmpty()) {
            return problems.refuse(language, refusal.status(), List.of(wrong));
        }
        var locale = Problems.locale(language);
        var problem = ProblemDetail.forStatusAndDetail(
                refusal.status(), texts.text(locale, wrong.code(), wrong.args().toArray()));
        problem.setTitle(texts.text(locale, refusal.title()));
        return ResponseEntity.status(refusal.status())
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private ModelAndView page(HttpServletRequest request, Refusal refusal) {
        var shell = shells.shell(request);
        var view = new ModelAndView("web/error");
        view.setStatus(refusal.status());
        view.addObject("shell", shell);
        view.addObject("title", shell.t(refusal.pageTitle()));
        view.addObject(
                "what", shell.t(refusal.pageCode(), refusal.problem().args().toArray()));
        return view;
    }
}
