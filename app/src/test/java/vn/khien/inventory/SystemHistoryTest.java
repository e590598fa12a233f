package vn.khien.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.platform.ProductClock;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// A system is read as the register held it at an instant, whatever it became since.
@KhienTest
class SystemHistoryTest {
    @Autowired
    private World world;

    @Autowired
    private RegisteringSystems registering;

    @Autowired
    private Retiring retiring;

    @Autowired
    private SystemHistory history;

    @Autowired
    private ProductClock clock;

    @Autowired
    private Wall wall;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void eachStateIsFoundByItsInstant() {
        var owner = world.organisation("Sở Có lịch sử", null);
        var viewer = world.viewer(Role.FOCAL_POINT, owner);
        var before = clock.instant();
        var first = system(registering.register(viewer, RegisteringSystemsTest.facts(owner, "Cổng lần một")));
        var asFirst = clock.instant();
        registering.update(viewer, first.code(), first.version(), RegisteringSystemsTest.facts(owner, "Cổng lần hai"));
        var asSecond = clock.instant();
        retiring.retire(viewer, first.code(), "Đã chuyển sang Cổng dịch vụ công quốc gia");

        assertThat(at(viewer, first.id(), before)).isEmpty();
        assertThat(at(viewer, first.id(), asFirst)).map(SystemHistory.Was::name).contains("Cổng lần một");
        assertThat(at(viewer, first.id(), asSecond)).hasValueSatisfying(was -> {
            assertThat(was.name()).isEqualTo("Cổng lần hai");
            assertThat(was.retired()).isFalse();
            assertThat(was.since()).isBetween(asFirst, asSecond);
        });
        assertThat(at(viewer, first.id(), clock.instant()))
                .map(SystemHistory.Was::retired)
                .contains(true);
    }

    @Test
    void nobodyReadsWhatAForeignSystemWas() {
        var owner = world.organisation("Sở Giữ lịch sử", null);
        var system = system(registering.register(
                world.viewer(Role.FOCAL_POINT, owner), RegisteringSystemsTest.facts(owner, "Cổng riêng")));
        var foreign = world.viewer(Role.FOCAL_POINT, world.organisation("Sở Tò mò", null));

        assertThat(at(foreign, system.id(), clock.instant())).isEmpty();
    }

    private Optional<SystemHistory.Was> at(Viewer viewer, long system, Instant at) {
        return transaction.execute(_ -> {
            wall.stand(viewer.scope());
            return history.findAt(system, at);
        });
    }

    private static InformationSystem system(RegisteringSystems.Outcome outcome) {
        return ((RegisteringSystems.Outcome.Done) outcome).system();
    }
}
