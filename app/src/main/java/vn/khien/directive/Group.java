package vn.khien.directive;

import java.util.List;
import java.util.function.Function;
import vn.khien.organisation.Groups;

/// A group of bodies as reports name it (ministries, provinces, ...), with its members in the order of lists.
///
/// @param code as in [Groups]
record Group<T>(String code, List<T> members) {

    /// Groups that have members, in the order of reports.
    ///
    /// @param kind of the body that a member is, by its code
    static <T> List<Group<T>> of(List<T> all, Function<T, String> kind) {
        return Groups.KINDS.stream()
                .map(code -> new Group<>(
                        code,
                        all.stream()
                                .filter(one -> Groups.of(kind.apply(one)).equals(code))
                                .toList()))
                .filter(group -> !group.members().isEmpty())
                .toList();
    }

    Standing standing(Function<T, Assignment.State> state) {
        return Standing.of(members.stream().map(state));
    }
}
