package vn.khien.incident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.inventory.Dossier;
import vn.khien.inventory.InformationSystem;
import vn.khien.inventory.RegisteringSystems;
import vn.khien.inventory.SystemFacts;
import vn.khien.organisation.Organisation;
import vn.khien.platform.ProductClock;
import vn.khien.support.World;

/// The world of these tests: the authorities and the law of April 2024, in which response and personal data belong to
/// two authorities. Turn to it before a test, and back afterwards.
class April2024 {
    static final Instant NOW = Instant.parse("2024-04-25T02:41:00Z");

    private final World world;
    private final ProductClock clock;
    private final RegisteringSystems registering;

    April2024(World world, ProductClock clock, RegisteringSystems registering) {
        this.world = world;
        this.clock = clock;
        this.registering = registering;
    }

    void turnTo(Instant instant) {
        clock.shiftBy(Duration.between(Clock.systemUTC().instant(), instant));
    }

    void turnBack() {
        clock.shiftBy(Duration.ZERO);
    }

    Viewer coordinator() {
        return world.viewer(Role.COORDINATOR, world.shipped("VNCERT-CC"));
    }

    Viewer personalDataAuthority() {
        return world.viewer(Role.COORDINATOR, world.shipped("A05"));
    }

    InformationSystem system(Organisation owner, int level) {
        var outcome = registering.register(
                world.viewer(Role.FOCAL_POINT, owner),
                new SystemFacts(
                        "",
                        "Quản lý khám chữa bệnh",
                        "",
                        owner.id(),
                        "Tổ CNTT",
                        null,
                        null,
                        true,
                        true,
                        level,
                        Dossier.APPROVED,
                        "12/QĐ",
                        java.time.LocalDate.of(2024, 1, 5),
                        false));
        return ((RegisteringSystems.Outcome.Done) outcome).system();
    }

    /// The five answers.
    static Map<String, String> answers(String detected, String personal) {
        return new HashMap<>(Map.of(
                "kind", "ransomware",
                "what", "Tệp bị mã hóa <script>alert(1)</script>",
                "detected", detected,
                "where", "Phòng máy chủ",
                "service", "stopped",
                "personal", personal));
    }

    static Map<String, String> with(Map<String, String> answers, String... pairs) {
        var all = new HashMap<>(answers);
        for (int i = 0; i < pairs.length; i += 2) {
            all.put(pairs[i], pairs[i + 1]);
        }
        return all;
    }
}
