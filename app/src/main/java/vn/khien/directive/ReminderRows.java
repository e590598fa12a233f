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

    /// The last day on which an organisation was reminded of anything that it was given in the same way by the
    /// directive
    /// of the assignments, done meanwhile or not; by organisation.
    Map<Long, LocalDate> lastDays(Collection<Long> assignments) {
        var days = new HashMap<Long, LocalDate>();
        db.sql("""
                select a.organisation, max(r.day) as day
                  from assignment a
                  join obligation b on b.id = a.obligation
                  join reminder r on r.assignment = a.id
                 where (a.organisation, b.directive, a.parent is null)
                       in (select x.organisation, y.directive, x.parent is null
                             from assignment x
                             join obligation y on y.id = x.obligation
                            where x.id = any(:assignments))
                 group by a.organisation
                """).param("assignments", assignments.toArray(Long[]::new)).query(row -> {
            days.put(row.getLong("organisation"), row.getObject("day", LocalDate.class));
        });
        return days;
    }
}
