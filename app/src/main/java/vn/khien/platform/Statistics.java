package vn.khien.platform;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What PostgreSQL's planner knows of the tables. Autovacuum keeps it, a minute behind; who wrote very much at
/// once, and reads it at once, refreshes it.
@Component
public class Statistics {
    private final JdbcClient db;

    Statistics(JdbcClient db) {
        this.db = db;
    }

    /// Samples every table. In a transaction it sees what was written there, and until its end nobody else can do the
    /// same.
    public void refresh() {
        db.sql("select refresh_statistics()")
                .query((row, _) -> row.getString(1))
                .optional();
    }
}
