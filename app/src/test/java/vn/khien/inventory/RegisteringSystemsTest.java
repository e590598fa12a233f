package vn.khien.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.inventory.RegisteringSystems.AllOutcome;
import vn.khien.inventory.RegisteringSystems.Outcome;
import vn.khien.organisation.Organisation;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

@KhienTest
class RegisteringSystemsTest {
    /// The first literal part below the register's addresses.
    private static final Pattern ROUTE = Pattern.compile("^(?:/api/v1)?/systems/([^/{]+)");

    @Autowired
    private World world;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping routes;

    @Autowired
    private RegisteringSystems registering;

    @Autowired
    private Register register;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Systems systems;

    @Autowired
    private Wall wall;

    @Autowired
    private TransactionTemplate transaction;

    static SystemFacts facts(Organisation owner, String name) {
        return new SystemFacts(
                "",
                name,
                "Tiếp nhận hồ sơ",
                owner.id(),
                "Trung tâm CNTT",
                1000L,
                200L,
                true,
                true,
                3,
                Dossier.APPROVED,
                "412/QĐ-UBND",
                LocalDate.of(2023, 3, 1),
                false);
    }

    @Test
    void aSystemWithoutACodeIsGivenTheNextOneOfItsOwner() {
        var owner = world.organisation("Sở Thử nghiệm", null);
        var viewer = world.viewer(Role.FOCAL_POINT, owner);
        assertThat(registered(viewer, facts(owner, "Cổng dịch vụ công")).code()).isEqualTo(owner.code() + "-001");
        assertThat(registered(viewer, facts(owner, "Thư điện tử")).code()).isEqualTo(owner.code() + "-002");
    }

    @Test
    void aBodyWhoseEndIsKnownMayOwnSystemsUntilThen() {
        var owner = world.organisation("Sở sẽ hợp nhất", null);
        var gone = world.organisation("Phòng đã giải thể", owner);
        db.sql("update organisation set valid_to = current_date + 60 where id = :id")
                .param("id", owner.id())
                .update();
        db.sql("update organisation set valid_to = current_date - 60 where id = :id")
                .param("id", gone.id())
                .update();
        assertThat(register.ownerChoices(world.viewer(Role.FOCAL_POINT, owner)))
                .extracting(RegisterRows.OwnerChoice::code)
                .containsExactly(owner.code());
    }

    @Test
    void everythingWrongIsNamedAtOnceAndNothingIsWritten() {
        var owner = world.organisation("Sở Sai sót", null);
        var viewer = world.viewer(Role.FOCAL_POINT, owner);
        var wrong = new SystemFacts(
                "new",
                "\u0301\u0302",
                "",
                owner.id(),
                "",
                -1L,
                null,
                false,
                false,
                null,
                Dossier.APPROVED,
                null,
                null,
                false);
        var outcome = (Outcome.Refused) registering.register(viewer, wrong);
        assertThat(outcome.problems())
                .extracting(Problem::place)
                .containsExactlyInAnyOrder("code", "name", "peopleServed", "dossierNumber", "dossierDate", "level");
        assertThat(list(viewer)).isEmpty();
    }

    /// Whatever stands below `/systems` in an address and is no code would hide the system that bears it.
    /// A form tells at once what cannot be read and what is missing, and nothing twice.
    @Test
    void whatCannotBeReadIsNamedOnceBesideEverythingElse() {
        var problems = new ArrayList<Problem>();
        var facts = new TypedSystem("", " ", "", "", "", "mười", "", "", "", "7", "approved", "1/QĐ", "31/02/2024", "")
                .read(0, problems);
        problems.addAll(registering.check(facts, problems));
        assertThat(problems)
                .extracting(Problem::place)
                .containsExactlyInAnyOrder("peopleServed", "level", "dossierDate", "name");
    }

