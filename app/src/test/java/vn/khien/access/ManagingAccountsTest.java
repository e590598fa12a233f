package vn.khien.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import vn.khien.audit.Trail;
import vn.khien.organisation.Organisation;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;
import vn.khien.support.Browser;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

@KhienTest
class ManagingAccountsTest {
    @Autowired
    World world;

    @Autowired
    ManagingAccounts managing;

    @Autowired
    AccountRows rows;

    @Autowired
    Viewers viewers;

    @Autowired
    Tokens tokens;

    @Autowired
    SignIn signIn;

    @Autowired
    Trail trail;

    @Autowired
    ProductClock clock;

    @LocalServerPort
    int port;

    Organisation body;
    Viewer admin;

    @BeforeEach
    void people() {
        body = world.organisation("Sở Tài khoản", null);
        admin = world.viewer(Role.ADMINISTRATOR, body);
    }

    private String opened() {
        var login = "can.bo." + body.code();
        assertThat(managing.open(admin, login, "Trần Thị Mới", "mot mat khau rat dai"))
                .isEqualTo(new ManagingAccounts.Result.Done(login));
        return login;
    }

    @Test
    void aNewAccountWorksFromItsFirstRoleToItsLast() {
        var login = opened();
        assertThat(viewers.find(login, null)).isEmpty();
        managing.grant(admin, login, "focal_point", body.code(), "01/01/2020", "");
        assertThat(viewers.find(login, null))
                .hasValueSatisfying(viewer -> assertThat(viewer.roles()).containsExactly(Role.FOCAL_POINT));
        var grant = rows.listGrants(managing.find(login).person()).getFirst().id();
        managing.endGrant(admin, login, grant, "31/12/2020");
        assertThat(viewers.find(login, null)).isEmpty();
    }

    @Test
    void aLockedAccountIsNobodyUntilItIsUnlocked() {
        var login = world.login(Role.HEAD, body);
        managing.lock(admin, login, true);
        assertThat(viewers.find(login, null)).isEmpty();
        managing.lock(admin, login, false);
        assertThat(viewers.find(login, null)).isPresent();
    }

    @Test
    void nobodyLocksThemselvesOut() {
        assertThat(managing.lock(admin, admin.account(), true)).isInstanceOf(ManagingAccounts.Result.Refused.class);
    }

    @Test
    void shortPasswordsUnknownOrganisationsAndImpossibleDaysAreRefused() {
        var login = opened();
        assertThat(managing.setPassword(admin, login, "ngan")).isInstanceOf(ManagingAccounts.Result.Refused.class);
        assertThat(managing.grant(admin, login, "head", "KHONG-CO", "01/01/2020", ""))
                .isInstanceOf(ManagingAccounts.Result.Refused.class);
        assertThat(managing.grant(admin, login, "head", body.code(), "31/02/2025", ""))
                .isInstanceOf(ManagingAccounts.Result.Refused.class);
        assertThat(managing.open(admin, login, "Người Khác", "mot mat khau rat dai"))
                .isInstanceOf(ManagingAccounts.Result.Refused.class);
    }

    @Test
    void aRoleThatStandsIsNotGivenAgainWithAnotherLastDay() {
        var login = opened();
        var person = managing.find(login).person();
        var done = new ManagingAccounts.Result.Done(login);
        assertThat(managing.grant(admin, login, "focal_point", body.code(), "01/01/2020", "31/12/2020"))
                .isEqualTo(done);
        assertThat(managing.grant(admin, login, "focal_point", body.code(), "01/01/2020", "31/12/2020"))
                .as("a double click")
                .isEqualTo(done);
        for (var other : List.of("30/06/2020", "31/12/2021", "")) {
            assertThat(managing.grant(admin, login, "focal_point", body.code(), "01/01/2020", other))
                    .isEqualTo(new ManagingAccounts.Result.Refused(
                            List.of(Problem.at("to", "access.problem.grant-stands", "31/12/2020"))));
        }
        managing.grant(admin, login, "head", body.code(), "01/01/2022", "");
        assertThat(problem(managing.grant(admin, login, "head", body.code(), "01/01/2022", "31/12/2022")))
                .isEqualTo("access.problem.grant-stands-open");
        assertThat(rows.listGrants(person)).hasSize(2);
    }

    private static String problem(ManagingAccounts.Result result) {
        return switch (result) {
            case ManagingAccounts.Result.Refused(var problems) ->
                problems.getFirst().code();
            case ManagingAccounts.Result.Done done -> done.toString();
        };
    }

    @Test
    void aRoleThatSeesTheNationIsNotGivenBesideOneThatActsWithinTheOrganisation() {
        var login = opened();
        managing.grant(admin, login, "focal_point", body.code(), "01/01/2020", "31/12/2020");
        assertThat(problem(managing.grant(admin, login, "analyst", body.code(), "31/12/2020", "")))
                .isEqualTo("access.problem.roles-exclude");
        assertThat(managing.grant(admin, login, "analyst", body.code(), "01/01/2021", ""))
                .as("after the other has ended")
                .isInstanceOf(ManagingAccounts.Result.Done.class);
        assertThat(problem(managing.grant(admin, login, "head", body.code(), "01/01/2022", "31/12/2022")))
                .isEqualTo("access.problem.roles-exclude");
        assertThat(managing.grant(admin, login, "issuer", body.code(), "01/01/2021", ""))
                .as("both see the nation")
                .isInstanceOf(ManagingAccounts.Result.Done.class);
        assertThat(managing.grant(admin, login, "administrator", body.code(), "01/01/2020", ""))
                .as("an administrator sees nothing")
                .isInstanceOf(ManagingAccounts.Result.Done.class);
        var other = world.organisation("Sở Tài khoản khác", null);
        assertThat(managing.grant(admin, login, "head", other.code(), "01/01/2022", ""))
                .as("at another organisation")
                .isInstanceOf(ManagingAccounts.Result.Done.class);
    }

