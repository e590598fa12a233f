package vn.khien.awareness;

import java.io.InputStream;
import java.util.List;
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
        return kept.keep(stream, "awareness.problem.", problems);
    }
}
