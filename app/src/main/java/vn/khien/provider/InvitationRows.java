package vn.khien.provider;

import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.khien.access.Scope;

@Component
class InvitationRows {
    private final JdbcClient db;

    InvitationRows(JdbcClient db) {
        this.db = db;
    }

    /// An invitation as those see it who gave it.
    record Invitation(
            long id,
            String name,
            String sector,
            Instant createdAt,
            Instant expiresAt,
            @Nullable Instant usedAt) {
        /// `used`, `expired` or `open`
        public String state(Instant now) {
            return usedAt != null ? "used" : now.isBefore(expiresAt) ? "open" : "expired";
        }
    }

    /// An invitation as it is used.
    record Usable(
            long id,
            long organisation,
            String name,
            String sector,
            @Nullable Long territory,
            @Nullable Long provider) {}

    void insert(
            byte[] hash,
            long organisation,
            String name,
            String sector,
            @Nullable Long territory,
            @Nullable Long provider,
            Instant at,
            long by,
            Instant expires) {
        db.sql("""
                insert into provider_invitation (token_hash, organisation, name, sector, territory, provider,
                                                 created_at, created_by, expires_at)
                values (:hash, :organisation, :name, :sector, :territory, :provider, :at, :by, :expires)
                """)
                .param("hash", hash)
                .param("organisation", organisation)
                .param("name", name)
                .param("sector", sector)
                .param("territory", territory, Types.BIGINT)
                .param("provider", provider, Types.BIGINT)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", by)
                .param("expires", expires.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Invitation> list(Scope scope, int limit) {
        return db.sql("""
                select i.id, i.name, i.sector, i.created_at, i.expires_at, i.used_at
                  from provider_invitation i
                  join organisation o on o.id = i.organisation
                 where o.path >= :from and o.path < :to
                 order by i.id desc
                 limit :limit
                """)
                .param("from", scope.from())
                .param("to", scope.to())
                .param("limit", limit)
                .query((row, _) -> {
                    var used = row.getObject("used_at", OffsetDateTime.class);
                    return new Invitation(
                            row.getLong("id"),
                            row.getString("name"),
                            row.getString("sector"),
                            row.getObject("created_at", OffsetDateTime.class).toInstant(),
                            row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                            used == null ? null : used.toInstant());
                })
                .list();
    }

    /// Neither used nor expired.
    Optional<Usable> find(byte[] hash, Instant now) {
        return db.sql("""
                select id, organisation, name, sector, territory, provider
                  from provider_invitation
                 where token_hash = :hash
                   and used_at is null
                   and expires_at > :now
                """)
                .param("hash", hash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Usable.class)
                .optional();
    }

    /// Marks it as used; of two who come at once, one gets it.
    boolean use(long id, Instant now) {
        return db.sql("update provider_invitation set used_at = :now where id = :id and used_at is null")
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("id", id)
                        .update()
                == 1;
    }
}
