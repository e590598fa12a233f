package vn.khien.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import vn.khien.access.Role;
import vn.khien.audit.Trail;
import vn.khien.platform.NotVisible;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

@KhienTest
class RetiringTest {
    private static final String WORDS = "Đã chuyển sang Cổng dịch vụ công quốc gia";

    @Autowired
    private World world;

    @Autowired
    private RegisteringSystems registering;

    @Autowired
    private Retiring retiring;

    @Autowired
    private Register register;

    @Autowired
    private Trail trail;

    @Test
    void aRetiredSystemLeavesTheRegisterAndTheTrailSaysWhy() {
        var owner = world.organisation("Sở Ngừng dùng", null);
        var viewer = world.viewer(Role.FOCAL_POINT, owner);
        var system = ((RegisteringSystems.Outcome.Done)
                        registering.register(viewer, RegisteringSystemsTest.facts(owner, "Cổng cũ")))
                .system();
        assertThat(retiring.retire(viewer, system.code(), WORDS)).isInstanceOf(Retiring.Outcome.Done.class);
        assertThatThrownBy(() -> register.read(viewer, system.code())).isInstanceOf(NotVisible.class);
        assertThat(retiring.retire(viewer, system.code(), WORDS)).isInstanceOf(Retiring.Outcome.Done.class);
        assertThat(trail.listOf("system:" + system.id(), 10))
                .filteredOn(entry -> entry.act().equals("inventory.retired"))
                .extracting(Trail.Entry::detail)
                .containsExactly(WORDS);
    }

    @Test
    void withoutAReasonOrFromOutsideNothingIsRetired() {
        var owner = world.organisation("Sở Giữ lại", null);
        var viewer = world.viewer(Role.FOCAL_POINT, owner);
        var system = ((RegisteringSystems.Outcome.Done)
                        registering.register(viewer, RegisteringSystemsTest.facts(owner, "Cổng mới")))
                .system();
        assertThat(retiring.retire(viewer, system.code(), " hết "))
                .isInstanceOfSatisfying(
                        Retiring.Outcome.Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("inventory.problem.retire-words"));
        var foreign = world.viewer(Role.FOCAL_POINT, world.organisation("Sở Khác", null));
        assertThatThrownBy(() -> retiring.retire(foreign, system.code(), WORDS)).isInstanceOf(NotVisible.class);
        assertThat(register.read(viewer, system.code()).name()).isEqualTo("Cổng mới");
    }
}
