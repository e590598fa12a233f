package vn.khien.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import vn.khien.audit.Actor;
import vn.khien.audit.Trail;
import vn.khien.platform.ProductClock;

/// API tokens: the same rights as the account, for 90 days or until they are revoked ([ManagingAccounts]). Only a hash
/// is kept.
@Component
public class Tokens {
    private static final Duration VALID = Duration.ofDays(90);

    private final AccessRows rows;
    private final Viewers viewers;
    private final ProductClock clock;
    private final Trail trail;
    private final SecureRandom random = new SecureRandom();

    Tokens(AccessRows rows, Viewers viewers, ProductClock clock, Trail trail) {
        this.rows = rows;
        this.viewers = viewers;
        this.clock = clock;
        this.trail = trail;
    }

    /// A new token for the account, or nothing where there is no such active account.
    @Transactional
    public Optional<String> issue(String login) {
        return rows.findActiveAccount(login).map(account -> {
            var bytes = new byte[32];
            random.nextBytes(bytes);
            var token = "khien_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            var now = clock.instant();
            rows.insertToken(hash(token), account.id(), now, now.plus(VALID));
            trail.record(Actor.SYSTEM, "access.token-issued", "person:" + account.person(), "account:" + account.id());
            return token;
        });
    }

    /// The viewer to whom the token belongs; nothing where it is not valid, or its account may do nothing.
    Optional<Viewer> findViewer(String token) {
        return viewers.findByToken(hash(token));
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
