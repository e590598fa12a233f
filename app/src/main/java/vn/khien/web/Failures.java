package vn.khien.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MultipartException;
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

    Failures(Texts texts, Trail trail, ShellAdvice shells) {
        this.texts = texts;
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
        return answer(request, HttpStatus.NOT_FOUND, "web.error.absent", "");
    }

    @ExceptionHandler(Exception.class)
    Object failed(Exception failure, HttpServletRequest request) throws Exception {
        if (DatabaseAway.isCauseOf(failure)) {
            throw failure;
        }
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            return answer(request, known.getStatusCode(), keyOf(known.getStatusCode()), "");
        }
        if (failure instanceof TypeMismatchException) {
            return answer(request, HttpStatus.NOT_FOUND, "web.error.absent", "");
        }
        if (failure instanceof HttpMessageNotReadableException
                || failure instanceof MultipartException
                || failure instanceof IllegalArgumentException) {
            LOG.warn("unreadable request at {}: {}", request.getRequestURI(), failure.toString());
            return answer(request, HttpStatus.BAD_REQUEST, "web.error.bad-request", "");
        }
        var code = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("failure {} at {}", code, request.getRequestURI(), failure);
        return answer(request, HttpStatus.INTERNAL_SERVER_ERROR, "web.error.ours", code);
    }

    private static String keyOf(HttpStatusCode status) {
        return switch (status.value()) {
            case 404, 405 -> "web.error.absent";
            case 403 -> "web.error.refused";
            case 413 -> "web.error.too-large";
            case 500 -> "web.error.ours";
            default -> "web.error.bad-request";
        };
    }

    /// A refusal from before any page was reached, such as a form whose token is old.
    Object refused(HttpServletRequest request, String path, HttpStatusCode status) {
        var key = keyOf(status);
        return path.startsWith("/api/") ? problem(request, status, key, "") : page(request, status, key, "");
    }

    private Object answer(HttpServletRequest request, HttpStatusCode status, String key, String code) {
        return request.getRequestURI().startsWith("/api/")
                ? problem(request, status, key, code)
                : page(request, status, key, code);
    }

    private ResponseEntity<ProblemDetail> problem(
            HttpServletRequest request, HttpStatusCode status, String key, String code) {
        var locale = Problems.locale(request.getHeader("Accept-Language"));
        var problem = ProblemDetail.forStatusAndDetail(status, texts.text(locale, key + ".what", code));
        problem.setTitle(texts.text(locale, key + ".title"));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    private ModelAndView page(HttpServletRequest request, HttpStatusCode status, String key, String code) {
        var view = new ModelAndView("web/error");
        view.setStatus(status);
        view.addObject("shell", shells.shell(request));
        view.addObject("key", key);
        view.addObject("code", code);
        return view;
    }
}
