package vn.khien.incident;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.khien.page.Dates;
import vn.khien.platform.Folding;
import vn.khien.platform.Problem;
import vn.khien.platform.VietnamTime;

/// A report as typed into a form or sent to the API: text until it is read. A field's own box "not known yet" is named
/// `field.unknown`.
record Typed(Map<String, String> values) {
    static final String NOT_KNOWN = ".unknown";
    static final int WORDS_MAX = 4_000;

    private static final Pattern DAY_AND_TIME = Pattern.compile("(\\S+)[ T,]+(\\d{1,2}):(\\d{2})(?::\\d{2})?");
    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm").withZone(VietnamTime.ZONE);

    static Typed of(Map<String, String[]> parameters) {
        return new Typed(parameters.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> Arrays.stream(one.getValue())
                                .filter(value -> !value.isBlank())
                                .collect(Collectors.joining(",")))));
    }

    /// As a form is filled with what was said last.
    static Typed of(Content content) {
        return new Typed(content.values().entrySet().stream()
                .collect(Collectors.toMap(one -> name(one.getKey(), one.getValue()), Typed::shown)));
    }

    private static String name(Field field, String value) {
        return hasOwnBox(field) && value.equals(Field.UNKNOWN) ? field.code() + NOT_KNOWN : field.code();
    }

    private static String shown(Map.Entry<Field, String> one) {
        var moment = one.getKey().type() == Field.Type.MOMENT && !one.getValue().equals(Field.UNKNOWN);
        return moment ? shown(Instant.parse(one.getValue())) : one.getValue();
    }

    static String shown(Instant moment) {
        return SHOWN.format(moment);
    }

    /// Whether "not known yet" is a box beside the field, not one of its options.
    static boolean hasOwnBox(Field field) {
        return field.type() == Field.Type.WORDS
                || field.type() == Field.Type.MOMENT
                || field.type() == Field.Type.NUMBER;
    }

    String text(String name) {
        return values.getOrDefault(name, "");
    }

    String text(Field field) {
        return text(field.code());
    }

    boolean saysUnknown(Field field) {
        return !text(field.code() + NOT_KNOWN).isEmpty();
    }

    boolean isBlank(Field field) {
        return text(field).isEmpty() && !saysUnknown(field);
    }

    boolean chose(Field field, String option) {
        return List.of(text(field).split(",")).contains(option);
    }

    /// Reads the fields. What must be answered and is not, and what cannot be, is named in `problems`.
    ///
    /// @param required fields that need an answer, of which "not known yet" is one
    Content read(Collection<Field> fields, Collection<Field> required, Instant now, List<Problem> problems) {
        var all = new EnumMap<Field, String>(Field.class);
        for (var field : fields) {
            var typed = Folding.clean(text(field));
            if (typed.isEmpty()) {
                if (saysUnknown(field)) {
                    all.put(field, Field.UNKNOWN);
                } else if (required.contains(field)) {
                    problems.add(Problem.at(field.code(), "incident.problem.answer"));
                }
            } else {
                value(field, typed, now, problems).ifPresent(value -> all.put(field, value));
            }
        }
        var content = new Content(all);
        checkOrder(content, problems);
        return content;
    }

    private static Optional<String> value(Field field, String typed, Instant now, List<Problem> problems) {
        if (typed.equals(Field.UNKNOWN)) {
            return Optional.of(Field.UNKNOWN);
        }
        return switch (field.type()) {
            case CHOICE -> choice(field, List.of(typed), problems);
            case CHOICES -> choice(field, Arrays.asList(typed.split(",")), problems);
            case WORDS -> words(field, typed, problems);
            case NUMBER -> number(field, typed, problems);
            case MOMENT -> moment(field, typed, now, problems);
        };
    }

    private static Optional<String> choice(Field field, List<String> chosen, List<Problem> problems) {
        if (chosen.size() > 1 && (chosen.contains("none") || chosen.contains(Field.UNKNOWN))
                || !field.options().containsAll(chosen)) {
            problems.add(Problem.at(field.code(), "incident.problem.choice"));
            return Optional.empty();
        }
        return Optional.of(String.join(",", chosen));
    }

    private static Optional<String> words(Field field, String typed, List<Problem> problems) {
        if (typed.length() > WORDS_MAX) {
            problems.add(Problem.at(field.code(), "incident.problem.long", WORDS_MAX));
            return Optional.empty();
        }
        return Optional.of(typed);
    }

    private static Optional<String> number(Field field, String typed, List<Problem> problems) {
        var digits = typed.replaceAll("[.,\\s]", "");
        if (!digits.matches("\\d{1,12}")) {
            problems.add(Problem.at(field.code(), "incident.problem.number"));
            return Optional.empty();
        }
        return Optional.of("" + Long.parseLong(digits));
    }

    private static Optional<String> moment(Field field, String typed, Instant now, List<Problem> problems) {
        var example = shown(now);
        var moment = readMoment(typed);
        if (moment.isEmpty()) {
            problems.add(Problem.at(field.code(), "incident.problem.moment", example));
            return Optional.empty();
        }
        if (moment.get().isAfter(now)) {
            problems.add(Problem.at(field.code(), "incident.problem.future", example));
            return Optional.empty();
        }
        return Optional.of(moment.get().toString());
    }

    /// `26/04/2024 08:35`, or ISO 8601 with an offset as the API takes it.
    private static Optional<Instant> readMoment(String typed) {
        var parts = DAY_AND_TIME.matcher(typed);
        if (!parts.matches()) {
            try {
                return Optional.of(OffsetDateTime.parse(typed).toInstant());
            } catch (DateTimeParseException noInstant) {
                return Optional.empty();
            }
        }
        var hour = Integer.parseInt(parts.group(2));
        var minute = Integer.parseInt(parts.group(3));
        return hour > 23 || minute > 59
                ? Optional.empty()
                : Dates.read(parts.group(1))
                        .map(day -> day.atTime(hour, minute)
                                .atZone(VietnamTime.ZONE)
                                .toInstant());
    }

    private static void checkOrder(Content content, List<Problem> problems) {
        var detected = content.moment(Field.DETECTED);
        if (detected.isEmpty()) {
            return;
        }
        content.moment(Field.STARTED)
                .filter(detected.get()::isBefore)
                .ifPresent(_ -> problems.add(
                        Problem.at(Field.STARTED.code(), "incident.problem.started-after", shown(detected.get()))));
        for (var later : List.of(Field.BEYOND_SINCE, Field.HANDLED, Field.ENDED)) {
            content.moment(later)
                    .filter(detected.get()::isAfter)
                    .ifPresent(_ -> problems.add(
                            Problem.at(later.code(), "incident.problem.before-detection", shown(detected.get()))));
        }
    }
}
