package vn.khien.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.FileSizeLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeLimitExceededException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import vn.khien.platform.UnknownWord;
import vn.khien.platform.WrongParameter;

/// Tells from a failure what is wrong with the request, and gives nothing where the failure is ours.
final class Refusing {
    private static final Set<Class<?>> WHOLE_NUMBERS = Set.of(int.class, long.class, Integer.class, Long.class);

    private Refusing() {}

    static Optional<Refusal> of(Throwable failure) {
        var limit = ofLimit(failure);
        return limit != null ? Optional.of(limit) : Optional.ofNullable(ofFramework(failure));
    }

    /// Limits and signs that the server checks while it reads; they come wrapped in other failures.
    private static @Nullable Refusal ofLimit(Throwable failure) {
        Refusal found = null;
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var more = switch (cause) {
                case BodyTooLarge body -> body.refusal();
                case NulInRequest nul -> Refusal.of(400, nul.place(), "web.refusal.nul", nul.place());
                case FileSizeLimitExceededException _ -> Refusal.of(HttpStatus.CONTENT_TOO_LARGE);
                case FileCountLimitExceededException _ -> Refusal.of(413, "", "web.refusal.parts");
                case SizeLimitExceededException size
                when isOfPartHeader(size) -> Refusal.of(413, "", "web.refusal.part-header");
                case InvalidParameterException wrong
                when wrong.getErrorCode() == 413 -> Refusal.of(HttpStatus.CONTENT_TOO_LARGE);
                case InvalidParameterException _ -> Refusal.of(400, "", "web.refusal.encoding");
                default -> null;
            };
            found = more == null ? found : more;
        }
        return found;
    }

    /// The server has one class for an upload and for the head of one of its parts.
    private static boolean isOfPartHeader(SizeLimitExceededException size) {
        return String.valueOf(size.getMessage()).startsWith("Header section");
    }

    private static @Nullable Refusal ofFramework(Throwable failure) {
        return switch (failure) {
            case MethodArgumentTypeMismatchException wrong -> ofParameter(wrong);
            case MissingServletRequestParameterException missing ->
                Refusal.of(
                        400, missing.getParameterName(), "web.refusal.parameter-missing", missing.getParameterName());
            case MissingServletRequestPartException missing ->
                Refusal.of(400, missing.getRequestPartName(), "web.refusal.part-missing", missing.getRequestPartName());
            case MethodArgumentNotValidException wrong
            when wrong.getFieldError() != null ->
                Refusal.of(
                        400,
                        wrong.getFieldError().getField(),
                        "web.refusal.parameter",
                        wrong.getFieldError().getField());
            case HttpRequestMethodNotSupportedException wrong ->
                Refusal.of(405, "", "web.refusal.method", wrong.getMethod());
            case HttpMediaTypeNotSupportedException wrong ->
                Refusal.of(415, "", "web.refusal.media-type", listed(wrong.getSupportedMediaTypes()));
            case HttpMediaTypeNotAcceptableException _ -> Refusal.of(406, "", "web.refusal.not-acceptable");
            case UnknownWord unknown -> new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, unknown.problem());
            case WrongParameter wrong -> new Refusal(HttpStatus.BAD_REQUEST, wrong.problem());
            case HttpMessageNotReadableException unreadable -> WrongJson.of(unreadable.getCause());
            case ErrorResponse known when known.getStatusCode().is4xxClientError() -> Refusal.of(known.getStatusCode());
            case MultipartException _, IllegalArgumentException _ -> Refusal.of(HttpStatus.BAD_REQUEST);
            default -> null;
        };
    }

    /// An address names a thing by its path: what is no number names none.
    private static Refusal ofParameter(MethodArgumentTypeMismatchException wrong) {
        if (wrong.getParameter().hasParameterAnnotation(PathVariable.class)) {
            return Refusal.of(HttpStatus.NOT_FOUND);
        }
        var type = wrong.getRequiredType();
        var code =
                type != null && WHOLE_NUMBERS.contains(type) ? "web.refusal.parameter-whole" : "web.refusal.parameter";
        return Refusal.of(400, wrong.getName(), code, wrong.getName());
    }

    private static String listed(List<MediaType> types) {
        return types.stream()
                .filter(MediaType::isConcrete)
                .map(MediaType::toString)
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
