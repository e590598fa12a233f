package vn.khien.assessment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Viewer;
import vn.khien.audit.Trail;
import vn.khien.guidance.Guidance;
import vn.khien.guidance.Guidances;
import vn.khien.guidance.Requirement;
import vn.khien.guidance.RequirementGroup;
import vn.khien.platform.NotVisible;

/// An assessment as a person works on it: groups, the list of one group, one requirement in detail.
record Sheet(
        Assessment assessment,
        @Nullable Guidance guidance,
        List<Group> groups,
        List<Line> lines,
        List<Line> shown,
        @Nullable Line detail,
        List<Evidence> evidence,
        List<AnswerRows.Change> changes,
        String group,
        String filter) {

    /// @param carried copied from the last period, while it waits to be confirmed
    record Line(
            Requirement requirement,
            AnswerRows.Standing standing,
            @Nullable Carried carried) {
        boolean is(String filter) {
            return switch (filter) {
                case "unanswered" -> standing.answer() == Answer.NONE;
                case "failing" -> standing.answer() == Answer.NOT_MET || standing.answer() == Answer.PARTLY;
                case "carried" -> carried != null;
                case "no-evidence" -> standing.answer() == Answer.MET && standing.files() == 0;
                default -> true;
            };
        }
    }

    /// @param carried how many copied answers wait in it
    record Group(RequirementGroup group, int answered, int carried, int all) {}

    /// The last one is offered only where something was copied.
    static final List<String> FILTERS = List.of("all", "unanswered", "failing", "no-evidence", "carried");

    /// The group behind the present one.
    Optional<RequirementGroup> next() {
        return groups.stream()
                .map(Group::group)
                .dropWhile(one -> !one.code().equals(group))
                .skip(1)
                .findFirst();
    }

    int answered() {
        return groups.stream().mapToInt(Group::answered).sum();
    }

    int carried() {
        return groups.stream().mapToInt(Group::carried).sum();
    }

    int all() {
        return groups.stream().mapToInt(Group::all).sum();
    }

    /// How many of the group's lines a filter leaves.
    long count(String filter) {
        return lines.stream().filter(line -> line.is(filter)).count();
    }

    /// Reads sheets. Each reading of answers is one entry of the trail.
    @Component
    static class Reading {
        private final Assessments assessments;
        private final AnswerRows answers;
        private final CarriedRows carried;
        private final EvidenceRows evidence;
        private final Guidances guidances;
        private final Trail trail;

        Reading(
                Assessments assessments,
                AnswerRows answers,
                CarriedRows carried,
                EvidenceRows evidence,
                Guidances guidances,
                Trail trail) {
            this.assessments = assessments;
            this.answers = answers;
            this.carried = carried;
            this.evidence = evidence;
            this.guidances = guidances;
            this.trail = trail;
        }

        /// @param group code of a group; the first one with something left where there is none
        /// @param at code of the requirement in detail
        @Transactional
        Sheet read(Viewer viewer, long id, String group, String filter, String at) {
            var assessment = find(viewer, id);
            trail.record(viewer.actor(), "assessment.read", "assessment:" + id);
            var lines = lines(assessment);
            var groups = groups(assessment, lines);
            var chosen = groups.stream()
                    .filter(one -> one.group().code().equals(group))
                    .findFirst()
                    .or(() -> groups.stream()
                            .filter(one -> one.answered() < one.all())
                            .findFirst())
                    .orElse(groups.getFirst())
                    .group()
                    .code();
            var inGroup = lines.stream()
                    .filter(line -> line.requirement().group().equals(chosen))
                    .toList();
            var shown = inGroup.stream().filter(line -> line.is(filter)).toList();
            var detail = inGroup.stream()
                    .filter(line -> line.requirement().code().equals(at))
                    .findFirst()
                    .or(() -> shown.stream().findFirst())
                    .orElse(null);
            var position = detail == null ? -1 : detail.requirement().position();
            return new Sheet(
                    assessment,
                    guidances.find(assessment.guidance()).orElse(null),
                    groups,
                    inGroup,
                    shown,
                    detail,
                    position < 0 ? List.of() : evidence.list(id, position),
                    position < 0 ? List.of() : answers.listChanges(id, position),
                    chosen,
                    filter);
        }

        /// What the assessment's level is asked, with the answers as they stand.
        @Transactional
        List<Line> lines(Viewer viewer, long id) {
            var assessment = find(viewer, id);
            trail.record(viewer.actor(), "assessment.read", "assessment:" + id);
            return lines(assessment);
        }

        /// Code of the group in which a requirement stands; empty where the assessment's guidance has none of that
        /// code.
        @Transactional(readOnly = true)
        String groupOf(Viewer viewer, long id, String code) {
            return guidances.listRequirements(find(viewer, id).guidance()).stream()
                    .filter(requirement -> requirement.code().equals(code))
                    .map(Requirement::group)
                    .findFirst()
                    .orElse("");
        }

        private Assessment find(Viewer viewer, long id) {
            return assessments.find(viewer, id).orElseThrow(() -> new NotVisible("assessment " + id));
        }

        private List<Line> lines(Assessment assessment) {
            var standing = answers.listStanding(assessment.id());
            var waiting = carried.listWaiting(assessment.id()).stream()
                    .collect(Collectors.toMap(Carried::position, Function.identity()));
            var lines = new ArrayList<Line>();
            for (var requirement : guidances.listRequirements(assessment.guidance())) {
                if (requirement.asks(assessment.level()) && requirement.position() < standing.size()) {
                    lines.add(new Line(
                            requirement, standing.get(requirement.position()), waiting.get(requirement.position())));
                }
            }
            return lines;
        }

        private List<Group> groups(Assessment assessment, List<Line> lines) {
            var groups = new ArrayList<Group>();
            for (var group : guidances.listGroups(assessment.guidance())) {
                var own = lines.stream()
                        .filter(line -> line.requirement().group().equals(group.code()))
                        .toList();
                if (!own.isEmpty()) {
                    var answered = own.stream()
                            .filter(line -> line.standing().answer() != Answer.NONE)
                            .count();
                    var copied = own.stream().filter(line -> line.is("carried")).count();
                    groups.add(new Group(group, (int) answered, (int) copied, own.size()));
                }
            }
            return groups;
        }
    }
}