    @Test
    void aLockANewPasswordAndTheAdministratorRevokeAllTokensForGood() {
        var login = world.login(Role.FOCAL_POINT, body);
        var account = "account:" + managing.find(login).id();
        var subject = "person:" + managing.find(login).person();
        var locked = tokens.issue(login).orElseThrow();
        assertThat(tokens.findViewer(locked)).isPresent();
        managing.lock(admin, login, true);
        managing.lock(admin, login, false);
        assertThat(tokens.findViewer(locked)).as("after the lock").isEmpty();
        var before = tokens.issue(login).orElseThrow();
        managing.setPassword(admin, login, "mot mat khau khac han");
        assertThat(tokens.findViewer(before)).as("after a new password").isEmpty();
        var one = tokens.issue(login).orElseThrow();
        var other = tokens.issue(login).orElseThrow();
        var beside = world.token(Role.HEAD, body);
        assertThat(managing.countTokens(managing.find(login))).isEqualTo(2);
        managing.revokeTokens(admin, login);
        assertThat(tokens.findViewer(one)).isEmpty();
        assertThat(tokens.findViewer(other)).isEmpty();
        assertThat(tokens.findViewer(beside)).as("of somebody else").isPresent();
        managing.revokeTokens(admin, login);
        assertThat(trail.listOf(subject, 20))
                .filteredOn(act -> act.act().equals("access.tokens-revoked"))
                .extracting(Trail.Entry::detail)
                .as("nothing is told where nothing was revoked")
                .containsExactly(account + " tokens:2", account + " tokens:1", account + " tokens:1");
    }

    @Test
    void theTokensAreRevokedOnThePageOfTheAccount() {
        var login = world.login(Role.FOCAL_POINT, body);
        var token = tokens.issue(login).orElseThrow();
        try (var context = Browser.open(Browser.LAPTOP)) {
            var address = "http://localhost:" + port;
            var page = Browser.signIn(context, address, admin.account(), World.PASSWORD);
            page.navigate(address + "/accounts/" + login);
            page.locator("form[action$='/tokens/revoke'] button").click();
            assertThat(page.locator("form[action$='/tokens/revoke']").count()).isZero();
            assertThat(page.locator("section[aria-labelledby=acts]").innerText())
                    .contains("Thu hồi mã truy cập API", "Cấp mã truy cập API", "Giao vai trò", "Tạo tài khoản");
        }
        assertThat(tokens.findViewer(token)).isEmpty();
    }

    @Test
    void aRoleEndsEarlierThanGivenAndIsNeverProlonged() {
        var login = opened();
        var person = managing.find(login).person();
        managing.grant(admin, login, "focal_point", body.code(), "01/01/2020", "31/12/2099");
        var grant = rows.listGrants(person).getFirst();
        assertThat(grant.goesOn(clock.today())).as("the form is shown").isTrue();
        assertThat(managing.endGrant(admin, login, grant.id(), "30/06/2021"))
                .isInstanceOf(ManagingAccounts.Result.Done.class);
        assertThat(viewers.find(login, null)).isEmpty();
        assertThat(managing.endGrant(admin, login, grant.id(), "30/06/2021"))
                .as("a second click")
                .isInstanceOf(ManagingAccounts.Result.Done.class);
        assertThat(problem(managing.endGrant(admin, login, grant.id(), "31/12/2099")))
                .isEqualTo("access.problem.ends-earlier");
        assertThat(problem(managing.endGrant(admin, login, grant.id(), "31/12/2019")))
                .isEqualTo("access.problem.to");
        assertThat(rows.listGrants(person).getFirst().to()).isEqualTo(LocalDate.of(2021, 6, 30));
        assertThat(trail.listOf("person:" + person, 20))
                .filteredOn(act -> act.act().equals("access.grant-ended"))
                .extracting(Trail.Entry::detail)
                .containsExactly("grant:" + grant.id() + " 2021-06-30");
    }

    @Test
    void theLogOfAnAccountHoldsAllThatWasDoneToItAndToItsRoles() {
        var login = opened();
        var account = managing.find(login);
        managing.grant(admin, login, "focal_point", body.code(), "01/01/2020", "");
        tokens.issue(login);
        managing.endGrant(
                admin, login, rows.listGrants(account.person()).getFirst().id(), "31/12/2020");
        managing.lock(admin, login, true);
        managing.lock(admin, login, false);
        managing.setPassword(admin, login, "mot mat khau khac han");
        assertThatThrownBy(() -> signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(login, "sai")))
                .isInstanceOf(BadCredentialsException.class);
        signIn.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(login, "mot mat khau khac han"));
        trail.record(admin.actor(), "access.account-locked", "account:" + account.id());
        assertThat(managing.listActs(account))
                .extracting(act -> act.act().replace("access.", ""))
                .containsExactly(
                        "account-locked",
                        "signed-in",
                        "sign-in-failed",
                        "password-set",
                        "account-unlocked",
                        "tokens-revoked",
                        "account-locked",
                        "grant-ended",
                        "token-issued",
                        "granted",
                        "account-opened");
    }

    @Test
    void anAccountIsFoundByItsLoginInCapitalsAndBySmallLetters() {
        var login = opened();
        assertThat(login).as("the code of an organisation is in capitals").isNotEqualTo(login.toLowerCase(Locale.ROOT));
        for (var typed : List.of(login, login.toLowerCase(Locale.ROOT), login.substring(4))) {
            assertThat(rows.list(typed, 50, 0))
                    .extracting(AccountRows.Kept::login)
                    .contains(login);
        }
    }
}
