package vn.khien.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.assessment.Reviews;
import vn.khien.audit.Actor;
import vn.khien.audit.Trail;
import vn.khien.notification.Notices;
import vn.khien.organisation.Changing;
import vn.khien.organisation.Organisation;
import vn.khien.platform.NotVisible;
import vn.khien.platform.ProductClock;
import vn.khien.support.Browser;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// What a body owned that is no more has an owner again: its successor, or the one that a person chooses of several.
@KhienTest
class PassingOnTest {
    @Autowired
    private World world;

    @Autowired
    private Reviews reviews;

    @Autowired
    private Changing changing;

    @Autowired
    private PassingOn passingOn;

    @Autowired
    private TakingOver takingOver;

    @Autowired
    private Register register;

    @Autowired
    private Notices notices;

    @Autowired
    private Trail trail;

    @Autowired
    private ProductClock clock;

    @Autowired
    private JdbcClient db;

    @LocalServerPort
    private int port;

    private Organisation old;
    private Organisation heir;
    private Organisation secondHeir;
    private Viewer focalOfHeir;
    private Viewer focalOfSecond;
    private long system;
    private String code;

    @BeforeEach
    void aBodyWithASystem() {
        old = world.organisation("Tỉnh Sắp Sáp nhập", null);
        heir = world.organisation("Tỉnh Kế thừa", null);
        secondHeir = world.organisation("Tỉnh Kế thừa Khác", null);
        focalOfHeir = world.viewer(Role.FOCAL_POINT, heir);
        focalOfSecond = world.viewer(Role.FOCAL_POINT, secondHeir);
        system = reviews.system(old, 3, "Cổng dịch vụ công");
        code = reviews.codeOf(system);
    }

    private void succeeds(Organisation successor, String kind) {
        db.sql("insert into succession (predecessor, successor, kind) values (:from, :to, :kind)")
                .param("from", old.id())
                .param("to", successor.id())
                .param("kind", kind)
                .update();
    }

    private void oldBodyEndedYesterday() {
        changing.end(Actor.SYSTEM, old.id(), clock.today().minusDays(1));
    }

    @Test
    void theOnlySuccessorOwnsThemAndTheSystemSaysWhoseItWas() {
        succeeds(heir, "merged_into");
        oldBodyEndedYesterday();
        passingOn.passOn();
        passingOn.passOn();
        var passed = register.read(focalOfHeir, code);
        assertThat(passed.owner()).isEqualTo(heir.id());
        assertThat(register.listFormerOwners(focalOfHeir, passed))
                .singleElement()
                .satisfies(former -> assertThat(former.nameVi()).isEqualTo("Tỉnh Sắp Sáp nhập"));
        assertThat(trail.listOf("system:" + system, 10))
                .filteredOn(entry -> entry.act().equals("inventory.passed-on"))
                .extracting(Trail.Entry::detail)
                .containsExactly("organisation:" + heir.id());
        assertThat(notices.countUnread(focalOfHeir)).isEqualTo(1);
    }

    @Test
    void aBodyThatGoesOnKeepsItsSystemsAndAMovedFunctionTakesNone() {
        succeeds(heir, "merged_into");
        passingOn.passOn();
        assertThatThrownBy(() -> register.read(focalOfHeir, code)).isInstanceOf(NotVisible.class);
        db.sql("update succession set kind = 'function_moved' where predecessor = :id")
                .param("id", old.id())
                .update();
        oldBodyEndedYesterday();
        passingOn.passOn();
        assertThatThrownBy(() -> register.read(focalOfHeir, code)).isInstanceOf(NotVisible.class);
    }

