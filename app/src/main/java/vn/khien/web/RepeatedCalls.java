package vn.khien.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.page.Problems;
import vn.khien.platform.Problem;

/// Creating calls of the API that carry an `Idempotency-Key`: the same call again gives the first answer again and
/// does nothing; the same key with another call is refused. Calls that failed may be sent again.
@Component
@Order(0)
class RepeatedCalls extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(RepeatedCalls.class);
    private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");
    private static final int BODY_MAX = 21 * 1024 * 1024;

    private final RepeatedCallRows rows;
    private final Problems problems;
    private final JsonMapper json;

    RepeatedCalls(RepeatedCallRows rows, Problems problems, JsonMapper json) {
        this.rows = rows;
        this.problems = problems;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || !request.getRequestURI().startsWith("/api/")
                || request.getHeader("Idempotency-Key") == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = request.getHeader("Idempotency-Key");
        if (!KEY.matcher(key).matches()) {
            refuse(request, response, HttpStatus.BAD_REQUEST, "web.problem.key");
            return;
        }
        var multipart = isMultipart(request);
        var body = multipart ? new byte[0] : request.getInputStream().readNBytes(BODY_MAX + 1);
        if (body.length > BODY_MAX) {
            refuse(request, response, HttpStatus.CONTENT_TOO_LARGE, "web.problem.too-large");
            return;
        }
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        var call = new RepeatedCallRows.Call(
                signedIn == null ? "" : signedIn.getName(),
                key,
                route(request),
                multipart ? hashParts(request) : sha256().digest(body));
        var readable = multipart ? request : new Reread(request, body);
        var taking = rows.take(call);
        if (taking.isPresent()) {
            first(call, taking.get(), readable, response, chain);
        } else {
            again(call, request, response);
        }
    }

    private static String route(HttpServletRequest request) {
        var query = request.getQueryString();
        return "POST " + request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private void first(
            RepeatedCallRows.Call call,
            UUID taking,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws ServletException, IOException {
        var caught = new ContentCachingResponseWrapper(response);
        var done = false;
        try {
            chain.doFilter(request, caught);
            done = HttpStatus.valueOf(caught.getStatus()).is2xxSuccessful();
        } finally {
            if (!done) {
                rows.release(call, taking);
            }
        }
        if (done) {
            keep(call, taking, caught);
        }
        caught.copyBodyToResponse();
    }

    /// The act is done already. Where its answer cannot be kept the key stays taken, and who called is answered.
    private void keep(RepeatedCallRows.Call call, UUID taking, ContentCachingResponseWrapper answer) {
        try {
            rows.keep(
                    call,
                    taking,
                    answer.getStatus(),
                    answer.getHeader("Location"),
                    answer.getContentType(),
                    answer.getContentAsByteArray());
        } catch (DataAccessException failed) {
            LOG.error("the answer to {} was not kept for a repeated call", call.route(), failed);
        }
    }

    private void again(RepeatedCallRows.Call call, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var found = rows.find(call);
        if (found.isEmpty() || found.get().status() == 0) {
            response.setHeader("Retry-After", "1");
            refuse(request, response, HttpStatus.CONFLICT, "web.problem.key-busy");
            return;
        }
        var kept = found.get();
        if (!kept.route().equals(call.route()) || !Arrays.equals(kept.bodyHash(), call.bodyHash())) {
            refuse(request, response, HttpStatus.UNPROCESSABLE_CONTENT, "web.problem.key-other-call");
            return;
        }
        response.setStatus(kept.status());
        if (kept.location() != null) {
            response.setHeader("Location", kept.location());
        }
        if (kept.contentType() != null) {
            response.setContentType(kept.contentType());
        }
        response.getOutputStream().write(kept.response());
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String code)
            throws IOException {
        var answer = problems.refuse(
                request.getHeader("Accept-Language"), status, List.of(Problem.at("Idempotency-Key", code)));
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(answer.getBody()));
    }

    private static boolean isMultipart(HttpServletRequest request) {
        var type = request.getContentType();
        return type != null && type.startsWith("multipart/");
    }

    private static byte[] hashParts(HttpServletRequest request) throws ServletException, IOException {
        var hash = sha256();
        for (var part : request.getParts()) {
            hash.update((part.getName() + "\n" + part.getSubmittedFileName() + "\n").getBytes(StandardCharsets.UTF_8));
            try (var content = part.getInputStream()) {
                hash.update(content.readAllBytes());
            }
        }
        return hash.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The request with its body to be read once more.
    private static final class Reread extends HttpServletRequestWrapper {
        private final byte[] body;

        private Reread(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            var bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("the body is here already");
                }

                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public int read(byte[] into, int offset, int length) {
                    return bytes.read(into, offset, length);
                }
            };
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }
}
