package vn.khien.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.khien.audit.Actor;
import vn.khien.organisation.Organisation;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

@KhienTest
class ViewersTest {
    @Autowired
    private World world;

    @Autowired
    private Accounts accounts;

    @Autowired
    private Viewers viewers;

    @Test
    void aFocalPointSeesTheOwnOrganisationAndAllBelowAndNothingBeside() {
        var ministry = world.organisation("Bộ Thử nghiệm", null);
        var below = world.organisation("Cục Thử nghiệm", ministry);
        var beside = world.organisation("Bộ Bên cạnh", null);
        var viewer = world.viewer(Role.FOCAL_POINT, ministry);
        assertThat(viewer.scope().contains(ministry.path())).isTrue();
        assertThat(viewer.scope().contains(below.path())).isTrue();
        assertThat(viewer.scope().contains(beside.path())).isFalse();
    }

    @Test
    void anAdministratorSeesNoContent() {
        var viewer = world.viewer(Role.ADMINISTRATOR, world.organisation("Trung tâm Quản trị", null));
        assertThat(viewer.scope()).isEqualTo(Scope.NOTHING);
        assertThat(viewer.may(Right.READ_SYSTEMS)).isFalse();
    }

    @Test
    void anAnalystSeesTheNation() {
        var viewer = world.viewer(Role.ANALYST, world.organisation("Bộ Tiếp nhận", null));
        assertThat(viewer.scope()).isEqualTo(Scope.NATION);
    }

    /// A viewer who holds all of the roles at one organisation.
    private Viewer holding(Organisation organisation, Role... roles) {
        var login = world.login(roles[0], organisation);
        var person = viewers.find(login, null).orElseThrow().person();
        for (var i = 1; i < roles.length; i++) {
            accounts.grant(Actor.SYSTEM, person, roles[i], organisation.id(), LocalDate.of(2020, 1, 1));
        }
        return viewers.find(login, null).orElseThrow();
    }

    @Test
    void anAdministratorWhoHoldsAnotherRoleSeesWhatThatRoleSees() {
        var ministry = world.organisation("Bộ Kiêm nhiệm", null);
        var focal = holding(ministry, Role.FOCAL_POINT, Role.ADMINISTRATOR);
        assertThat(focal.scope()).isEqualTo(Scope.below(ministry.path()));
        assertThat(focal.may(Right.MANAGE_ACCOUNTS)).isTrue();
        assertThat(holding(ministry, Role.ISSUER, Role.ADMINISTRATOR).scope()).isEqualTo(Scope.NATION);
    }

    @Test
    void rolesThatAllSeeTheNationSeeItTogether() {
        var office = world.organisation("Văn phòng Kiêm nhiệm", null);
        assertThat(holding(office, Role.ISSUER, Role.ANALYST, Role.WARNING_DESK).scope())
                .isEqualTo(Scope.NATION);
    }

    @Test
    void whoActsWithinAnOrganisationSeesNoFurtherByAnotherRole() {
        var ministry = world.organisation("Bộ Hai vai", null);
        var all = Arrays.stream(Role.values()).filter(Role::seesContent).toList();
        for (var national : all.stream().filter(Role::national).toList()) {
            for (var local : all.stream().filter(role -> !role.national()).toList()) {
                assertThat(holding(ministry, national, local).scope())
                        .as(national + " and " + local)
                        .isEqualTo(Scope.below(ministry.path()));
            }
        }
    }
}
