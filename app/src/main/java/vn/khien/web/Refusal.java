package vn.khien.web;

import org.springframework.http.HttpStatusCode;
import vn.khien.platform.Problem;

/// Why a request is not taken, in words that the sender can act on.
///
/// @param problem its place is the name of a parameter or the path in the JSON; empty where the request as a whole is
///     meant
record Refusal(HttpStatusCode status, Problem problem) {
    /// The attribute under which the edge leaves it for the page of errors.
    static final String ATTRIBUTE = "khien.refusal";

    static Refusal of(int status, String place, String code, Object... args) {
        return new Refusal(HttpStatusCode.valueOf(status), Problem.at(place, code, args));
    }

    /// What can be said where nothing but the status is known.
    static Refusal of(HttpStatusCode status) {
        return of(
                status.value(),
                "",
                switch (status.value()) {
                    case 403 -> "web.error.refused.what";
                    case 404, 405 -> "web.error.absent.what";
                    case 413 -> "web.error.too-large.what";
                    case 500 -> "web.error.ours.what";
                    default -> "web.refusal.request";
                });
    }

    /// Key of the heading for a person, to whom an address that takes no such request is no page at all.
    String pageTitle() {
        return status.value() == 405 ? "web.error.absent.title" : title();
    }

    /// Key of the heading for a program.
    String title() {
        return switch (status.value()) {
            case 403 -> "web.error.refused.title";
            case 404 -> "web.error.absent.title";
            case 405 -> "web.refusal.method.title";
            case 413 -> "web.error.too-large.title";
            case 500 -> "web.error.ours.title";
            default -> "web.error.bad-request.title";
        };
    }

    /// Key of the sentence for a person in front of a page; a program reads the one of the problem.
    String pageCode() {
        return switch (problem.code()) {
            case "web.refusal.request" -> "web.error.bad-request.what";
            case "web.refusal.method" -> "web.error.absent.what";
            default -> problem.code();
        };
    }
}
