package vn.khien.incident;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import vn.khien.platform.Problem;

/// A step of the form of a report: what stands together, how far it is filled, and what is wrong in it. Every step is
/// on
/// the one page; sending is the last.
///
/// @param answered whether something is said, and nothing that is required is blank
/// @param wrong how many of its fields are named in problems
record Step(Field.Group group, List<Field> fields, boolean answered, long wrong) {
    /// The steps of a part before the last one.
    static List<Step> of(Part part, Typed typed, Collection<Field> required, List<Problem> problems) {
        return Arrays.stream(Field.Group.values())
                .map(group -> Field.of(part).stream()
                        .filter(field -> field.group() == group)
                        .toList())
                .filter(fields -> !fields.isEmpty())
                .map(fields -> new Step(
                        fields.getFirst().group(),
                        fields,
                        !fields.stream().allMatch(typed::isBlank)
                                && fields.stream().filter(required::contains).noneMatch(typed::isBlank),
                        fields.stream()
                                .filter(field -> isWrong(field, problems))
                                .count()))
                .toList();
    }

    private static boolean isWrong(Field field, List<Problem> problems) {
        return problems.stream().anyMatch(problem -> problem.place().equals(field.code()));
    }

    /// Its anchor on the page.
    String id() {
        return "step-" + group.code();
    }
}
