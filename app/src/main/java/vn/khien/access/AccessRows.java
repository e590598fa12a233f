package vn.khien.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class AccessRows {
    private static final String GRANTED = """
            select a.person, a.login, p.name, g.role, g.organisation, o.code, o.name_vi, o.name_en, o.path
              from account a
              join person p on p.id = a.person
              join role_grant g on g.person = a.person
              join organisation o on o.id = g.organisation
            """;
    private static final String HOLDING = """
               and a.disabled_at is null
               and g.valid_from <= :on
               and (g.valid_to is null or g.valid_to >= :on)
             order by o.path, g.role
            """;

    private final JdbcClient db;

    AccessRows(JdbcClient db) {
        this.db = db;
    }

    record Account(long id, String login, long person, String name, String passwordHash) {}

    record Grant(String role, long organisation, String code, String nameVi, String nameEn, String path) {}

    Optional<Account> findActiveAccount(String login) {
        return db.sql("""
                select a.id, a.login, a.person, p.name, a.password_hash
                  from account a
                  join person p on p.id = a.person
                 where a.login = :login
                   and a.disabled_at is null
                """).param("login", login).query(Account.class).optional();
    }

    /// An account and one of its grants.
    record Granted(long person, String login, String name, Grant grant) {}

    /// The grants of an active account on a day, by place in the tree.
    List<Granted> listGranted(String login, LocalDate on) {
        return db.sql(GRANTED + " where a.login = :login" + HOLDING)
                .param("login", login)
                .param("on", on)
                .query((row, _) -> granted(row))
                .list();
    }

    /// The same of the account to which a valid token belongs.
    List<Granted> listGrantedByToken(byte[] hash, Instant now, LocalDate on) {
        return db.sql(GRANTED + """
                  join api_token t on t.account = a.id
                 where t.hash = :hash
                   and t.revoked_at is null
                   and t.expires_at > :now
                """ + HOLDING)
                .param("hash", hash)
                .param("now", Timestamp.from(now))
                .param("on", on)
                .query((row, _) -> granted(row))
                .list();
    }

    private static Granted granted(ResultSet row) throws SQLException {
        return new Granted(
                row.getLong("person"),
                row.getString("login"),
                row.getString("name"),
                new Grant(
                        row.getString("role"),
                        row.getLong("organisation"),
                        row.getString("code"),
                        row.getString("name_vi"),
                        row.getString("name_en"),
                        row.getString("path")));
    }

    long countFailuresSince(String login, Instant since) {
        return db.sql("select count(*) from sign_in_failure where login = :login and at >= :since")
                .param("login", login)
                .param("since", Timestamp.from(since))
                .query(Long.class)
                .single();
    }

    void insertFailure(String login, Instant at) {
        db.sql("insert into sign_in_failure (login, at) values (:login, :at)")
                .param("login", login)
                .param("at", Timestamp.from(at))
                .update();
    }

    /// Forgets the failures of all logins before an instant.
    void deleteFailuresBefore(Instant until) {
        db.sql("delete from sign_in_failure where at < :until")
                .param("until", Timestamp.from(until))
                .update();
    }

    void deleteFailures(String login) {
        db.sql("delete from sign_in_failure where login = :login")
                .param("login", login)
                .update();
    }

    void insertToken(byte[] hash, long account, Instant createdAt, Instant expiresAt) {
        db.sql("""
                insert into api_token (hash, account, created_at, expires_at)
                values (:hash, :account, :created, :expires)
                """)
                .param("hash", hash)
                .param("account", account)
                .param("created", Timestamp.from(createdAt))
                .param("expires", Timestamp.from(expiresAt))
                .update();
    }
}
