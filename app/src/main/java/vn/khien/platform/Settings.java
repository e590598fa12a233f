package vn.khien.platform;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Settings of this installation that live in the database.
@Component
public class Settings {
    /// Present while the demonstration nation is loaded.
    public static final String DEMONSTRATION = "demonstration";

    public static final String CLOCK_SHIFT = "clock.shift";

    private final JdbcClient db;

    Settings(JdbcClient db) {
        this.db = db;
    }

    public Optional<String> find(String key) {
        return db.sql("select value from setting where key = :key")
                .param("key", key)
                .query(String.class)
                .optional();
    }

    public void put(String key, String value) {
        db.sql("""
                insert into setting (key, value) values (:key, :value)
                on conflict (key) do update set value = excluded.value
                """).param("key", key).param("value", value).update();
    }
}
