package vn.khien.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.access.Viewers;
import vn.khien.access.Wall;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

@KhienTest
class ProviderTest {
    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    private World world;

    @Autowired
    private Enrolling enrolling;

    @Autowired
    private Providers providers;

    @Autowired
    private Declaring declaring;

    @Autowired
    private Viewers viewers;

    @Autowired
    private JdbcClient db;

    @Autowired
    private Wall wall;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ProductClock clock;

    private record Enrolled(String code, Viewer viewer) {}

    private static Enrolling.Acceptance acceptance(String name, String login) {
        return new Enrolling.Acceptance(name, "", "https://dv.example", "Trần Thị Đại Diện", login, "mat khau rat dai");
    }

    private String invite(Viewer manager, String sector, String territory) {
        var candidate = new Enrolling.Candidate("Công ty Mời", "", sector, territory, "");
        return ((Enrolling.Invited.Done) enrolling.invite(manager, candidate, "")).token();
    }

    private Enrolled enrol(Viewer manager, String sector, String territory) {
        var login = "dv." + NEXT.incrementAndGet() + "."
                + manager.organisationCode().toLowerCase(java.util.Locale.ROOT);
        var token = invite(manager, sector, territory);
        var done = (Outcome.Done) enrolling.accept(token, acceptance("Công ty " + login, login));
        return new Enrolled(done.code(), viewers.find(login, null).orElseThrow());
    }

    private Viewer manager(String name) {
        return world.viewer(Role.FOCAL_POINT, world.organisation(name, null));
    }

    @Test
    void anInvitationMakesAnOrganisationBelowWhoeverInvited() {
        var manager = manager("Sở Quản lý");
        var enrolled = enrol(manager, "commerce", "");
        assertThat(enrolled.viewer().organisationCode()).isEqualTo(enrolled.code());
        assertThat(enrolled.viewer().path()).startsWith(manager.path());
        assertThat(providers.read(manager, enrolled.code()).provider().managerCode())
                .isEqualTo(manager.organisationCode());
        assertThat(providers.findOwn(enrolled.viewer())).isPresent();
    }

