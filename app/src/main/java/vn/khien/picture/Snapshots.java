package vn.khien.picture;

import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Wall;

/// One look at the whole nation in the database, for what is kept in memory and for what is counted with it. Memory
/// catches up by transaction id against the horizon of the look before, because serial numbers commit out of order.
/// A look has a connection of its own, so nobody takes one who holds another: those who hold all connections of the
/// pool would wait for each other.
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
    }

    /// @param reading is told the horizon of this look: every transaction below it is seen
    /// @return that horizon
    long look(LongConsumer reading) {
        return read(() -> {
            var horizon = db.sql("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                    .query(Long.class)
                    .single();
            reading.accept(horizon);
            return horizon;
        });
    }

    /// What `reading` gives under one look.
    ///
    /// @throws IllegalStateException inside a transaction
    <T> T read(Supplier<T> reading) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a look at the nation inside a transaction needs a second connection");
        }
        return Objects.requireNonNull(snapshot.execute(_ -> {
            wall.nation();
            return reading.get();
        }));
    }
}
