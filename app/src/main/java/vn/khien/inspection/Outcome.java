package vn.khien.inspection;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.khien.platform.Problem;

/// How an act on an inspection ends.
public sealed interface Outcome {
    /// It is so now; also where it was so before.
    record Done() implements Outcome {}

    /// It was done before, with other content: that stands, and nothing was written.
    ///
    /// @param problem names the first thing that is not the same
    record DoneOtherwise(Problem problem) implements Outcome {
        /// How a step ends that was taken before: the same again changes nothing, anything else is a conflict.
        ///
        /// @param problems what is wrong with what is given now
        static Outcome again(List<Problem> problems, Compared... all) {
            if (!problems.isEmpty()) {
                return new Refused(problems);
            }
            return Stream.of(all)
                    .filter(one -> !Objects.equals(one.given(), one.present()))
                    .findFirst()
                    .<Outcome>map(one -> at(one.place()))
                    .orElseGet(Done::new);
        }

        static DoneOtherwise at(String place) {
            return new DoneOtherwise(Problem.at(place, "inspection.problem.done-otherwise"));
        }
    }

    /// Something that is given for a step that was taken before, and what stands.
    record Compared(
            String place, @Nullable Object given, @Nullable Object present) {}

    /// Nothing was written; everything that is wrong is named.
    record Refused(List<Problem> problems) implements Outcome {
        public Refused {
            problems = List.copyOf(problems);
        }

        static Refused because(String place, String code, Object... args) {
            return new Refused(List.of(Problem.at(place, code, args)));
        }
    }
}
