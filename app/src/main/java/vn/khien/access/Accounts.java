package vn.khien.access;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
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

    /// An account for a person, with the hash of its password.
    public record NewAccount(String login, long person, String passwordHash) {}

    /// A role for an organisation from a day on, without end.
    public record NewGrant(long person, Role role, long organisation, LocalDate from) {}

    /// Opens an account for a person.
    @Transactional
    public void open(Actor actor, String login, long person, String passwordHash) {
        openAll(actor, List.of(new NewAccount(login, person, passwordHash)));
    }

    /// Opens many accounts with one statement.
    @Transactional
    public void openAll(Actor actor, List<NewAccount> all) {
        db.sql("""
                insert into account (login, person, password_hash, created_at)
                select login, person, hash, :at
                  from unnest(cast(:logins as text[]), cast(:people as bigint[]), cast(:hashes as text[]))
                       with ordinality as n (login, person, hash, place)
                 order by place
                """)
                .param("logins", all.stream().map(NewAccount::login).toArray(String[]::new))
                .param("people", all.stream().map(NewAccount::person).toArray(Long[]::new))
                .param("hashes", all.stream().map(NewAccount::passwordHash).toArray(String[]::new))
                .param("at", Timestamp.from(clock.instant()))
                .update();
        trail.recordAll(
                actor,
                "access.account-opened",
                all.stream()
                        .map(one -> new Trail.Done("person:" + one.person(), "login:" + one.login()))
                        .toList());
    }

    /// Grants a role for an organisation from a day on, without end.
    @Transactional
    public void grant(Actor actor, long person, Role role, long organisation, LocalDate from) {
        grantAll(actor, List.of(new NewGrant(person, role, organisation, from)));
    }

    /// Grants many roles with one statement.
    @Transactional
    public void grantAll(Actor actor, List<NewGrant> all) {
        db.sql("""
                insert into role_grant (person, role, organisation, valid_from)
                select person, role, organisation, cast(day as date)
                  from unnest(cast(:people as bigint[]), cast(:roles as text[]), cast(:organisations as bigint[]),
                              cast(:days as text[])) with ordinality as n (person, role, organisation, day, place)
                 order by place
                """)
                .param("people", all.stream().map(NewGrant::person).toArray(Long[]::new))
                .param("roles", all.stream().map(one -> one.role().code()).toArray(String[]::new))
                .param("organisations", all.stream().map(NewGrant::organisation).toArray(Long[]::new))
                .param("days", all.stream().map(one -> one.from().toString()).toArray(String[]::new))
                .update();
        trail.recordAll(
                actor,
                "access.granted",
                all.stream()
                        .map(one -> new Trail.Done(
                                "person:" + one.person(), one.role().code() + " organisation:" + one.organisation()))
                        .toList());
    }
}
