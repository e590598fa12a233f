package vn.khien.access;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The second wall: tells PostgreSQL's row-level security what the present transaction may see. Every transactional
/// use case whose first argument is a [Viewer] stands behind it by itself; jobs of the system call [#nation()].
@Component
public class Wall {
    private final JdbcClient db;

    Wall(JdbcClient db) {
        this.db = db;
    }

    /// Until the end of the present transaction, only rows within `scope` are there.
    public void stand(Scope scope) {
        db.sql("select set_config('khien.scope_from', :from, true), set_config('khien.scope_to', :to, true)")
                .param("from", scope.from())
                .param("to", scope.to())
                .query((row, _) -> row.getString(1))
                .single();
    }

    /// Reads as the system itself what the asking room has decided that the viewer may know; afterwards the viewer's
    /// scope stands again.
    public <T> T lifted(Viewer viewer, Supplier<T> reading) {
        nation();
        try {
            return reading.get();
        } finally {
            stand(viewer.scope());
        }
    }

    /// For work of the system itself, never on behalf of a person.
    public void nation() {
        stand(Scope.NATION);
    }
}
