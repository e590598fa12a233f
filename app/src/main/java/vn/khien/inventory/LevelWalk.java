package vn.khien.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The determination in steps: what each asks by what was answered before it, and the articles that it rests on. After
/// the last step comes the proposal.
record LevelWalk(List<Stage> stages, LevelRules.Proposal proposal) {
    /// One step as far as it concerns the system.
    ///
    /// @param number from 1
    /// @param asked questions on which a criterion still hangs; with none the step is passed over
    /// @param criteria that hang on its questions
    /// @param deciding those of the proposal that rest on it
    record Stage(
            int number,
            LevelRules.Step step,
            List<LevelRules.Fact> asked,
            List<LevelRules.Rule> criteria,
            List<LevelRules.Rule> deciding) {
        boolean isAsked() {
            return !asked.isEmpty();
        }
    }

    static LevelWalk of(LevelRules rules, LevelRules.Edition edition, Map<String, List<String>> facts) {
        var proposal = rules.propose(edition, facts);
        var stages = new ArrayList<Stage>();
        var before = new LinkedHashMap<String, List<String>>();
        for (var step : rules.stepsOf(edition)) {
            var open = edition.rules().stream()
                    .filter(rule -> rule.when().mayHold(before))
                    .toList();
            var asked = step.facts().stream()
                    .filter(fact -> open.stream().anyMatch(rule -> rule.uses(fact)))
                    .toList();
            stages.add(new Stage(
                    stages.size() + 1, step, asked, using(asked, open), using(step.facts(), proposal.because())));
            step.facts().stream()
                    .map(LevelRules.Fact::name)
                    .filter(facts::containsKey)
                    .forEach(name -> before.put(name, facts.getOrDefault(name, List.of())));
        }
        return new LevelWalk(List.copyOf(stages), proposal);
    }

    private static List<LevelRules.Rule> using(List<LevelRules.Fact> facts, List<LevelRules.Rule> rules) {
        return rules.stream()
                .filter(rule -> facts.stream().anyMatch(rule::uses))
                .toList();
    }

    /// The number of the proposal, after all steps.
    int end() {
        return stages.size() + 1;
    }

    /// The first step after `number` that asks something, or the end.
    int after(int number) {
        return stages.stream()
                .filter(stage -> stage.number() > number && stage.isAsked())
                .mapToInt(Stage::number)
                .findFirst()
                .orElse(end());
    }

    /// The last step before `number` that asks something, or the first.
    int before(int number) {
        return stages.stream()
                .filter(stage -> stage.number() < number && stage.isAsked())
                .mapToInt(Stage::number)
                .max()
                .orElse(1);
    }

    /// The step that asks about a fact, or the end for what is none.
    int numberOf(String fact) {
        return stages.stream()
                .filter(stage ->
                        stage.asked().stream().anyMatch(asked -> asked.name().equals(fact)))
                .mapToInt(Stage::number)
                .findFirst()
                .orElse(end());
    }
}
