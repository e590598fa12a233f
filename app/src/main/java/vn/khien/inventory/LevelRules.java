package vn.khien.inventory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The criteria of security levels (cấp độ) as data: which rules hold is decided by the date, and where several are
/// met the highest level wins. Where none is met there is no proposal; nothing is guessed.
@Component
class LevelRules {
    private final Map<String, Fact> facts = new LinkedHashMap<>();
    private final Set<String> sets = new HashSet<>();
    private final List<Step> steps;
    private final List<Edition> editions;

    LevelRules() {
        var file = read();
        list(file.get("editions")).forEach(edition -> noteSets(list(map(edition).get("rules"))));
        map(file.get("facts")).forEach((name, fact) -> facts.put(name, fact(name, map(fact))));
        steps = list(file.get("steps")).stream().map(step -> step(map(step))).toList();
        editions = list(file.get("editions")).stream()
                .map(edition -> edition(map(edition)))
                .toList();
    }

    /// A question of the determination.
    ///
    /// @param edition the only edition that asks it, if it is not asked by all
    /// @param choices empty for numbers and for yes or no
    record Fact(
            String name,
            Kind kind,
            @Nullable String vi,
            @Nullable String en,
            List<Choice> choices,
            @Nullable Long min,
            @Nullable Long max,
            @Nullable String edition) {
        private static final long STEPS_MAX = 9;

        /// The numbers to choose from where they are few; empty where a number is typed.
        List<String> steps() {
            return min == null || max == null || max - min > STEPS_MAX
                    ? List.of()
                    : LongStream.rangeClosed(min, max).mapToObj(String::valueOf).toList();
        }

        enum Kind {
            ONE_OF,
            SET,
            YES_NO,
            NUMBER
        }
    }

    /// @param vi absent where the file gives only the value
    record Choice(
            String value, @Nullable String vi, @Nullable String en) {}

    /// Questions that are asked together.
    record Step(String vi, String en, List<Fact> facts) {}

    record Rule(String id, int level, String cite, String vi, String en, Condition when) {
        boolean uses(Fact fact) {
            return when.uses(fact.name());
        }
    }

    record Edition(
            String id,
            String titleVi,
            String titleEn,
            LocalDate from,
            @Nullable LocalDate to,
            List<Rule> rules) {
        boolean holdsOn(LocalDate day) {
            return !day.isBefore(from) && (to == null || !day.isAfter(to));
        }
    }

    /// What the criteria give for the facts.
    ///
    /// @param level absent: no rule matched
    /// @param because the rules that decide: all that are met at this level
    /// @param alsoMet rules of lower levels that are met as well
    record Proposal(@Nullable Integer level, Edition edition, List<Rule> because, List<Rule> alsoMet) {}

    /// A condition on facts. What was not answered fulfils nothing.
    sealed interface Condition {
        boolean holds(Map<String, List<String>> facts);

        /// Whether it holds, or would with some answer to what was not answered yet.
        boolean mayHold(Map<String, List<String>> facts);

        boolean uses(String fact);

        record All(List<Condition> parts) implements Condition {
            @Override
            public boolean holds(Map<String, List<String>> facts) {
                return parts.stream().allMatch(part -> part.holds(facts));
            }

            @Override
            public boolean mayHold(Map<String, List<String>> facts) {
                return parts.stream().allMatch(part -> part.mayHold(facts));
            }

            @Override
            public boolean uses(String fact) {
                return parts.stream().anyMatch(part -> part.uses(fact));
            }
        }

        record Any(List<Condition> parts) implements Condition {
            @Override
            public boolean holds(Map<String, List<String>> facts) {
                return parts.stream().anyMatch(part -> part.holds(facts));
            }

            @Override
            public boolean mayHold(Map<String, List<String>> facts) {
                return parts.stream().anyMatch(part -> part.mayHold(facts));
            }

            @Override
            public boolean uses(String fact) {
                return parts.stream().anyMatch(part -> part.uses(fact));
            }
        }

        record Not(Condition part) implements Condition {
            @Override
            public boolean holds(Map<String, List<String>> facts) {
                return !part.holds(facts);
            }

            @Override
            public boolean mayHold(Map<String, List<String>> facts) {
                return holds(facts);
            }

            @Override
            public boolean uses(String fact) {
                return part.uses(fact);
            }
        }

        /// One operator on one fact.
        record Test(String fact, Operator operator, List<String> values) implements Condition {
            @Override
            public boolean holds(Map<String, List<String>> facts) {
                var given = facts.getOrDefault(fact, List.of());
                return !given.isEmpty() && operator.holds(given, values);
            }

            @Override
            public boolean mayHold(Map<String, List<String>> facts) {
                return facts.getOrDefault(fact, List.of()).isEmpty() || holds(facts);
            }

            @Override
            public boolean uses(String name) {
                return fact.equals(name);
            }
        }
    }

    enum Operator {
        EQ,
        IN,
        GTE,
        LT,
        HAS,
        ONLY,
        NONE_OF;

        private boolean holds(List<String> given, List<String> values) {
            return switch (this) {
                case EQ, IN, HAS -> values.stream().anyMatch(given::contains);
                case GTE -> Long.parseLong(given.getFirst()) >= Long.parseLong(values.getFirst());
                case LT -> Long.parseLong(given.getFirst()) < Long.parseLong(values.getFirst());
                case ONLY -> values.containsAll(given);
                case NONE_OF -> values.stream().noneMatch(given::contains);
            };
        }

