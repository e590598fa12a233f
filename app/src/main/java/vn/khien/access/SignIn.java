package vn.khien.access;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import vn.khien.audit.Actor;
import vn.khien.audit.Trail;
import vn.khien.platform.ProductClock;

/// Signs in with login and password. After five failures within ten minutes the login waits: guessing is slowed for
/// every node alike, since failures are counted in the database. Failures are kept for that time. A login of
/// more than [#LOGIN_MAX] characters is refused unread.
@Component
class SignIn implements AuthenticationProvider {
    static final int FAILURES_MAX = 5;
    static final Duration WINDOW = Duration.ofMinutes(10);
    /// No account has a longer login.
    static final int LOGIN_MAX = 64;

    private final AccessRows rows;
    private final PasswordEncoder passwords;
    private final ProductClock clock;
    private final Trail trail;
    private @Nullable String hashOfNobody;

    SignIn(AccessRows rows, PasswordEncoder passwords, ProductClock clock, Trail trail) {
        this.rows = rows;
        this.passwords = passwords;
        this.clock = clock;
        this.trail = trail;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var login = attempt.getName().strip();
        if (login.length() > LOGIN_MAX) {
            throw wrong();
        }
        var password = String.valueOf(attempt.getCredentials());
        if (rows.countFailuresSince(login, clock.instant().minus(WINDOW)) >= FAILURES_MAX) {
            throw new LockedException("too many failures");
        }
        var account = rows.findActiveAccount(login);
        // The same work with and without an account, so that time does not tell which logins exist.
        var matches = passwords.matches(
                password, account.map(AccessRows.Account::passwordHash).orElseGet(this::hashOfNobody));
        if (account.isEmpty() || !matches) {
            var now = clock.instant();
            rows.deleteFailuresBefore(now.minus(WINDOW));
            rows.insertFailure(login, now);
            trail.record(Actor.SYSTEM, "access.sign-in-failed", "login:" + login);
            throw wrong();
        }
        rows.deleteFailures(login);
        trail.record(
                new Actor(account.get().person(), null),
                "access.signed-in",
                "person:" + account.get().person(),
                "account:" + account.get().id());
        return UsernamePasswordAuthenticationToken.authenticated(login, null, List.of());
    }

    /// Made for the first unknown login, not at every start: hashing is slow on purpose. That one alone takes twice as
    /// long, and tells nothing.
    private synchronized String hashOfNobody() {
        if (hashOfNobody == null) {
            hashOfNobody = Objects.requireNonNull(passwords.encode("nobody has this password"));
        }
        return hashOfNobody;
    }

    private static BadCredentialsException wrong() {
        return new BadCredentialsException("login or password is wrong");
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
