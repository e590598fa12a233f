package vn.khien.incident;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether an incident is serious (sự cố nghiêm trọng) in the sense of Decision 05/2017/QĐ-TTg, article 9: three
/// conditions, all needed. A condition may be not known yet. It is a proposal; a person confirms.
record Seriousness(Verdict verdict, List<Condition> conditions) {
    /// The decision is in force until this day; what "serious" means afterwards is not defined yet.
    static final LocalDate LAST_DAY = LocalDate.of(2026, 6, 30);

    static final int LEVEL_MIN = 4;

    Seriousness {
        conditions = List.copyOf(conditions);
    }

    enum Truth {
        YES,
        NO,
        UNKNOWN;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /// `yes`, `no`; anything else is not known.
        static Truth of(String answer) {
            return answer.equals("yes") ? YES : answer.equals("no") ? NO : UNKNOWN;
        }
    }

    enum Verdict {
        SERIOUS,
        NOT_SERIOUS,
        NOT_KNOWN,
        /// The law of that day does not say what is serious.
        NOT_DEFINED;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// One of the three.
    ///
    /// @param code `system`, `effect` or `capacity`
    record Condition(String code, Truth holds) {}

    /// @param on day of the detection
    /// @param level highest level of the systems that it befell, as it was then; null where none is known
    /// @param said what the body reported
    static Seriousness of(LocalDate on, @Nullable Integer level, Content said) {
        if (on.isAfter(LAST_DAY)) {
            return new Seriousness(Verdict.NOT_DEFINED, List.of());
        }
        var conditions = List.of(
                new Condition("system", system(level, Truth.of(said.text(Field.NATIONAL)))),
                new Condition("effect", effect(said)),
                new Condition("capacity", capacity(said)));
        return new Seriousness(all(conditions), conditions);
    }

    private static Truth system(@Nullable Integer level, Truth national) {
        if (level != null && level >= LEVEL_MIN || national == Truth.YES) {
            return Truth.YES;
        }
        return level == null || national == Truth.UNKNOWN ? Truth.UNKNOWN : Truth.NO;
    }

    private static Truth effect(Content said) {
        var effects = said.choices(Field.EFFECTS);
        return effects.isEmpty() ? Truth.UNKNOWN : effects.contains("none") ? Truth.NO : Truth.YES;
    }

    private static Truth capacity(Content said) {
        return switch (said.text(Field.CAPACITY)) {
            case "beyond" -> Truth.YES;
            case "alone" -> Truth.NO;
            default -> Truth.UNKNOWN;
        };
    }

    private static Verdict all(List<Condition> conditions) {
        if (conditions.stream().anyMatch(one -> one.holds() == Truth.NO)) {
            return Verdict.NOT_SERIOUS;
        }
        return conditions.stream().allMatch(one -> one.holds() == Truth.YES) ? Verdict.SERIOUS : Verdict.NOT_KNOWN;
    }
}
