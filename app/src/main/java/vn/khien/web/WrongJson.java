package vn.khien.web;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;

/// What is wrong with the JSON of a request, and where: 400 where it cannot be read, 422 where a value does not fit.
final class WrongJson {
    private static final Set<Class<?>> WHOLE_NUMBERS =
            Set.of(int.class, long.class, Integer.class, Long.class, BigInteger.class);
    private static final Set<Class<?>> YES_OR_NO = Set.of(boolean.class, Boolean.class);

    private WrongJson() {}

    /// @param cause why a body was not readable; null where none was sent
    static Refusal of(@Nullable Throwable cause) {
        return switch (cause) {
            case null -> Refusal.of(400, "", "web.refusal.body-missing");
            case StrictJson.NulInText nul -> Refusal.of(400, place(nul), "web.refusal.nul", place(nul));
            case InputCoercionException large -> Refusal.of(422, place(large), "web.refusal.value.whole");
            case DatabindException wrong -> Refusal.of(422, place(wrong), needed(wrong));
            case JacksonIOException _ -> Refusal.of(HttpStatus.BAD_REQUEST);
            case JacksonException twice when isTwice(twice) -> Refusal.of(400, place(twice), "web.refusal.json-twice");
            case JacksonException broken -> ofBroken(broken);
            default -> Refusal.of(HttpStatus.BAD_REQUEST);
        };
    }

    /// The parser has no class of its own for a key that stands twice.
    private static boolean isTwice(JacksonException broken) {
        return broken.getOriginalMessage().startsWith("Duplicate");
    }

    private static Refusal ofBroken(JacksonException broken) {
        var at = broken.getLocation();
        return at == null
                ? Refusal.of(HttpStatus.BAD_REQUEST)
                : Refusal.of(400, "", "web.refusal.json", at.getLineNr(), at.getColumnNr());
    }

    /// Such as `obligations[2].due.date`.
    private static String place(JacksonException wrong) {
        var place = new StringBuilder();
        for (var step : wrong.getPath()) {
            if (step.getPropertyName() == null) {
                place.append('[').append(step.getIndex()).append(']');
            } else {
                place.append(place.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return place.toString();
    }

    private static String needed(DatabindException wrong) {
        if (wrong instanceof InvalidNullException) {
            return "web.refusal.value.null";
        }
        var type = wrong instanceof MismatchedInputException mismatched ? mismatched.getTargetType() : null;
        if (type == null) {
            return "web.refusal.value.other";
        }
        if (type == LocalDate.class) {
            return "web.refusal.value.date";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "web.refusal.value.moment";
        }
        if (WHOLE_NUMBERS.contains(type)) {
            return "web.refusal.value.whole";
        }
        if (YES_OR_NO.contains(type)) {
            return "web.refusal.value.yes-no";
        }
        if (type == String.class) {
            return "web.refusal.value.text";
        }
        return Collection.class.isAssignableFrom(type) ? "web.refusal.value.list" : "web.refusal.value.other";
    }
}
