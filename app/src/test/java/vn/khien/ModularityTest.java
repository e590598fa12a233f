package vn.khien;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {
    private static final ApplicationModules ROOMS = ApplicationModules.of(KhienApplication.class);

    @Test
    void arrowsBetweenRoomsGoOnlyAsDrawn() {
        ROOMS.verify();
    }

    @Test
    void everyRoomListsWhatItMayUse() {
        var rooms =
                ROOMS.stream().filter(room -> !room.getBasePackage().getName().equals("vn.khien.verifier"));
        assertThat(rooms).allSatisfy(room -> {
            var declared = room.getBasePackage().getAnnotation(ApplicationModule.class);
            assertThat(declared)
                    .as("%s needs @ApplicationModule, or it may use everything", room)
                    .isPresent();
            assertThat(declared.get().allowedDependencies())
                    .as("%s: without a list, everything is allowed", room)
                    .doesNotContain(ApplicationModule.OPEN_TOKEN);
        });
    }
}
