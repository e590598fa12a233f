package vn.khien.directive;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reminders that went out.
@Component
class ReminderRows {
    private final JdbcClient db;

    ReminderRows(JdbcClient db) {
        this.db = db;
    }

    /// The last day on which a reminder of any of the assignments went out, by organisation.
    Map<Long, LocalDate> lastDays(Collection<Long> assignments) {
        var days = new HashMap<Long, LocalDate>();
        db.sql("""
                select a.organisation, max(r.day) as day
                  from reminder r
                  join assignment a on a.id = r.assignment
                 where r.assignment = any(:assignments)
                 group by a.organisation
                """).param("assignments", assignments.toArray(Long[]::new)).query(row -> {
            days.put(row.getLong("organisation"), row.getObject("day", LocalDate.class));
        });
        return days;
    }
}
