package vn.khien.advisory;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.khien.library.LegalMark;
import vn.khien.platform.ShippedYaml;

/// By when an advisory is to be handled, by severity and exploitation (`advisory-due.yaml`).
@Component
class AdvisoryDueRules {
    /// Code of the rule "as the source says".
    static final String OF_SOURCE = "source";

    private final List<Rule> rules;

    AdvisoryDueRules() {
        rules = ShippedYaml.read("khien/data/advisory-due.yaml").maps("rules").stream()
                .map(one -> new Rule(
                        one.text("code"),
                        Severity.find(one.text("severity")).orElseThrow(),
                        Boolean.parseBoolean(one.text("exploited")),
                        Integer.parseInt(one.text("days")),
                        LegalMark.of(one.text("mark")),
                        one.text("vi"),
                        one.text("en")))
                .toList();
    }

    record Rule(String code, Severity severity, boolean exploited, int days, LegalMark mark, String vi, String en) {
        String text(Locale locale) {
            return locale.getLanguage().equals("en") ? en : vi;
        }
    }

    /// The last day in time, and the code of the rule that set it.
    record Due(LocalDate lastDay, String rule) {}

    /// @param ofSource last day that the source gives: taken where it is earlier and not past
    Due due(Severity severity, boolean exploited, LocalDate issuedOn, @Nullable LocalDate ofSource) {
        var rule = rules.stream()
                .filter(one -> one.severity() == severity && one.exploited() == exploited)
                .findFirst()
                .orElseThrow();
        var lastDay = issuedOn.plusDays(rule.days());
        return ofSource != null && !ofSource.isBefore(issuedOn) && ofSource.isBefore(lastDay)
                ? new Due(ofSource, OF_SOURCE)
                : new Due(lastDay, rule.code());
    }

    Optional<Rule> find(String code) {
        return rules.stream().filter(one -> one.code().equals(code)).findFirst();
    }
}