    @Test
    void ofSeveralSuccessorsAPersonChoosesOnceAndTheOthersAreTold() {
        succeeds(heir, "continues");
        succeeds(secondHeir, "continues");
        oldBodyEndedYesterday();
        passingOn.passOn();
        passingOn.passOn();
        assertThat(notices.countUnread(focalOfHeir)).as("asked once").isEqualTo(1);
        assertThat(takingOver.listLeft(focalOfHeir)).singleElement().satisfies(left -> {
            assertThat(left.nameVi()).isEqualTo("Tỉnh Sắp Sáp nhập");
            assertThat(left.heirs()).extracting(PassingRows.Heir::organisation).containsExactly(heir.id());
            assertThat(left.others()).extracting(PassingRows.Heir::organisation).containsExactly(secondHeir.id());
            assertThat(left.systems()).extracting(PassingRows.Waiting::code).containsExactly(code);
        });
        assertThat(takingOver.takeOver(focalOfHeir, Set.of(code), heir.code()))
                .isEqualTo(new TakingOver.Outcome.Done(1));
        assertThat(register.read(focalOfHeir, code).owner()).isEqualTo(heir.id());
        assertThat(notices.countUnread(focalOfSecond)).isEqualTo(2);
        assertThat(takingOver.takeOver(focalOfSecond, Set.of(code), secondHeir.code()))
                .isInstanceOfSatisfying(
                        TakingOver.Outcome.Refused.class,
                        refused -> assertThat(refused.problem().code()).isEqualTo("inventory.problem.takeover-gone"));
        assertThat(register.read(focalOfHeir, code).owner()).isEqualTo(heir.id());
        assertThat(trail.listOf("system:" + system, 10))
                .extracting(Trail.Entry::act)
                .contains("inventory.taken-over");
    }

    @Test
    void nobodyChoosesForAnotherSuccessorAndWhoIsNoneSeesNothing() {
        succeeds(heir, "continues");
        succeeds(secondHeir, "continues");
        oldBodyEndedYesterday();
        passingOn.passOn();
        assertThatThrownBy(() -> takingOver.takeOver(focalOfHeir, Set.of(code), secondHeir.code()))
                .isInstanceOf(NotVisible.class);
        var stranger = world.viewer(Role.FOCAL_POINT, world.organisation("Sở Người ngoài", null));
        assertThat(takingOver.listLeft(stranger)).isEmpty();
        assertThat(takingOver.takeOver(stranger, Set.of(code), heir.code()))
                .isInstanceOf(TakingOver.Outcome.Refused.class);
        assertThat(takingOver.listLeft(focalOfHeir)).hasSize(1);
    }

    @Test
    void onThePageASuccessorTakesOverWhatItChoseAndTheSystemSaysWhoseItWas() {
        succeeds(heir, "continues");
        succeeds(secondHeir, "continues");
        oldBodyEndedYesterday();
        passingOn.passOn();
        try (var context = Browser.open(Browser.PHONE)) {
            var address = "http://localhost:" + port;
            var page = Browser.signIn(context, address, world.login(Role.FOCAL_POINT, heir), World.PASSWORD);
            page.navigate(address + "/systems");
            page.locator(".note.warn a").click();
            assertThat(page.locator("main").innerText()).contains("Tỉnh Kế thừa Khác");
            page.locator("main form button").click();
            assertThat(page.locator("[role=alert]").innerText()).contains("Chọn ít nhất một hệ thống");
            page.locator("input[value='" + code + "']").check();
            page.locator("main form button").click();
            assertThat(page.locator(".note.ok").innerText()).contains("Đã tiếp nhận. Số hệ thống: 1.");
            page.navigate(address + "/systems/" + code);
            assertThat(page.locator("main").innerText()).contains("Trước đây của", "Tỉnh Sắp Sáp nhập, đến");
        }
    }

    @Test
    void theFormKeepsAnOwnerThatIsNoMoreAndNamesItsSuccessors() {
        var above = world.organisation("Bộ Trên Tỉnh Cũ", null);
        world.organisation("Tỉnh Đầu danh sách", above);
        var ended = world.organisation("Tỉnh Đã Kết thúc", above);
        var kept = reviews.codeOf(reviews.system(ended, 3, "Cổng của tỉnh cũ"));
        old = ended;
        succeeds(heir, "continues");
        succeeds(secondHeir, "continues");
        oldBodyEndedYesterday();
        try (var context = Browser.open(Browser.LAPTOP)) {
            var address = "http://localhost:" + port;
            var page = Browser.signIn(context, address, world.login(Role.FOCAL_POINT, above), World.PASSWORD);
            page.navigate(address + "/systems/" + kept + "/edit");
            assertThat(page.inputValue("#owner")).isEqualTo(ended.code());
            assertThat(page.locator("#owner-ended").innerText())
                    .contains("Tỉnh Đã Kết thúc", "Tỉnh Kế thừa", "Tỉnh Kế thừa Khác");
            page.fill("#name", "Cổng đã sửa tên");
            page.click("main form button");
            assertThat(page.locator("h1").innerText()).isEqualTo("Cổng đã sửa tên");
        }
        assertThat(register.read(world.viewer(Role.FOCAL_POINT, above), kept).owner())
                .isEqualTo(ended.id());
    }
}
