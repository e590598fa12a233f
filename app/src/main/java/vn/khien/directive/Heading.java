package vn.khien.directive;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.access.Right;
import vn.khien.access.Viewer;
import vn.khien.platform.ProductClock;

/// The figures that stand at the head of every page of a directive in force, within what the viewer may see.
///
/// @param acknowledged organisations of whose duties none waits to be acknowledged
/// @param progress whether the viewer may follow it in the national picture
record Heading(int addressees, int acknowledged, int obligations, boolean progress) {

    /// Reads the figures.
    @Component
    static class Reading {
        private final Directives directives;
        private final AssignmentRows rows;
        private final ProductClock clock;

        Reading(Directives directives, AssignmentRows rows, ProductClock clock) {
            this.directives = directives;
            this.rows = rows;
            this.clock = clock;
        }

        @Transactional(readOnly = true)
        public Heading read(Viewer viewer, long directive) {
            var obligations = directives.listObligations(directive);
            var reached = rows.countReached(directive, viewer.scope(), clock.instant());
            var review = obligations.stream().anyMatch(kept -> kept.what().review());
            return new Heading(
                    reached.addressees(),
                    reached.acknowledged(),
                    obligations.size(),
                    review && viewer.may(Right.READ_PICTURE));
        }
    }
}
