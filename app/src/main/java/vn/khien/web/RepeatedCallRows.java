package vn.khien.web;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.platform.ProductClock;

/// The first answers to creating calls, kept for a day.
@Component
class RepeatedCallRows {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration RUNS_AT_MOST = Duration.ofMinutes(2);

    private final JdbcClient db;
    private final ProductClock clock;

    RepeatedCallRows(JdbcClient db, ProductClock clock) {
        this.db = db;
        this.clock = clock;
    }

    record Call(String account, String key, String route, byte[] bodyHash) {}

    /// @param status 0 while the first call still runs
    record Kept(
            String route,
            byte[] bodyHash,
            int status,
            @Nullable String location,
            @Nullable String contentType,
            byte[] response) {}

    /// Takes the key for this call.
    ///
    /// @return false where an earlier call has it
    boolean take(Call call) {
        var now = clock.instant();
        return db.sql("""
                insert into idempotency (account, key, route, body_hash, status, response, at)
                values (:account, :key, :route, :hash, 0, '', :at)
                on conflict (account, key) do update
                   set route = excluded.route, body_hash = excluded.body_hash, status = 0, response = '',
                       location = null, content_type = null, at = excluded.at
                 where idempotency.at < :expired
                    or (idempotency.status = 0 and idempotency.at < :stale)
                """)
                        .param("account", call.account())
                        .param("key", call.key())
                        .param("route", call.route())
                        .param("hash", call.bodyHash())
                        .param("at", Timestamp.from(now))
                        .param("expired", Timestamp.from(now.minus(KEPT)))
                        .param("stale", Timestamp.from(now.minus(RUNS_AT_MOST)))
                        .update()
                == 1;
    }

    Optional<Kept> find(Call call) {
        return db.sql("""
                select route, body_hash, status, location, content_type, response
                  from idempotency
                 where account = :account and key = :key
                """)
                .param("account", call.account())
                .param("key", call.key())
                .query(Kept.class)
                .optional();
    }

    void keep(Call call, int status, @Nullable String location, @Nullable String contentType, byte[] response) {
        db.sql("""
                update idempotency
                   set status = :status, location = :location, content_type = :type, response = :response
                 where account = :account and key = :key
                """)
                .param("status", status)
                .param("location", location)
                .param("type", contentType)
                .param("response", response)
                .param("account", call.account())
                .param("key", call.key())
                .update();
    }

    /// The call did not succeed: its key is free again.
    void release(Call call) {
        db.sql("delete from idempotency where account = :account and key = :key and status = 0")
                .param("account", call.account())
                .param("key", call.key())
                .update();
    }
}