    @Test
    void noSystemIsCalledLikeARoute() {
        var segments = routes.getHandlerMethods().keySet().stream()
                .flatMap(route -> route.getPatternValues().stream())
                .map(ROUTE::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertThat(segments).contains("new", "takeovers");
        var owner = world.organisation("Sở Đặt mã", null);
        assertThat(segments)
                .allSatisfy(segment -> assertThat(
                                SystemRules.check(facts(owner, "Cổng").withCode(segment), LocalDate.of(2024, 4, 25)))
                        .extracting(Problem::place)
                        .containsExactly("code"));
    }

    @Test
    void aNameOfFourThousandCharactersIsRefusedAndOneOfFiveHundredIsNot() {
        var owner = world.organisation("Sở Tên dài", null);
        var viewer = world.viewer(Role.FOCAL_POINT, owner);
        assertThat(registering.register(viewer, facts(owner, "Ệ".repeat(4000)))).isInstanceOf(Outcome.Refused.class);
        assertThat(registered(viewer, facts(owner, "Ệ".repeat(500))).name()).hasSize(500);
    }

    @Test
    void composedAndDecomposedNamesAreStoredAlike() {
        var owner = world.organisation("Sở Chuẩn hóa", null);
        var viewer = world.viewer(Role.FOCAL_POINT, owner);
        var decomposed = java.text.Normalizer.normalize("Cổng dịch vụ", java.text.Normalizer.Form.NFD);
        assertThat(registered(viewer, facts(owner, decomposed)).name()).isEqualTo("Cổng dịch vụ");
    }

    @Test
    void anOwnerOutsideOfTheScopeIsRefused() {
        var mine = world.organisation("Sở Của tôi", null);
        var foreign = world.organisation("Sở Khác", null);
        var viewer = world.viewer(Role.FOCAL_POINT, mine);
        var outcome = (Outcome.Refused) registering.register(viewer, facts(foreign, "Cổng"));
        assertThat(outcome.problems()).extracting(Problem::place).containsExactly("owner");
    }

    @Test
    void theSecondOfTwoWhoEditAtOnceSeesWhatStands() {
        var owner = world.organisation("Sở Hai người", null);
        var viewer = world.viewer(Role.FOCAL_POINT, owner);
        var seen = registered(viewer, facts(owner, "Bản đầu"));
        assertThat(registering.update(viewer, seen.code(), seen.version(), facts(owner, "Bản của người thứ nhất")))
                .isInstanceOf(Outcome.Done.class);
        var second = registering.update(viewer, seen.code(), seen.version(), facts(owner, "Bản của người thứ hai"));
        assertThat(((Outcome.ChangedMeanwhile) second).present().name()).isEqualTo("Bản của người thứ nhất");
    }

    @Test
    void aForeignSystemLooksAbsent() {
        var owner = world.organisation("Sở Kín", null);
        var system = registered(world.viewer(Role.FOCAL_POINT, owner), facts(owner, "Hệ thống kín"));
        var stranger = world.viewer(Role.FOCAL_POINT, world.organisation("Sở Lạ", null));
        assertThat(list(stranger)).isEmpty();
        assertThatThrownBy(() -> registering.update(stranger, system.code(), 1, facts(owner, "Khác")))
                .isInstanceOf(NotVisible.class);
    }

    @Test
    void thousandsAreRegisteredAtOnceOrNotAtAll() {
        var owner = world.organisation("Sở Rất nhiều", null);
        var viewer = world.viewer(Role.FOCAL_POINT, owner);
        var many = IntStream.rangeClosed(1, 3000)
                .mapToObj(number -> facts(owner, "Hệ thống số " + number))
                .toList();
        var done = (AllOutcome.Done) registering.registerAll(viewer, many);
        assertThat(done.ids()).hasSize(3000).doesNotHaveDuplicates();
        assertThat(list(viewer)).extracting(InformationSystem::code).contains(owner.code() + "-3000");

        var oneWrong = List.of(facts(owner, "Tốt"), facts(owner, ""));
        var refused = (AllOutcome.Refused) registering.registerAll(viewer, oneWrong);
        assertThat(refused.problems()).extracting(Problem::place).containsExactly("1:name");
        assertThat(list(viewer)).hasSize(3000);
    }

    private InformationSystem registered(Viewer viewer, SystemFacts facts) {
        return ((Outcome.Done) registering.register(viewer, facts)).system();
    }

    private List<InformationSystem> list(Viewer viewer) {
        return java.util.Objects.requireNonNull(transaction.execute(_ -> {
            wall.stand(viewer.scope());
            return systems.list(viewer.scope());
        }));
    }
}