        private boolean isOnSets() {
            return switch (this) {
                case HAS, ONLY, NONE_OF -> true;
                case EQ, IN, GTE, LT -> false;
            };
        }
    }

    Optional<Edition> editionOn(LocalDate day) {
        return editions.stream().filter(edition -> edition.holdsOn(day)).findFirst();
    }

    Optional<Fact> fact(String name) {
        return Optional.ofNullable(facts.get(name));
    }

    /// The questions that an edition asks, in the file's order.
    List<Fact> factsOf(Edition edition) {
        return facts.values().stream().filter(fact -> isOf(edition, fact)).toList();
    }

    /// The same questions in steps.
    List<Step> stepsOf(Edition edition) {
        return steps.stream()
                .map(step -> new Step(
                        step.vi(),
                        step.en(),
                        step.facts().stream()
                                .filter(fact -> isOf(edition, fact))
                                .toList()))
                .toList();
    }

    private static boolean isOf(Edition edition, Fact fact) {
        return fact.edition() == null || fact.edition().equals(edition.id());
    }

    Proposal propose(Edition edition, Map<String, List<String>> given) {
        var met = edition.rules().stream()
                .filter(rule -> rule.when().holds(given))
                .sorted(Comparator.comparingInt(Rule::level).reversed())
                .toList();
        if (met.isEmpty()) {
            return new Proposal(null, edition, List.of(), List.of());
        }
        var level = met.getFirst().level();
        return new Proposal(
                level,
                edition,
                met.stream().filter(rule -> rule.level() == level).toList(),
                met.stream().filter(rule -> rule.level() < level).toList());
    }

    private static Map<String, Object> read() {
        try (var stream = new ClassPathResource("khien/data/levels.yaml").getInputStream()) {
            return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void noteSets(Object node) {
        if (node instanceof List<?> many) {
            many.forEach(part -> noteSets(Objects.requireNonNull(part)));
        } else if (node instanceof Map<?, ?> one) {
            if (one.get("fact") instanceof String fact
                    && test(map(one)).operator().isOnSets()) {
                sets.add(fact);
            }
            one.values().stream().filter(Objects::nonNull).forEach(this::noteSets);
        }
    }

    private Fact fact(String name, Map<String, Object> node) {
        var choices = new ArrayList<Choice>();
        if (node.get("values") instanceof Map<?, ?> named) {
            map(named)
                    .forEach((value, texts) ->
                            choices.add(new Choice(value, text(map(texts), "vi"), text(map(texts), "en"))));
        } else if (node.get("values") instanceof List<?> bare) {
            bare.forEach(value -> choices.add(new Choice(String.valueOf(value), null, null)));
        }
        var kind = "boolean".equals(node.get("type"))
                ? Fact.Kind.YES_NO
                : "integer".equals(node.get("type"))
                        ? Fact.Kind.NUMBER
                        : sets.contains(name) ? Fact.Kind.SET : Fact.Kind.ONE_OF;
        return new Fact(
                name,
                kind,
                (String) node.get("vi"),
                (String) node.get("en"),
                List.copyOf(choices),
                node.get("min") instanceof Number min ? min.longValue() : null,
                node.get("max") instanceof Number max ? max.longValue() : null,
                (String) node.get("edition"));
    }

    private Step step(Map<String, Object> node) {
        return new Step(
                text(node, "vi"),
                text(node, "en"),
                list(node.get("facts")).stream()
                        .map(name -> fact((String) name).orElseThrow())
                        .toList());
    }

    private static Edition edition(Map<String, Object> node) {
        var title = map(node.get("title"));
        var to = (String) node.get("valid_to");
        return new Edition(
                text(node, "id"),
                text(title, "vi"),
                text(title, "en"),
                LocalDate.parse(text(node, "valid_from")),
                to == null ? null : LocalDate.parse(to),
                list(node.get("rules")).stream().map(rule -> rule(map(rule))).toList());
    }

    private static Rule rule(Map<String, Object> node) {
        return new Rule(
                text(node, "id"),
                ((Number) Objects.requireNonNull(node.get("level"))).intValue(),
                text(node, "cite"),
                text(node, "vi"),
                text(node, "en"),
                condition(map(node.get("when"))));
    }

    private static Condition condition(Map<String, Object> node) {
        if (node.containsKey("all")) {
            return new Condition.All(parts(node.get("all")));
        }
        if (node.containsKey("any")) {
            return new Condition.Any(parts(node.get("any")));
        }
        return node.containsKey("not") ? new Condition.Not(condition(map(node.get("not")))) : test(node);
    }

    private static List<Condition> parts(@Nullable Object node) {
        return list(node).stream().map(part -> condition(map(part))).toList();
    }

    private static Condition.Test test(Map<String, Object> node) {
        for (var operator : Operator.values()) {
            var value = node.get(operator.name().toLowerCase(Locale.ROOT));
            if (value != null) {
                var values = value instanceof List<?> many
                        ? many.stream().map(String::valueOf).toList()
                        : List.of(String.valueOf(value));
                return new Condition.Test(text(node, "fact"), operator, values);
            }
        }
        throw new IllegalStateException("levels.yaml: no operator in " + node);
    }

    private static String text(Map<String, Object> node, String key) {
        return (String) Objects.requireNonNull(node.get(key), key);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object node) {
        return (Map<String, Object>) Objects.requireNonNull(node);
    }

    private static List<Object> list(@Nullable Object node) {
        return List.copyOf((List<?>) Objects.requireNonNull(node));
    }
}
