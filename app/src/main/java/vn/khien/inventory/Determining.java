package vn.khien.inventory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;

/// Determines the level of a system from what is known about it: proposes by the criteria of a date, and takes over
/// what a person accepts, with all that it rests on.
@Component
class Determining {
    private final LevelRules rules;
    private final SystemRows rows;
    private final RegisteringSystems registering;
    private final LevelAnswers answers;
    private final JdbcClient db;
    private final JsonMapper json;
    private final ProductClock clock;
    private final Trail trail;

    Determining(
            LevelRules rules,
            SystemRows rows,
            RegisteringSystems registering,
            LevelAnswers answers,
            JdbcClient db,
            JsonMapper json,
            ProductClock clock,
            Trail trail) {
        this.rules = rules;
        this.rows = rows;
        this.registering = registering;
        this.answers = answers;
        this.db = db;
        this.json = json;
        this.clock = clock;
        this.trail = trail;
    }

    /// The questions of the criteria in force today.
    List<LevelRules.Fact> questions() {
        return rules.editionOn(clock.today()).map(rules::factsOf).orElse(List.of());
    }

    /// The proposal for the facts; nothing where no criteria are in force on the date.
    ///
    /// @param on null: today
    @Transactional(readOnly = true)
    Optional<LevelRules.Proposal> propose(
            Viewer viewer, String code, @Nullable LocalDate on, Map<?, ?> given, List<Problem> problems) {
        find(viewer, code);
        return rules.editionOn(on == null ? clock.today() : on)
                .map(edition -> rules.propose(edition, facts(given, problems)));
    }

    /// The steps for what was answered so far; nothing where no criteria are in force today.
    @Transactional(readOnly = true)
    Optional<LevelWalk> walk(Viewer viewer, String code, Map<?, ?> given, List<Problem> problems) {
        find(viewer, code);
        return rules.editionOn(clock.today()).map(edition -> LevelWalk.of(rules, edition, facts(given, problems)));
    }

    private InformationSystem find(Viewer viewer, String code) {
        return rows.findByCode(viewer.scope(), code).orElseThrow(() -> new NotVisible("system " + code));
    }

    /// Facts as lists of words; unknown names are left out, a number must be one.
    private Map<String, List<String>> facts(Map<?, ?> given, List<Problem> problems) {
        var facts = new LinkedHashMap<String, List<String>>();
        given.forEach((name, value) -> rules.fact(String.valueOf(name)).ifPresent(fact -> {
            var words = words(value);
            var wrong = fact.kind() == LevelRules.Fact.Kind.NUMBER
                    && words.stream().anyMatch(word -> !word.matches("\\d{1,12}"));
            if (wrong) {
                problems.add(Problem.at(fact.name(), "inventory.problem.count"));
            } else if (!words.isEmpty()) {
                facts.put(fact.name(), words);
            }
        }));
        return facts;
    }

    private static List<String> words(@Nullable Object value) {
        if (value instanceof List<?> many) {
            return many.stream()
                    .map(String::valueOf)
                    .filter(word -> !word.isBlank())
                    .toList();
        }
        var word = value == null ? "" : String.valueOf(value).strip();
        return word.isEmpty() ? List.of() : List.of(word);
    }

    /// How accepting a level ends.
    sealed interface Acceptance {
        record Accepted(int level) implements Acceptance {}

        /// No criterion is met by the facts; nothing was written.
        record NoCriterion() implements Acceptance {}

        /// Nothing was written; everything that is wrong is named.
        record Refused(List<Problem> problems) implements Acceptance {}
    }

    /// Takes the proposed level over into the register, and keeps the facts and the articles that it rests on.
    ///
    /// @param version of the system that the person saw
    @Transactional
    Acceptance accept(Viewer viewer, String code, int version, Map<?, ?> given) {
        var system = find(viewer, code);
        var problems = new ArrayList<Problem>();
        var facts = facts(given, problems);
        if (!problems.isEmpty()) {
            return new Acceptance.Refused(problems);
        }
        var proposal = rules.editionOn(clock.today())
                .map(edition -> rules.propose(edition, facts))
                .orElse(null);
        if (proposal == null || proposal.level() == null) {
            return new Acceptance.NoCriterion();
        }
        var level = proposal.level();
        return switch (registering.update(viewer, code, version, system.facts().withLevel(level))) {
            case RegisteringSystems.Outcome.Done(var written) -> {
                keep(viewer, written.id(), proposal, level, facts);
                answers.forget(written.id());
                yield new Acceptance.Accepted(level);
            }
            case RegisteringSystems.Outcome.Refused(var wrong) -> new Acceptance.Refused(wrong);
            case RegisteringSystems.Outcome.ChangedMeanwhile meanwhile ->
                new Acceptance.Refused(List.of(Problem.at("version", "inventory.problem.meanwhile")));
        };
    }

    private void keep(
            Viewer viewer, long system, LevelRules.Proposal found, int level, Map<String, List<String>> facts) {
        db.sql("""
                insert into level_determination (system, at, by, edition, facts, level, because, accepted_at, accepted_level)
                values (:system, product_now(), :by, :edition, cast(:facts as jsonb), :level, cast(:because as jsonb),
                        product_now(), :level)
                """)
                .param("system", system)
                .param("by", viewer.person())
                .param("edition", found.edition().id())
                .param("facts", json.writeValueAsString(facts))
                .param("level", level)
                .param(
                        "because",
                        json.writeValueAsString(found.because().stream()
                                .map(rule -> Map.of("rule", rule.id(), "cite", rule.cite()))
                                .toList()))
                .update();
        trail.record(viewer.actor(), "inventory.level-determined", "system:" + system, "level " + level);
    }
}
