package vn.khien.incident;

import static vn.khien.incident.Part.NETWORK;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a report can say, in the order of its form. Every one may be "not known yet" (chưa biết).
public enum Field {
    KIND(NETWORK, Group.WHAT, Type.CHOICE, "ransomware", "intrusion", "leak", "outage", "fraud", "other"),
    WHAT(NETWORK, Group.WHAT, Type.WORDS),
    DETECTED(NETWORK, Group.WHAT, Type.MOMENT),
    WHERE(NETWORK, Group.WHAT, Type.WORDS),
    SERVICE(NETWORK, Group.WHAT, Type.CHOICE, "running", "degraded", "stopped"),
    PERSONAL(NETWORK, Group.WHAT, Type.CHOICE, "yes", "no"),

    STARTED(NETWORK, Group.IMPACT, Type.MOMENT),
    /// The five effects of Decision 05/2017, article 9.
    EFFECTS(
            NETWORK,
            Group.IMPACT,
            Type.CHOICES,
            "service_cut",
            "secrets",
            "data_lost",
            "control_lost",
            "spread",
            "none"),
    /// Whether the owner copes alone.
    CAPACITY(NETWORK, Group.IMPACT, Type.CHOICE, "alone", "beyond"),
    BEYOND_SINCE(NETWORK, Group.IMPACT, Type.MOMENT),
    /// Whether the system is on the list of those of national importance.
    NATIONAL(NETWORK, Group.IMPACT, Type.CHOICE, "yes", "no"),
    /// Our own scale, from 1 (hardly felt) to 4 (grave). It says nothing about "serious" in the sense of the law.
    SCALE(NETWORK, Group.IMPACT, Type.CHOICE, "1", "2", "3", "4"),

    SIGNS(NETWORK, Group.RESPONSE, Type.WORDS),
    BACKUPS(NETWORK, Group.RESPONSE, Type.CHOICE, "tested", "untested", "lost"),
    DONE(NETWORK, Group.RESPONSE, Type.WORDS),
    NEED(NETWORK, Group.RESPONSE, Type.WORDS),
    CAUSE(NETWORK, Group.RESPONSE, Type.WORDS),
    HANDLED(NETWORK, Group.RESPONSE, Type.MOMENT),
    ENDED(NETWORK, Group.RESPONSE, Type.MOMENT),

    SUBJECTS(Part.PERSONAL_DATA, Group.PEOPLE, Type.NUMBER),
    DATA(Part.PERSONAL_DATA, Group.PEOPLE, Type.WORDS),
    /// Location, biometric, financial or credit data.
    SENSITIVE(Part.PERSONAL_DATA, Group.PEOPLE, Type.CHOICE, "yes", "no"),
    HARM(Part.PERSONAL_DATA, Group.PEOPLE, Type.WORDS),
    MEASURES(Part.PERSONAL_DATA, Group.PEOPLE, Type.WORDS),
    PEOPLE_TOLD(Part.PERSONAL_DATA, Group.PEOPLE, Type.MOMENT),
    /// A late notice says why.
    WHY_LATE(Part.PERSONAL_DATA, Group.PEOPLE, Type.WORDS);

    /// The value of what is not known yet.
    public static final String UNKNOWN = "unknown";

    /// The five questions of the first report, two fields for the first of them.
    static final List<Field> FIRST = List.of(KIND, WHAT, DETECTED, WHERE, SERVICE, PERSONAL);

    /// What stands together in the form.
    enum Group {
        WHAT,
        IMPACT,
        RESPONSE,
        PEOPLE;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How it is answered.
    enum Type {
        CHOICE,
        CHOICES,
        MOMENT,
        WORDS,
        NUMBER
    }

    private final Part part;
    private final Group group;
    private final Type type;
    private final List<String> options;

    Field(Part part, Group group, Type type, String... options) {
        this.part = part;
        this.group = group;
        this.type = type;
        this.options = List.of(options);
    }

    Part part() {
        return part;
    }

    Group group() {
        return group;
    }

    Type type() {
        return type;
    }

    List<String> options() {
        return options;
    }

    /// Name of the input, and last word of its text keys.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static @Nullable Field find(String code) {
        return Arrays.stream(values())
                .filter(field -> field.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    static List<Field> of(Part part) {
        return Arrays.stream(values()).filter(field -> field.part == part).toList();
    }
}
