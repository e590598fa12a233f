package vn.khien.advisory;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the desk says in a draft, read and clean.
///
/// @param supersedes id of the advisory that it replaces
record Draft(
        String titleVi,
        String titleEn,
        String summaryVi,
        String summaryEn,
        List<String> stepsVi,
        List<String> stepsEn,
        Severity severity,
        boolean exploited,
        List<String> cves,
        boolean forEveryone,
        Source source,
        @Nullable Long supersedes,
        List<Advisory.Meant> products,
        List<Indicator> indicators) {

    /// Where it comes from.
    record Source(
            String kind,
            String id,
            String version,
            String publisher,
            @Nullable LocalDate dueOn) {
        static final Source OWN = new Source("own", "", "", "", null);
    }
}
