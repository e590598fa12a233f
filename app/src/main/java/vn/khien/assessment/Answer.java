package vn.khien.assessment;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One answer (Đạt, Một phần, Không, KAD), or none yet. The ordinal is the byte that is stored.
public enum Answer {
    NONE,
    MET,
    PARTLY,
    NOT_MET,
    NOT_APPLICABLE;

    private static final Answer[] ALL = values();

    /// Codes of the answers that can be given.
    static final List<String> CODES =
            Arrays.stream(ALL).map(Answer::code).filter(Objects::nonNull).toList();

    static Answer of(int value) {
        return ALL[value];
    }

    /// The answer of a code such as `not_met`; an empty or absent code is no answer; an unknown code is nothing.
    static Optional<Answer> parse(@Nullable String code) {
        if (code == null || code.isEmpty()) {
            return Optional.of(NONE);
        }
        for (var answer : ALL) {
            if (answer != NONE && answer.name().toLowerCase(Locale.ROOT).equals(code)) {
                return Optional.of(answer);
            }
        }
        return Optional.empty();
    }

    /// As in the API; null for no answer.
    public @Nullable String code() {
        return this == NONE ? null : name().toLowerCase(Locale.ROOT);
    }

    /// Whether the answer must say why.
    public boolean needsReason() {
        return this == PARTLY || this == NOT_APPLICABLE;
    }
}
