package vn.khien.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
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
import vn.khien.platform.NotVisible;
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
    private LevelAnswers answers;

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
                .isEqualTo(new Acceptance.Refused(
                        List.of(Problem.at("dossierDate", "inventory.problem.date.range", "01/01/1980"))));
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
    void stepByStepToAProposalThatNamesTheArticleOfEachStepAndIsTakenOver() {
        var address = "http://localhost:" + port + "/systems/" + seen.code();
        try (var context = Browser.open(Browser.LAPTOP)) {
            var page = signedIn(context);
            page.navigate(address + "/level");
            assertThat(page.textContent("main h2")).startsWith("Bước 1 trên 5");
            assertThat(page.isChecked("input[name=information][value=personal]"))
                    .as("what the register knows")
                    .isTrue();
            page.check("input[name=system_type][value=public]");
            onTo(page, "Bước 2 trên 5");
            page.check("input[name=serves_defence_security][value=false]");
            onTo(page, "Bước 3 trên 5");
            assertThat(page.inputValue("#data_subjects")).isEqualTo("200");
            page.fill("#sensitive_data_subjects", "0");
            page.fill("#data_subjects", "mười");
            onTo(page, "Bước 3 trên 5");
            assertThat(page.textContent("[role=alert]")).contains("850.000");
            assertThat(page.inputValue("#data_subjects")).isEqualTo("mười");
            page.fill("#data_subjects", "200");
            onTo(page, "Bước 4 trên 5");
            page.click("button[name=before]");
            assertThat(page.textContent("main h2")).startsWith("Bước 3 trên 5");
            assertThat(page.inputValue("#sensitive_data_subjects")).isEqualTo("0");
            onTo(page, "Bước 4 trên 5");
            page.click("button[name=after]");
            assertThat(page.textContent("section.note")).contains("Đề xuất: cấp độ 2", "NĐ331 Đ12.2.b");
            assertThat(page.textContent("#step-1")).contains("Phục vụ người dân", "NĐ331 Đ12.2.b");
            assertThat(page.textContent("#step-2")).contains("NĐ331 Đ13.1", "không quyết định cấp độ");

            registering.update(viewer, seen.code(), seen.version(), RegisteringSystemsTest.facts(owner, "Cổng khác"));
            page.click("form[method=post][action$='/level'] button");
            assertThat(page.textContent("[role=alert]")).contains("Người khác vừa sửa");
            assertThat(page.textContent("#step-3")).as("answers are kept").contains("200");
            page.click("form[method=post][action$='/level'] button");
            assertThat(page.url()).isEqualTo(address);
        }
        assertThat(register.read(viewer, seen.code()).level()).isEqualTo(2);
    }

    @Test
    void whatWasAnsweredIsKeptAtEachStepForWhoeverGoesOnUntilALevelIsTakenOver() {
        var address = "http://localhost:" + port + "/systems/" + seen.code() + "/level";
        try (var context = Browser.open(Browser.LAPTOP)) {
            var page = signedIn(context);
            page.navigate(address);
            page.check("input[name=system_type][value=internal]");
            page.uncheck("input[name=information][value=personal]");
            page.check("input[name=information][value=public]");
            page.click("button[name=after]");
            assertThat(page.textContent(".head .meta")).contains("Đã lưu câu trả lời lúc");
        }
        try (var context = Browser.open(Browser.PHONE)) {
            var page = signedIn(context);
            page.navigate(address);
            assertThat(page.isChecked("input[name=system_type][value=internal]"))
                    .isTrue();
            assertThat(page.isChecked("input[name=information][value=personal]"))
                    .isFalse();
        }
        assertThat(listActs()).contains("inventory.level-answers-kept");
        assertThat(answers.find(viewer, seen.id())).isPresent();
        assertThat(determining.accept(viewer, seen.code(), seen.version(), FIRST_LEVEL))
                .isInstanceOf(Acceptance.Accepted.class);
        assertThat(answers.find(viewer, seen.id())).isEmpty();
    }

    @Test
    void aSystemWhoseCodeHasAStrokeIsLedOnToLikeAnyOther() {
        var code = "Đ-" + seen.code();
        registering.register(
                viewer, RegisteringSystemsTest.facts(owner, "Cổng khác").withCode(code));
        try (var context = Browser.open(Browser.LAPTOP)) {
            var page = signedIn(context);
            page.navigate("http://localhost:" + port + "/systems/" + code + "/level");
            page.check("input[name=system_type][value=internal]");
            page.click("button[name=after]");
            assertThat(page.textContent("main h1")).contains("Cổng khác");
            assertThat(page.url()).endsWith("/level?after=1");
        }
    }

    @Test
    void nobodyReadsOrKeepsAnswersOnAForeignSystem() {
        answers.keep(viewer, seen.code(), Map.of("system_type", List.of("public")));
        var foreign = world.viewer(Role.FOCAL_POINT, world.organisation("Sở Ngoài", null));
        assertThat(answers.find(foreign, seen.id())).isEmpty();
        assertThatThrownBy(() -> answers.keep(foreign, seen.code(), Map.of())).isInstanceOf(NotVisible.class);
    }

    private Page signedIn(BrowserContext context) {
        return Browser.signIn(
                context, "http://localhost:" + port, world.login(Role.FOCAL_POINT, owner), World.PASSWORD);
    }

    private static void onTo(Page page, String step) {
        page.click("button[name=after]");
        assertThat(page.textContent("main h2")).startsWith(step);
    }

    @Test
    void whereNoCriterionIsMetThePageSaysSoAndOffersNoLevel() {
        try (var context = Browser.open(Browser.PHONE)) {
            var page = signedIn(context);
            page.navigate("http://localhost:" + port + "/systems/" + seen.code() + "/level?step=5&system_type=other");
            assertThat(page.textContent("section.note")).contains("Không tiêu chí nào khớp");
            assertThat(page.textContent("#step-1")).contains("Hệ thống khác", "Chưa trả lời");
            assertThat(page.locator("form[method=post][action$='/level']").count())
                    .isZero();
            page.click("#step-1 button");
            assertThat(page.isChecked("input[name=system_type][value=other]")).isTrue();
        }
    }
}
