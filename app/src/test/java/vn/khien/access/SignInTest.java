package vn.khien.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import vn.khien.audit.Trail;
import vn.khien.platform.ProductClock;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

@KhienTest
class SignInTest {
    @Autowired
    World world;

    @Autowired
    SignIn signIn;

    @Autowired
    AccessRows rows;

    @Autowired
    Trail trail;

    @Autowired
    ProductClock clock;

    String login = "";

    @BeforeEach
    void anAccount() {
        login = world.login(Role.FOCAL_POINT, world.organisation("Sở Đăng nhập", null));
    }

    private Authentication signIn(String typed, String password) {
        return signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(typed, password));
    }

    @Test
    void aLoginWaitsAfterFiveFailuresAndAnotherDoesNot() {
        for (var i = 0; i < SignIn.FAILURES_MAX; i++) {
            assertThatThrownBy(() -> signIn(login, "sai")).isInstanceOf(BadCredentialsException.class);
        }
        assertThatThrownBy(() -> signIn(login, World.PASSWORD)).isInstanceOf(LockedException.class);
        var other = world.login(Role.FOCAL_POINT, world.organisation("Sở Khác", null));
        assertThat(signIn(other, World.PASSWORD).isAuthenticated()).isTrue();
    }

    @Test
    void whatIsTooLongForALoginIsWrongAndKeptNowhere() {
        var longest = login + "x".repeat(SignIn.LOGIN_MAX - login.length());
        var tooLong = longest + "x";
        assertThatThrownBy(() -> signIn(longest, "sai")).isInstanceOf(BadCredentialsException.class);
        assertThatThrownBy(() -> signIn(tooLong, "sai")).isInstanceOf(BadCredentialsException.class);
        assertThat(rows.countFailuresSince(longest, Instant.EPOCH)).isOne();
        assertThat(rows.countFailuresSince(tooLong, Instant.EPOCH)).isZero();
        assertThat(trail.listOf("login:" + tooLong, 1)).isEmpty();
    }

    @Test
    void failuresAreForgottenWhenTheyCountNoMore() {
        var now = clock.instant();
        rows.insertFailure("nguoi.cu", now.minus(SignIn.WINDOW).minusSeconds(1));
        rows.insertFailure("nguoi.cu", now.minus(SignIn.WINDOW).plusSeconds(60));
        assertThatThrownBy(() -> signIn(login, "sai")).isInstanceOf(BadCredentialsException.class);
        assertThat(rows.countFailuresSince("nguoi.cu", Instant.EPOCH)).isOne();
    }
}
