package vn.khien.advisory;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How bad it is where it hits.
public enum Severity {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static final List<String> CODES =
            Arrays.stream(values()).map(Severity::code).toList();

    static Optional<Severity> find(String code) {
        for (var one : values()) {
            if (one.code().equals(code)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /// By a CVSS base score; without one, what is known to be exploited counts as high.
    static Severity ofScore(double score) {
        if (score == 0) {
            return HIGH;
        }
        if (score < 4) {
            return LOW;
        }
        if (score < 7) {
            return MEDIUM;
        }
        return score < 9 ? HIGH : CRITICAL;
    }
}
