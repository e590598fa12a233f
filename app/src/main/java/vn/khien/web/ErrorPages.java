package vn.khien.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import vn.khien.access.Open;

/// Refusals from before any page: an old form, a body that is too large, an address that nobody reads.
@Controller
class ErrorPages implements ErrorController {
    private static final long BODY_MAX = 21L * 1024 * 1024;

    private final Failures failures;

    ErrorPages(Failures failures) {
        this.failures = failures;
    }

    @Open(because = "says what went wrong, and nothing else")
    @RequestMapping("/error")
    Object refused(HttpServletRequest request) {
        var path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failures.answer(request, path == null ? "" : path.toString(), refusal(request));
    }

    private static Refusal refusal(HttpServletRequest request) {
        if (request.getAttribute(Refusal.ATTRIBUTE) instanceof Refusal known) {
            return known;
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable failure) {
            return Refusing.of(failure).orElseGet(() -> Refusal.of(status(request)));
        }
        return Refusal.of(status(request));
    }

    private static HttpStatusCode status(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (code == null) {
            return HttpStatus.NOT_FOUND;
        }
        // A body over the limit is not read, so the form's token in it is not found either.
        return code.equals(HttpStatus.FORBIDDEN.value()) && request.getContentLengthLong() > BODY_MAX
                ? HttpStatus.CONTENT_TOO_LARGE
                : HttpStatusCode.valueOf((Integer) code);
    }
}
