package vn.khien.inventory;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.khien.page.Shell;

/// Questions of the determination and their answers in the reader's words: those of the shipped criteria, or else ours.
final class LevelWords {
    private LevelWords() {}

    static String question(Shell shell, LevelRules.Fact fact) {
        return fact.vi() != null
                ? shell.pick(fact.vi(), Objects.requireNonNull(fact.en()))
                : shell.t("inventory.fact." + fact.name());
    }

    /// The values to choose from; empty where a number is typed.
    static List<String> values(LevelRules.Fact fact) {
        return switch (fact.kind()) {
            case YES_NO -> List.of("true", "false");
            case NUMBER -> fact.steps();
            case ONE_OF, SET ->
                fact.choices().stream().map(LevelRules.Choice::value).toList();
        };
    }

    static String value(Shell shell, LevelRules.Fact fact, String value) {
        return switch (fact.kind()) {
            case YES_NO -> shell.t(value.equals("true") ? "inventory.yes" : "inventory.no");
            case NUMBER -> fact.steps().isEmpty() ? value : own(shell, fact.name() + "." + value, value);
            case ONE_OF, SET ->
                fact.choices().stream()
                        .filter(choice -> choice.value().equals(value) && choice.vi() != null)
                        .map(choice ->
                                shell.pick(Objects.requireNonNull(choice.vi()), Objects.requireNonNull(choice.en())))
                        .findFirst()
                        .orElseGet(() -> own(shell, value, value));
        };
    }

    private static String own(Shell shell, String key, String value) {
        return shell.texts().has("inventory.value." + key) ? shell.t("inventory.value." + key) : value;
    }

    /// All that was answered; empty where nothing was.
    static String answer(Shell shell, LevelRules.Fact fact, @Nullable List<String> given) {
        return given == null
                ? ""
                : given.stream()
                        .filter(value -> !value.isBlank())
                        .map(value -> value(shell, fact, value))
                        .collect(Collectors.joining("; "));
    }

    /// The articles of criteria, each once.
    static String cites(List<LevelRules.Rule> rules) {
        return rules.stream().map(LevelRules.Rule::cite).distinct().collect(Collectors.joining("; "));
    }
}
