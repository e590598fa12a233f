package vn.khien.submission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.khien.assessment.Answer;
import vn.khien.assessment.Assessments.Reviewed;
import vn.khien.assessment.Tally;
import vn.khien.guidance.Requirement;
import vn.khien.inventory.Dossier;
import vn.khien.inventory.InformationSystem;
import vn.khien.platform.Problem;

/// What an organisation's review found, counted from its systems and answers.
record Findings(List<Line> lines, List<ByLevel> levels, List<Weak> weakest, List<Problem> missing, Tally total) {
    private static final int WEAKEST = 10;
    private static final int HIGH = 3;

    /// One system with its answers.
    record Line(InformationSystem system, Reviewed reviewed) {}

    record ByLevel(int level, int systems, Tally tally, long approved, long carriedOut) {}

    /// A requirement and on how many systems it is not met, of how many that were answered.
    record Weak(Requirement requirement, int notMet, int answered) {}

    static Findings of(List<Line> lines, List<Requirement> requirements) {
        var total = lines.stream().map(line -> line.reviewed().tally()).reduce(Tally.NOTHING, Tally::plus);
        return new Findings(lines, levels(lines), weakest(lines, requirements), missing(lines), total);
    }

    private static List<ByLevel> levels(List<Line> lines) {
        var levels = new ArrayList<ByLevel>();
        for (int level = 5; level >= 1; level--) {
            var wanted = level;
            var own = lines.stream()
                    .filter(line ->
                            line.system().level() != null && line.system().level() == wanted)
                    .toList();
            if (!own.isEmpty()) {
                levels.add(new ByLevel(
                        level,
                        own.size(),
                        own.stream().map(line -> line.reviewed().tally()).reduce(Tally.NOTHING, Tally::plus),
                        own.stream()
                                .filter(line -> line.system().dossier() == Dossier.APPROVED)
                                .count(),
                        own.stream()
                                .filter(line -> line.system().planCarriedOut())
                                .count()));
            }
        }
        return levels;
    }

    private static List<Weak> weakest(List<Line> lines, List<Requirement> requirements) {
        var all = new ArrayList<Weak>();
        for (var requirement : requirements) {
            var notMet = 0;
            var answered = 0;
            for (var line : lines) {
                var level = line.reviewed().level();
                if (level != null && requirement.counts(level)) {
                    var answer = line.reviewed().answers().at(requirement.position());
                    answered += answer == Answer.NONE ? 0 : 1;
                    notMet += answer == Answer.NOT_MET ? 1 : 0;
                }
            }
            if (notMet > 0) {
                all.add(new Weak(requirement, notMet, answered));
            }
        }
        all.sort(Comparator.comparingInt(Weak::notMet).reversed());
        return all.subList(0, Math.min(WEAKEST, all.size()));
    }

    private static List<Problem> missing(List<Line> lines) {
        var missing = new ArrayList<Problem>();
        if (lines.isEmpty()) {
            missing.add(Problem.at("/systems", "submission.missing.no-systems"));
        }
        add(
                missing,
                "/systems?level=0",
                "submission.missing.level",
                lines.stream().filter(line -> line.system().level() == null).count());
        add(
                missing,
                "/assessments?state=untouched",
                "submission.missing.assessment",
                lines.stream()
                        .filter(line -> line.system().level() != null
                                && line.reviewed().tally().answered() == 0)
                        .count());
        add(
                missing,
                "/assessments?state=begun",
                "submission.missing.answers",
                lines.stream()
                        .filter(line -> line.reviewed().tally().answered() > 0
                                && !line.reviewed().tally().complete())
                        .count());
        return missing;
    }

    private static void add(List<Problem> missing, String where, String key, long count) {
        if (count > 0) {
            missing.add(Problem.at(where, key, count));
        }
    }

    long assessed() {
        return lines.stream().filter(line -> line.reviewed().tally().complete()).count();
    }

    long units() {
        return lines.stream().map(line -> line.system().owner()).distinct().count();
    }

    /// At most three things that the head should know before signing.
    List<Problem> worthKnowing() {
        var things = new ArrayList<Problem>(missing);
        var undone = lines.stream()
                .filter(line -> line.system().level() != null
                        && line.system().level() >= HIGH
                        && line.system().dossier() != Dossier.APPROVED)
                .count();
        add(things, "/systems?dossier=none", "submission.know.dossier", undone);
        weakest.stream()
                .filter(weak -> weak.requirement().weight() > 1)
                .findFirst()
                .or(() -> weakest.stream().findFirst())
                .ifPresent(weak -> things.add(Problem.at(
                        "/assessments",
                        Summary.WEAK,
                        weak.notMet(),
                        weak.requirement().textVi(),
                        weak.requirement().textEn())));
        var online = lines.stream()
                .filter(line -> line.system().onlineService() && !line.system().planCarriedOut())
                .count();
        add(things, "/systems?plan=no", "submission.know.online", online);
        return things.subList(0, Math.min(3, things.size()));
    }
}
