package vn.khien.inspection;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.access.Right;
import vn.khien.access.Scope;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;

/// Which inspections may be seen: all by those who plan them, those of its own body and below by an inspected body once
/// it was told, and by an inspector exactly those whose team they are of, from the opening to the end.
///
/// @param scope range of bodies; [Scope#NOTHING] for who is an inspector alone
/// @param inspector id of the person who inspects, null for others
record Sight(boolean planner, Scope scope, @Nullable Long inspector) {

    static Sight of(Viewer viewer) {
        var planner = viewer.may(Right.PLAN_INSPECTIONS);
        var inspector = viewer.may(Right.INSPECT) ? Long.valueOf(viewer.person()) : null;
        var scope = planner || viewer.may(Right.ANSWER_INSPECTIONS) ? viewer.scope() : Scope.NOTHING;
        return new Sight(planner, scope, inspector);
    }

    /// Tells row-level security the same for the present transaction. Nobody else sets who inspects.
    @Component
    static class Standing {
        private final JdbcClient db;
        private final Wall wall;

        Standing(JdbcClient db, Wall wall) {
            this.db = db;
            this.wall = wall;
        }

        Sight stand(Viewer viewer) {
            var sight = of(viewer);
            wall.stand(sight.scope());
            db.sql("select set_config('khien.inspector', :person, true)")
                    .param("person", sight.inspector() == null ? "" : String.valueOf(sight.inspector()))
                    .query((row, _) -> row.getString(1))
                    .single();
            return sight;
        }
    }
}
