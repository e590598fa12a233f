package vn.khien.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class LevelRulesTest {
    private static final LocalDate UNDER_DECREE_85 = LocalDate.of(2024, 4, 25);
    private static final LocalDate UNDER_DECREE_331 = LocalDate.of(2026, 9, 1);

    private final LevelRules rules = new LevelRules();

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("vectors")
    void theShippedVectorsGiveTheirLevel(String name, LocalDate on, Map<String, List<String>> facts, String expected) {
        var edition = rules.editionOn(on).orElseThrow();
        assertThat(String.valueOf(rules.propose(edition, facts).level())).isEqualTo(expected);
    }

    @Test
    void theEditionIsTheOneInForceOnTheDate() {
        assertThat(rules.editionOn(LocalDate.of(2026, 8, 18)).orElseThrow().id())
                .isEqualTo("nd85-2016");
        assertThat(rules.editionOn(LocalDate.of(2026, 8, 19)).orElseThrow().id())
                .isEqualTo("nd331-2026");
        assertThat(rules.editionOn(LocalDate.of(2016, 6, 30))).isEmpty();
    }

    @Test
    void theProposalNamesTheArticlesThatDecideAndThoseThatAreMetBelow() {
        var edition = rules.editionOn(UNDER_DECREE_85).orElseThrow();
        var proposal = rules.propose(
                edition,
                Map.of(
                        "system_type", List.of("public"),
                        "other_online_service", List.of("true"),
                        "conditional_business", List.of("false"),
                        "data_subjects", List.of("10000")));
        assertThat(proposal.because()).extracting(LevelRules.Rule::cite).containsExactly("NĐ85 Đ9.2.c");
        assertThat(proposal.alsoMet()).extracting(LevelRules.Rule::id).containsExactly("L2-2b");
    }

    @Test
    void anUnansweredQuestionFulfilsNoCriterion() {
        var edition = rules.editionOn(UNDER_DECREE_85).orElseThrow();
        assertThat(rules.propose(edition, Map.of()).level()).isNull();
        assertThat(rules.propose(edition, Map.of("system_type", List.of("internal")))
                        .level())
                .isNull();
    }

    @Test
    void questionsOfALaterEditionAreNotAskedBefore() {
        var before = rules.factsOf(rules.editionOn(UNDER_DECREE_85).orElseThrow());
        assertThat(before).extracting(LevelRules.Fact::name).doesNotContain("sensitive_data_subjects");
        var after = rules.factsOf(rules.editionOn(UNDER_DECREE_331).orElseThrow());
        assertThat(after).extracting(LevelRules.Fact::name).contains("sensitive_data_subjects");
    }

    @Test
    void fewNumbersAreChosenAndManyAreTyped() {
        assertThat(rules.fact("public_service_level").orElseThrow().steps()).containsExactly("0", "1", "2", "3", "4");
        assertThat(rules.fact("data_subjects").orElseThrow().steps()).isEmpty();
    }

    @Test
    void everyQuestionIsInOneStep() {
        for (var on : List.of(UNDER_DECREE_85, UNDER_DECREE_331)) {
            var edition = rules.editionOn(on).orElseThrow();
            assertThat(rules.stepsOf(edition).stream().flatMap(step -> step.facts().stream()))
                    .containsExactlyInAnyOrderElementsOf(rules.factsOf(edition));
        }
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("vectors")
    void theStepsAskAllThatTheLevelRestsOn(
            String name, LocalDate on, Map<String, List<String>> facts, String expected) {
        var edition = rules.editionOn(on).orElseThrow();
        var asked = LevelWalk.of(rules, edition, facts).stages().stream()
                .flatMap(stage -> stage.asked().stream())
                .map(LevelRules.Fact::name)
                .toList();
        var answered = new LinkedHashMap<>(facts);
        answered.keySet().retainAll(asked);
        assertThat(String.valueOf(rules.propose(edition, answered).level())).isEqualTo(expected);
    }

    @Test
    void aStepIsPassedOverOnceNoCriterionHangsOnItAndEachNamesItsArticles() {
        var edition = rules.editionOn(UNDER_DECREE_331).orElseThrow();
        var internal = LevelWalk.of(rules, edition, Map.of("system_type", List.of("internal")));
        assertThat(internal.stages().get(2).isAsked()).as("services").isFalse();
        assertThat(internal.after(2)).isEqualTo(4);
        assertThat(internal.before(4)).isEqualTo(2);
        var shop = LevelWalk.of(
                rules, edition, Map.of("system_type", List.of("public"), "data_subjects", List.of("100000")));
        assertThat(shop.stages().get(2).deciding())
                .extracting(LevelRules.Rule::cite)
                .containsExactly("NĐ331 Đ13.2.c");
        assertThat(shop.stages().get(1).deciding()).isEmpty();
        assertThat(shop.stages().get(1).criteria())
                .extracting(LevelRules.Rule::cite)
                .contains("NĐ331 Đ13.1", "NĐ331 Đ15.2");
    }

    static Stream<Arguments> vectors() throws IOException {
        try (var stream = new ClassPathResource("khien/data/levels.yaml").getInputStream()) {
            Map<String, Object> file = new Yaml(new SafeConstructor(new LoaderOptions())).load(stream);
            var vectors = (List<?>) Objects.requireNonNull(file.get("test_vectors"));
            return vectors.stream().map(vector -> (Map<?, ?>) vector).flatMap(LevelRulesTest::bothEditions);
        }
    }

    private static Stream<Arguments> bothEditions(Map<?, ?> vector) {
        var facts = new LinkedHashMap<String, List<String>>();
        ((Map<?, ?>) Objects.requireNonNull(vector.get("facts")))
                .forEach((name, value) -> facts.put(
                        (String) name,
                        value instanceof List<?> many
                                ? many.stream().map(String::valueOf).toList()
                                : List.of(String.valueOf(value))));
        var expected = (List<?>) Objects.requireNonNull(vector.get("expect"));
        return Stream.of(
                Arguments.of(vector.get("name"), UNDER_DECREE_85, facts, String.valueOf(expected.get(0))),
                Arguments.of(vector.get("name"), UNDER_DECREE_331, facts, String.valueOf(expected.get(1))));
    }
}
