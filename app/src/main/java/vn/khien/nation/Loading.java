package vn.khien.nation;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Makes the demonstration nation at the first start, where it is wanted and nobody works here yet, or wakes the one
/// that was taken over.
@Component
class Loading {
    private final Nation nation;
    private final JdbcClient db;
    private final boolean wanted;

    Loading(Nation nation, JdbcClient db, @Value("${khien.demonstration:false}") boolean wanted) {
        this.nation = nation;
        this.db = db;
        this.wanted = wanted;
    }

    @EventListener(ApplicationStartedEvent.class)
    @Order(20)
    void load() {
        if (wanted && !nation.loaded() && isUntouched()) {
            nation.make(step -> System.err.println("khien: demonstration nation: " + step));
        }
        nation.wake();
    }

    private boolean isUntouched() {
        return db.sql("select not exists (select from account)")
                .query(Boolean.class)
                .single();
    }
}
