package vn.khien.awareness;

import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.khien.platform.DataFolder;
import vn.khien.platform.KeptFiles;
import vn.khien.platform.Problem;

/// The files of campaigns: materials, and pictures that prove a placement.
@Component
class MaterialFiles {
    private final KeptFiles kept;

    MaterialFiles(DataFolder data) {
        this.kept = new KeptFiles(data, "materials");
    }

    KeptFiles kept() {
        return kept;
    }

    /// Keeps what was sent; what cannot be taken is named in `problems`.
    KeptFiles.@Nullable File keep(InputStream stream, List<Problem> problems) {
        Consumer<Problem> wrong = problems::add;
        return switch (kept.keep(stream)) {
            case KeptFiles.Outcome.Kept(var file) -> file;
            case KeptFiles.Outcome.TooLarge large -> nothing(wrong, Problem.at("file", "awareness.problem.large"));
            case KeptFiles.Outcome.Empty empty -> nothing(wrong, Problem.at("file", "awareness.problem.empty"));
            case KeptFiles.Outcome.NotTaken(var type) ->
                nothing(wrong, Problem.at("file", "awareness.problem.type", type));
        };
    }

    private static KeptFiles.@Nullable File nothing(Consumer<Problem> wrong, Problem problem) {
        wrong.accept(problem);
        return null;
    }
}
