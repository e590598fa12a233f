package vn.khien.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import vn.khien.platform.Problem;

/// Problem details (RFC 9457) for clients of the API, in the language of `Accept-Language` (Vietnamese without one).
/// Where several things are wrong, `errors` lists each with its place, code and message; and for a word that is not
/// known, its JSON pointer and the words that are.
@Component
public class Problems {
    private final Texts texts;

    Problems(Texts texts) {
        this.texts = texts;
    }

    /// What was handed in cannot be taken as it is.
    ///
    /// @param language value of `Accept-Language`
    public ResponseEntity<ProblemDetail> refuse(
            @Nullable String language, HttpStatusCode status, List<Problem> problems) {
        var locale = locale(language);
        var detail = problems.isEmpty()
                ? texts.text(locale, "page.problem.what")
                : texts.text(
                        locale,
                        problems.getFirst().code(),
                        problems.getFirst().args().toArray());
        var body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setTitle(texts.text(locale, "page.problem.title"));
        body.setProperty(
                "errors",
                problems.stream().map(problem -> error(locale, problem)).toList());
        return ResponseEntity.status(status)
                .header(HttpHeaders.CONTENT_LANGUAGE, locale.getLanguage())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    /// What was handed in contradicts what stands: 409, with what stands as `present`.
    ///
    /// @param language value of `Accept-Language`
    public ResponseEntity<ProblemDetail> conflict(@Nullable String language, List<Problem> problems, Object present) {
        var answer = refuse(language, HttpStatus.CONFLICT, problems);
        Objects.requireNonNull(answer.getBody()).setProperty("present", present);
        return answer;
    }

    /// Of Vietnamese and English the one that is preferred (RFC 9110, 12.5.4); Vietnamese where neither is named.
    public static Locale locale(@Nullable String language) {
        if (language == null || language.isBlank()) {
            return Texts.VIETNAMESE;
        }
        try {
            return Locale.LanguageRange.parse(language).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> range.getRange().split("-", 2)[0])
                    .filter(name -> name.equals("vi") || name.equals("en"))
                    .findFirst()
                    .filter("en"::equals)
                    .map(_ -> Texts.ENGLISH)
                    .orElse(Texts.VIETNAMESE);
        } catch (IllegalArgumentException noList) {
            return Texts.VIETNAMESE;
        }
    }

    private Map<String, Object> error(Locale locale, Problem problem) {
        var error = new LinkedHashMap<String, Object>();
        var place = problem.place();
        var colon = place.indexOf(':');
        if (colon > 0 && place.substring(0, colon).chars().allMatch(Character::isDigit)) {
            error.put("row", Integer.parseInt(place.substring(0, colon)));
            error.put("column", place.substring(colon + 1));
        } else {
            error.put("field", place);
        }
        if (!problem.allowed().isEmpty()) {
            error.put("pointer", pointer(place));
            error.put("allowed", problem.allowed());
        }
        error.put("code", problem.code());
        error.put("message", texts.text(locale, problem.code(), problem.args().toArray()));
        return error;
    }

    /// The JSON pointer (RFC 6901) of a path such as `addressees[2].kind`, as RFC 9457 writes it:
    /// `#/addressees/2/kind`.
    private static String pointer(String place) {
        return "#/" + place.replace("[", "/").replace("]", "").replace('.', '/');
    }
}