    @Test
    void anInvitationWorksOnce() {
        var token = invite(manager("Sở Một lần"), "health", "");
        var first = "dv.mot-lan." + NEXT.incrementAndGet();
        assertThat(enrolling.accept(token, acceptance("Công ty Một lần", first)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(enrolling.findName(token)).isEmpty();
        var again = (Outcome.Refused) enrolling.accept(token, acceptance("Công ty Khác", first + "x"));
        assertThat(again.problems()).extracting(Problem::code).containsExactly("provider.problem.invitation");
    }

    @Test
    void ofTwoWhoUseItAtOnceOneEnrols() throws Exception {
        var token = invite(manager("Sở Hai người"), "health", "");
        try (var threads = Executors.newFixedThreadPool(4)) {
            var tries = IntStream.range(0, 4)
                    .mapToObj(number -> (Callable<Outcome>) () -> enrolling.accept(
                            token, acceptance("Công ty " + number, "dv.cung-luc." + NEXT.incrementAndGet())))
                    .toList();
            var done = 0;
            for (var outcome : threads.invokeAll(tries)) {
                done += outcome.get() instanceof Outcome.Done ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
    }

    @Test
    void anExpiredOrWrongInvitationIsRefusedAlike() {
        var manager = manager("Sở Hết hạn");
        var token = invite(manager, "health", "");
        transaction.executeWithoutResult(_ -> {
            wall.nation();
            db.sql("update provider_invitation set expires_at = :past where organisation = :manager")
                    .param("past", Timestamp.from(clock.instant().minusSeconds(1)))
                    .param("manager", manager.organisation())
                    .update();
        });
        for (var tried : new String[] {token, "khong-co", "", "'; drop table provider; --"}) {
            assertThat(enrolling.findName(tried)).isEmpty();
            assertThat(enrolling.accept(tried, acceptance("Công ty Muộn", "dv.muon")))
                    .isInstanceOf(Outcome.Refused.class);
        }
    }

    @Test
    void whatIsWrongWithAnEnrolmentLeavesTheInvitationUsable() {
        var token = invite(manager("Sở Sửa lại"), "health", "");
        var wrong = (Outcome.Refused)
                enrolling.accept(token, new Enrolling.Acceptance("\u0301\u0302", "", "", "", "ạ", "ngan"));
        assertThat(wrong.problems())
                .extracting(Problem::place)
                .containsExactly("nameVi", "person", "login", "password");
        assertThat(enrolling.findName(token)).isPresent();
    }

    @Test
    void aMinistrySeesItsFieldAProvinceItsTerritoryAndAStrangerNothing() {
        var here = enrol(manager("Sở Công Thương"), "health", "LDG");
        var ministry = world.viewer(Role.FOCAL_POINT, world.shipped("BYT"));
        var otherMinistry = world.viewer(Role.FOCAL_POINT, world.shipped("BTP"));
        var province = world.viewer(Role.FOCAL_POINT, world.shipped("LDG"));
        var otherProvince = world.viewer(Role.FOCAL_POINT, world.shipped("CMU"));
        assertThat(providers.read(ministry, here.code()).provider().sector()).isEqualTo("health");
        assertThat(providers.read(province, here.code()).provider().code()).isEqualTo(here.code());
        for (var stranger : new Viewer[] {otherMinistry, otherProvince}) {
            assertThatThrownBy(() -> providers.read(stranger, here.code())).isInstanceOf(NotVisible.class);
            assertThat(providers.list(stranger, "", "", "", 500))
                    .extracting(whole -> whole.provider().code())
                    .doesNotContain(here.code());
        }
    }

    @Test
    void theSecondWallKeepsForeignProvidersFromAQueryWithoutAScope() {
        var here = enrol(manager("Sở Sau tường"), "education", "");
        var stranger = manager("Sở Người lạ");
        Integer seen = transaction.execute(_ -> {
            wall.stand(stranger.scope());
            return db.sql(
                            "select count(*)::int from provider p join organisation o on o.id = p.organisation where o.code = :code")
                    .param("code", here.code())
                    .query(Integer.class)
                    .single();
        });
        assertThat(seen).isZero();
    }

    @Test
    void dutiesFollowFromServicesAndAreDeclaredWithEvidence() {
        var manager = manager("Sở Khai báo");
        var enrolled = enrol(manager, "commerce", "");
        var before = providers.read(enrolled.viewer(), enrolled.code()).duties().size();
        assertThat(declaring.addService(
                        enrolled.viewer(),
                        enrolled.code(),
                        new Service.Facts("Sàn", "san.example", 50_000, 40_000, true, null)))
                .isInstanceOf(Outcome.Done.class);
        var after = providers.read(enrolled.viewer(), enrolled.code());
        assertThat(after.duties()).hasSizeGreaterThan(before);
        assertThat(after.met()).isZero();

        assertThat(declare(enrolled, "NV-10", "met", "", null)).isInstanceOf(Outcome.Refused.class);
        assertThat(declare(enrolled, "NV-05", "met", "đã làm", null))
                .as("does not fall on it")
                .isInstanceOf(Outcome.Refused.class);
        var svg = declare(
                enrolled, "NV-10", "met", "xem tệp", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x()\"/>");
        assertThat(((Outcome.Refused) svg).problems())
                .extracting(Problem::code)
                .containsExactly("provider.problem.type");
        assertThat(declare(enrolled, "NV-10", "met", "", "Quyết định phê duyệt cấp độ 3"))
                .isInstanceOf(Outcome.Done.class);
        assertThat(providers.read(manager, enrolled.code()).met()).isEqualTo(1);
        assertThat(declare(enrolled, "NV-10", "partly", "đang làm lại", null)).isInstanceOf(Outcome.Done.class);
        assertThat(providers.read(manager, enrolled.code()).met())
                .as("the latest stands")
                .isZero();
    }

    private Outcome declare(
            Enrolled who, String duty, String value, String note, @org.jspecify.annotations.Nullable String file) {
        var evidence = file == null
                ? null
                : new Declaring.Evidence("cap-do.txt", new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        return declaring.declare(who.viewer(), who.code(), duty, value, note, evidence);
    }

    @Test
    void nobodyDeclaresForAnother() {
        var manager = manager("Sở Không khai hộ");
        var enrolled = enrol(manager, "commerce", "");
        assertThatThrownBy(() -> declaring.declare(manager, enrolled.code(), "NV-01", "met", "hộ", null))
                .isInstanceOf(NotVisible.class);
    }

    @Test
    void theSameNameBelowTheSameBodyIsRefusedAndThePlaceIsSaid() {
        var manager = manager("Sở Trùng tên");
        var candidate = new Enrolling.Candidate("Công ty Trùng tên", "", "other", "", "");
        assertThat(enrolling.enrol(manager, candidate)).isInstanceOf(Outcome.Done.class);
        assertThat(((Outcome.Refused) enrolling.enrol(manager, candidate)).problems())
                .extracting(Problem::code)
                .containsExactly("provider.problem.enrolled");
    }
}
