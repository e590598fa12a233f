package vn.khien.access;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.audit.Actor;
import vn.khien.audit.Trail;
import vn.khien.platform.ProductClock;

/// Opens accounts and grants roles.
@Component
public class Accounts {
    private final JdbcClient db;
    private final PasswordEncoder passwords;
    private final ProductClock clock;
    private final Trail trail;

    Accounts(JdbcClient db, PasswordEncoder passwords, ProductClock clock, Trail trail) {
        this.db = db;
        this.passwords = passwords;
        this.clock = clock;
        this.trail = trail;
    }

    /// The Argon2id hash of a password: about 50 ms of work.
    public String hash(String password) {
        return Objects.requireNonNull(passwords.encode(password));
    }

    public boolean isTaken(String login) {
        return db.sql("select exists (select from account where login = :login)")
                .param("login", login)
                .query(Boolean.class)
                .single();
    }

    /// Opens an account for a person.
    @Transactional
    public void open(Actor actor, String login, long person, String passwordHash) {
        db.sql("""
                insert into account (login, person, password_hash, created_at)
                values (:login, :person, :hash, :at)
                """)
                .param("login", login)
                .param("person", person)
                .param("hash", passwordHash)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        trail.record(actor, "access.account-opened", "login:" + login);
    }

    /// Grants a role for an organisation from a day on, without end.
    @Transactional
    public void grant(Actor actor, long person, Role role, long organisation, LocalDate from) {
        db.sql("""
                insert into role_grant (person, role, organisation, valid_from)
                values (:person, :role, :organisation, :from)
                """)
                .param("person", person)
                .param("role", role.code())
                .param("organisation", organisation)
                .param("from", from)
                .update();
        trail.record(actor, "access.granted", "person:" + person, role.code() + " organisation:" + organisation);
    }
}
