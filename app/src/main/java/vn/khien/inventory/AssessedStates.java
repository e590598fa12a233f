package vn.khien.inventory;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.khien.access.Viewer;

/// How far systems are assessed: offered as a bean by the room that assesses them, shown in the list of the register.
public interface AssessedStates {
    /// How far these of the systems are in the newest review in force, by id.
    ///
    /// @return nothing where there is no review, or where the viewer may not see assessments
    Map<Long, Progress> listProgress(Viewer viewer, Collection<Long> systems);

    /// @param address page of the assessment; null where it was not opened
    /// @param answered requirements that have an answer, of `requirements`
    record Progress(@Nullable String address, int answered, int requirements) {
        public boolean complete() {
            return requirements > 0 && answered == requirements;
        }

        /// Whole percent; 100 only where nothing is left.
        public int percent() {
            return requirements == 0 ? 0 : answered * 100 / requirements;
        }
    }
}
