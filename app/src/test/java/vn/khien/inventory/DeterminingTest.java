package vn.khien.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.audit.Trail;
import vn.khien.inventory.Determining.Acceptance;
import vn.khien.organisation.Organisation;
import vn.khien.platform.Problem;
import vn.khien.support.Browser;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// A level is recorded as accepted where the register took it, and nowhere else.
@KhienTest
class DeterminingTest {
    private static final Map<String, List<String>> FIRST_LEVEL =
            Map.of("system_type", List.of("internal"), "information", List.of("public"));

    @Autowired
    private World world;

    @Autowired
    private Determining determining;

    @Autowired
    private RegisteringSystems registering;

    @Autowired
    private Register register;

    @Autowired
    private Trail trail;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Wall wall;

    @Autowired
    private TransactionTemplate transaction;

    @LocalServerPort
    private int port;

    private Organisation owner;
    private Viewer viewer;
    private InformationSystem seen;

    @BeforeEach
    void aSystemOfTheThirdLevel() {
        owner = world.organisation("Sở Xác định", null);
        viewer = world.viewer(Role.FOCAL_POINT, owner);
        seen = ((RegisteringSystems.Outcome.Done)
                        registering.register(viewer, RegisteringSystemsTest.facts(owner, "Cổng nội bộ")))
                .system();
    }

    private long countDeterminations() {
        return db.sql("select count(*) from level_determination where system = :system")
                .param("system", seen.id())
                .query(Long.class)
                .single();
    }

    private List<String> listActs() {
        return trail.listOf("system:" + seen.id(), 20).stream()
                .map(Trail.Entry::act)
                .toList();
    }

    @Test
    void anAcceptedLevelStandsInTheRegisterWithWhatItRestsOn() {
        assertThat(determining.accept(viewer, seen.code(), seen.version(), FIRST_LEVEL))
                .isEqualTo(new Acceptance.Accepted(1));
        assertThat(register.read(viewer, seen.code()).level()).isEqualTo(1);
        assertThat(countDeterminations()).isOne();
        assertThat(listActs()).contains("inventory.level-determined");
    }

    @Test
    void aSystemThatSomebodyChangedMeanwhileKeepsItsLevelAndNothingIsRecorded() {
        registering.update(viewer, seen.code(), seen.version(), RegisteringSystemsTest.facts(owner, "Cổng khác"));
        assertThat(determining.accept(viewer, seen.code(), seen.version(), FIRST_LEVEL))
                .isEqualTo(new Acceptance.Refused(List.of(Problem.at("version", "inventory.problem.meanwhile"))));
        nothingIsRecorded();
    }

    @Test
    void whatTheRegisterRefusesIsNotRecorded() {
        transaction.executeWithoutResult(_ -> {
            wall.stand(viewer.scope());
            db.sql("update information_system set dossier_date = date '1980-01-01' where id = :id")
                    .param("id", seen.id())
                    .update();
        });
        assertThat(determining.accept(viewer, seen.code(), seen.version(), FIRST_LEVEL))
                .isEqualTo(new Acceptance.Refused(List.of(Problem.at("dossierDate", "inventory.problem.date.range"))));
        nothingIsRecorded();
    }

    @Test
    void aMistypedNumberIsNamedInsteadOfBeingLeftOut() {
        var mistyped = Map.of(
                "system_type", List.of("internal"),
                "information", List.of("public"),
                "data_subjects", List.of("10000 người"));
        assertThat(determining.accept(viewer, seen.code(), seen.version(), mistyped))
                .isEqualTo(new Acceptance.Refused(List.of(Problem.at("data_subjects", "inventory.problem.count"))));
        nothingIsRecorded();
    }

    private void nothingIsRecorded() {
        assertThat(register.read(viewer, seen.code()).level()).isEqualTo(3);
        assertThat(countDeterminations()).isZero();
        assertThat(listActs()).doesNotContain("inventory.level-determined");
    }

    @Test
    void theFormKeepsItsAnswersWhereAcceptingIsRefusedAndTheSecondTimeTakesTheLevel() {
        var address = "http://localhost:" + port + "/systems/" + seen.code();
        try (var context = Browser.open(Browser.LAPTOP)) {
            var page = Browser.signIn(
                    context, "http://localhost:" + port, world.login(Role.FOCAL_POINT, owner), World.PASSWORD);
            page.navigate(address + "/level");
            assertThat(page.inputValue("#data_subjects")).isEqualTo("200");
            assertThat(page.isChecked("input[name=information][value=personal]"))
                    .isTrue();
            assertThat(page.locator("input[type=radio][name=public_service_level]")
                            .all())
                    .extracting(choice -> choice.getAttribute("value"))
                    .containsExactly("0", "1", "2", "3", "4");
            page.uncheck("input[name=information][value=personal]");
            page.check("input[name=system_type][value=internal]");
            page.check("input[name=information][value=public]");
            page.fill("#data_subjects", "mười");
            page.click("form[method=get] button:has-text('Đề xuất cấp độ')");
            assertThat(page.textContent("[role=alert]")).contains("850.000");
            assertThat(page.inputValue("#data_subjects")).isEqualTo("mười");
            assertThat(page.locator("form[method=post][action$='/level']").count())
                    .isZero();

            page.fill("#data_subjects", "0");
            page.click("form[method=get] button:has-text('Đề xuất cấp độ')");
            registering.update(viewer, seen.code(), seen.version(), RegisteringSystemsTest.facts(owner, "Cổng khác"));
            page.click("form[method=post][action$='/level'] button");
            assertThat(page.textContent("[role=alert]")).contains("Người khác vừa sửa");
            assertThat(page.isChecked("input[type=checkbox][name=information][value=public]"))
                    .isTrue();
            page.click("form[method=post][action$='/level'] button");
            assertThat(page.url()).isEqualTo(address);
        }
        assertThat(register.read(viewer, seen.code()).level()).isEqualTo(1);
    }
}
