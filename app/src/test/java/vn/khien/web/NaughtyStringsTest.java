package vn.khien.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.access.Role;
import vn.khien.inventory.Dossier;
import vn.khien.inventory.RegisteringSystems;
import vn.khien.inventory.SystemFacts;
import vn.khien.support.Browser;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// Strings that break programs, as names of systems: each is taken or refused in words, and none does anything.
@KhienTest
class NaughtyStringsTest {
    @Autowired
    private World world;

    @Autowired
    private RegisteringSystems registering;

    @LocalServerPort
    private int port;

    private static List<String> strings() throws Exception {
        return JsonMapper.shared()
                .readValue(
                        Files.readString(Path.of("src/test/resources/workbooks/naughty-strings.json")),
                        new TypeReference<List<String>>() {});
    }

    @Test
    void noNameOfASystemBreaksOrRunsAnything() throws Exception {
        var owner = world.organisation("Sở Chuỗi lạ", null);
        var focal = world.viewer(Role.FOCAL_POINT, owner);
        var taken = 0;
        for (var name : strings()) {
            var outcome = registering.register(
                    focal,
                    new SystemFacts(
                            "",
                            name,
                            name,
                            owner.id(),
                            "",
                            null,
                            null,
                            false,
                            false,
                            1,
                            Dossier.NONE,
                            null,
                            null,
                            false));
            taken += outcome instanceof RegisteringSystems.Outcome.Done ? 1 : 0;
        }
        assertThat(taken).isGreaterThan(100);
        try (var context = Browser.open(Browser.LAPTOP)) {
            var address = "http://localhost:" + port;
            var page = Browser.signIn(context, address, world.login(Role.FOCAL_POINT, owner), World.PASSWORD);
            var ran = new ArrayList<String>();
            page.onDialog(dialog -> {
                ran.add(dialog.message());
                dialog.dismiss();
            });
            page.onConsoleMessage(message -> {
                if (message.text().contains("Content Security Policy")) {
                    ran.add(message.text());
                }
            });
            for (int from = 0; from < taken; from += 50) {
                page.navigate(address + "/systems?from=" + from);
                assertThat(page.locator("main table tbody tr").count()).isPositive();
                assertThat(page.locator("main script, main iframe, main img[onerror]")
                                .count())
                        .isZero();
            }
            assertThat(ran).isEmpty();
        }
    }
}
