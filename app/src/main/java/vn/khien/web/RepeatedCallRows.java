package vn.khien.web;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.platform.ProductClock;

/// The first answers to creating calls, kept for a day.
@Component
class RepeatedCallRows {
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration RUNS_AT_MOST = Duration.ofMinutes(2);
    private static final int DELETED_AT_ONCE = 200;

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

    /// Takes the key for this call, and deletes what was kept longer than a day.
    ///
    /// @return by which the call keeps its answer or releases the key; nothing where an earlier call has the key
    Optional<UUID> take(Call call) {
        var now = clock.instant();
        deleteBefore(now.minus(KEPT));
        var taking = UUID.randomUUID();
        var taken = db.sql("""
                insert into idempotency (account, key, route, body_hash, status, response, at, taking)
                values (:account, :key, :route, :hash, 0, '', :at, :taking)
                on conflict (account, key) do update
                   set route = excluded.route, body_hash = excluded.body_hash, status = 0, response = '',
                       location = null, content_type = null, at = excluded.at, taking = excluded.taking
                 where idempotency.at < :expired
                    or (idempotency.status = 0 and idempotency.at < :stale)
                """)
                .param("account", call.account())
                .param("key", call.key())
                .param("route", call.route())
                .param("hash", call.bodyHash())
                .param("at", Timestamp.from(now))
                .param("taking", taking)
                .param("expired", Timestamp.from(now.minus(KEPT)))
                .param("stale", Timestamp.from(now.minus(RUNS_AT_MOST)))
                .update();
        return taken == 1 ? Optional.of(taking) : Optional.empty();
    }

    /// A part at a time, so that no call waits for it; rows that another call deletes are left to that one.
    private void deleteBefore(Instant expired) {
        db.sql("""
                delete from idempotency i
                 using (select account, key
                          from idempotency
                         where at < :expired
                         order by at
                         limit :part
                           for update skip locked) old
                 where i.account = old.account
                   and i.key = old.key
                """)
                .param("expired", Timestamp.from(expired))
                .param("part", DELETED_AT_ONCE)
                .update();
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

    /// Nothing happens where another call has taken the key over.
    void keep(
            Call call,
            UUID taking,
            int status,
            @Nullable String location,
            @Nullable String contentType,
            byte[] response) {
        db.sql("""
                update idempotency
                   set status = :status, location = :location, content_type = :type, response = :response
                 where account = :account and key = :key and taking = :taking
                """)
                .param("status", status)
                .param("location", location)
                .param("type", contentType)
                .param("response", response)
                .param("account", call.account())
                .param("key", call.key())
                .param("taking", taking)
                .update();
    }

    /// The call did not succeed: its key is free again, unless another call has taken it over.
    void release(Call call, UUID taking) {
        db.sql("""
                delete from idempotency
                 where account = :account and key = :key and taking = :taking and status = 0
                """)
                .param("account", call.account())
                .param("key", call.key())
                .param("taking", taking)
                .update();
    }
}
