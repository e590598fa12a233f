package vn.khien.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

@KhienTest
class ViewersTest {
    @Autowired
    private World world;

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
}
