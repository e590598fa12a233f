package vn.khien.picture;

import java.util.Objects;
import java.util.function.LongConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Wall;

/// One look at the whole nation in the database, for what is kept in memory. Memory catches up by transaction id
/// against the horizon of the look before, because serial numbers commit out of order.
@Component
class Snapshots {
    private final JdbcClient db;
    private final Wall wall;
    private final TransactionTemplate snapshot;

    Snapshots(JdbcClient db, Wall wall, PlatformTransactionManager transactions) {
        this.db = db;
        this.wall = wall;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
        this.snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /// @param reading is told the horizon of this look: every transaction below it is seen
    /// @return that horizon
    long look(LongConsumer reading) {
        return Objects.requireNonNull(snapshot.execute(_ -> {
            wall.nation();
            var horizon = db.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                    .query(Long.class)
                    .single();
            reading.accept(horizon);
            return horizon;
        }));
    }
}
