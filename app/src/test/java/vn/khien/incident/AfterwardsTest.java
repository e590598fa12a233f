package vn.khien.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.khien.incident.April2024.answers;
import static vn.khien.incident.April2024.with;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.inventory.RegisteringSystems;
import vn.khien.inventory.SystemFacts;
import vn.khien.organisation.Organisation;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;
import vn.khien.provider.Enrolling;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// What comes with and after an incident: "as it was", heads, statements, lessons.
@KhienTest
class AfterwardsTest {
    private static final String DETECTED = "24/04/2024 08:35";

    @Autowired
    private World world;

    @Autowired
    private ProductClock clock;

    private April2024 april;

    @Autowired
    private ReportingIncidents reporting;

    @Autowired
    private Coordinating coordinating;

    @Autowired
    private Incidents incidents;

    @Autowired
    private AsItWas asItWas;

    @Autowired
    private Heads heads;

    @Autowired
    private Stating stating;

    @Autowired
    private ReleasedStatements released;

    @Autowired
    private Learning learning;

    @Autowired
    private RegisteringSystems registering;

    @Autowired
    private Enrolling enrolling;

    @Autowired
    private JdbcClient db;

    private Organisation hospital;
    private Viewer body;
    private Viewer head;
    private Viewer desk;

    @BeforeEach
    void turn() {
        april = new April2024(world, clock, registering);
        april.turnTo(April2024.NOW);
        hospital = world.organisation("Bệnh viện ĐK Hồi tưởng (giả định)", world.shipped("LDG"));
        body = world.viewer(Role.FOCAL_POINT, hospital);
        head = world.viewer(Role.HEAD, hospital);
        desk = april.coordinator();
    }

    @AfterEach
    void turnBack() {
        april.turnBack();
    }

    private String closed(String system) {
        var code = ((Outcome.Done) reporting.report(body, "", answers(DETECTED, "no"), system)).code();
        reporting.send(
                body,
                code,
                Part.NETWORK,
                Report.Kind.CLOSING,
                "",
                with(
                        answers(DETECTED, "no"),
                        "effects",
                        "spread",
                        "capacity",
                        "beyond",
                        "cause",
                        "Lỗ hổng",
                        "ended",
                        "25/04/2024 08:00"));
        var report = incidents.read(desk, code).reports().getLast().report().id();
        reporting.confirm(desk, code, report);
        return code;
    }

    @Test
    void theRecordShowsTheSystemAsItWasAndNotAsItBecame() {
        april.turnTo(Instant.parse("2024-04-20T02:00:00Z"));
        var system = april.system(hospital, 2);
        april.turnTo(Instant.parse("2024-04-24T03:00:00Z"));
        var facts = system.facts();
        registering.update(
                body,
                system.code(),
                system.version(),
                new SystemFacts(
                        facts.code(),
                        "Tên mới",
                        "",
                        hospital.id(),
                        "",
                        null,
                        null,
                        true,
                        true,
                        4,
                        facts.dossier(),
                        facts.dossierNumber(),
                        facts.dossierDate(),
                        true));
        april.turnTo(April2024.NOW);
        var code = ((Outcome.Done) reporting.report(body, "", answers(DETECTED, "no"), system.code())).code();
        var record = asItWas.read(desk, code);
        assertThat(record.at()).isEqualTo(Instant.parse("2024-04-24T01:35:00Z"));
        assertThat(record.head())
                .hasValueSatisfying(one -> assertThat(one.person()).isEqualTo(head.person()));
        var was = record.systems().getFirst().system().was();
        assertThat(was.level()).isEqualTo(2);
        assertThat(was.name()).isEqualTo("Quản lý khám chữa bệnh");
        assertThat(was.planCarriedOut()).isFalse();
        assertThat(incidents
                        .read(desk, code)
                        .seriousness()
                        .conditions()
                        .getFirst()
                        .holds())
                .as("the level of that day counts")
                .isEqualTo(Seriousness.Truth.UNKNOWN);
    }

    @Test
    void headAndMinistryAddWordsAndNobodyElse() {
        var code = ((Outcome.Done) reporting.report(body, "", answers(DETECTED, "no"), "")).code();
        asItWas.say(head, code, "Chúng tôi đã xin kinh phí từ 2023.");
        asItWas.say(head, code, "Chúng tôi đã xin kinh phí từ 2023.");
        asItWas.say(desk, code, "Cảnh báo đã gửi ngày 10/4.");
        assertThat(asItWas.read(body, code).words())
                .extracting(AfterwardsRows.Word::side)
                .containsExactly("head", "ministry");
        assertThatThrownBy(() -> asItWas.say(body, code, "Tôi cũng nói.")).isInstanceOf(NotVisible.class);
        var privacy = april.personalDataAuthority();
        assertThatThrownBy(() -> asItWas.read(privacy, code)).isInstanceOf(NotVisible.class);
    }

    @Test
    void thePrimeMinistersSideSeesAllHeadsAndAHeadOnlyItself() {
        var system = april.system(hospital, 4);
        var code = closed(system.code());
        coordinating.grade(desk, code, true, "Đủ ba điều kiện của Điều 9.");
        var office = world.viewer(Role.ISSUER, world.shipped("VPCP"));
        assertThat(heads.list(office)).anySatisfy(one -> {
            assertThat(one.code()).isEqualTo(code);
            assertThat(one.person()).isEqualTo(head.person());
            assertThat(one.closed()).isTrue();
        });
        assertThat(heads.list(head)).extracting(Heads.Answerable::code).containsExactly(code);
        var other = world.viewer(Role.HEAD, world.organisation("Cơ quan khác (giả định)", null));
        assertThat(heads.list(other)).isEmpty();
    }

    @Test
    void theBodyDraftsAndOnlyTheCoordinatorReleasesWhatThePublicReads() {
        var code = closed("");
        assertThat(stating.draft(body, code, "", "")).isInstanceOf(Written.Refused.class);
        stating.draft(body, code, "Dịch vụ đã hoạt động lại. <b>Không</b> mất dữ liệu.", "The service is back.");
        stating.draft(body, code, "Dịch vụ đã hoạt động lại. <b>Không</b> mất dữ liệu.", "The service is back.");
        var statements = incidents.read(body, code).statements();
        assertThat(statements).hasSize(1);
        assertThat(released.listPublic()).noneMatch(one -> one.number().equals(code));
        assertThatThrownBy(
                        () -> stating.release(body, code, statements.getFirst().id()))
                .isInstanceOf(NotVisible.class);
        stating.release(desk, code, statements.getFirst().id());
        assertThat(released.listPublic()).anySatisfy(one -> {
            assertThat(one.number()).isEqualTo(code);
            assertThat(one.titleVi()).contains("Hồi tưởng");
            assertThat(one.sha256()).hasSize(64);
        });
    }

    @Test
    void aLessonWithANameOfTheRegisterIsNotReleased() {
        var system = april.system(hospital, 3);
        var code = closed(system.code());
        for (var named : new String[] {
            "Tại benh vien dk hoi tuong (gia dinh)",
            "Hệ thống " + system.code() + " bị",
            "Người trực " + head.name() + " nghỉ",
            "Tài khoản " + body.account() + " bị lộ",
            "Quản lý khám chữa bệnh bị mã hóa"
        }) {
            var lesson = written(code, "Sao lưu", named);
            assertThat(learning.preview(desk, code, lesson).named()).as(named).isNotEmpty();
            assertThat(((Outcome.Refused) learning.release(desk, code, lesson, true)).problems())
                    .as(named)
                    .extracting(Problem::code)
                    .containsExactly("incident.problem.named");
        }
        assertThat(learning.listReleased(desk, Long.MAX_VALUE, 100))
                .noneMatch(one -> one.words().contains(system.code()));
    }

    private long written(String code, String title, String words) {
        return ((Written.Done) learning.write(body, code, title, words, "province")).id();
    }

    @Test
    void aLessonIsReadByAPersonReleasedByTheCoordinatorAndReadByItsClass() {
        var code = closed("");
        var lesson = written(code, "Thử phục hồi mỗi quý " + code.hashCode(), "Bản sao lưu chưa từng được thử.");
        assertThat(((Outcome.Refused) learning.release(desk, code, lesson, false)).problems())
                .extracting(Problem::code)
                .containsExactly("incident.problem.read");
        assertThatThrownBy(() -> learning.release(body, code, lesson, true)).isInstanceOf(NotVisible.class);
        learning.release(desk, code, lesson, true);
        var province = world.viewer(Role.FOCAL_POINT, world.shipped("CMU"));
        var ministry = world.viewer(Role.FOCAL_POINT, world.shipped("BYT"));
        assertThat(learning.listReleased(province, Long.MAX_VALUE, 100)).anyMatch(one -> one.id() == lesson);
        assertThat(learning.listReleased(ministry, Long.MAX_VALUE, 100)).noneMatch(one -> one.id() == lesson);
    }

    @Test
    void aLessonForAFieldReachesItsProvidersItsMinistryAndTheUnitsBelowAndNobodyElse() {
        var ministry = world.shipped("BYT");
        var manager = world.viewer(Role.FOCAL_POINT, ministry);
        var hospitalOfTheMinistry = world.viewer(Role.FOCAL_POINT, world.organisation("Bệnh viện của bộ", ministry));
        var provider = provider(world.viewer(Role.FOCAL_POINT, world.shipped("CMU")), "health");
        var shopOfTheMinistry = provider(manager, "commerce");
        var province = world.viewer(Role.FOCAL_POINT, world.shipped("CMU"));
        var trade = world.viewer(Role.FOCAL_POINT, world.shipped("BCT"));
        var code = closed("");
        var title = "Lĩnh vực y tế " + code.hashCode();
        var lesson = ((Written.Done) learning.write(body, code, title, "Thử phục hồi.", "sector:health")).id();
        for (var one : List.of(manager, hospitalOfTheMinistry, provider)) {
            assertThat(toldOf(title, one)).as("before release").isZero();
        }
        learning.release(desk, code, lesson, true);
        learning.release(desk, code, lesson, true);
        for (var one : List.of(manager, hospitalOfTheMinistry, provider)) {
            assertThat(learning.listReleased(one, Long.MAX_VALUE, 100)).anyMatch(read -> read.id() == lesson);
            assertThat(toldOf(title, one)).as(one.organisationName()).isEqualTo(1);
        }
        for (var one : List.of(province, trade, body, shopOfTheMinistry)) {
            assertThat(learning.listReleased(one, Long.MAX_VALUE, 100)).noneMatch(read -> read.id() == lesson);
            assertThat(toldOf(title, one)).as(one.organisationName()).isZero();
        }
        assertThat(((Written.Refused) learning.write(body, code, "Khác", "Khác", "sector:astrology")).problems())
                .extracting(Problem::code)
                .containsExactly("incident.problem.choice");
    }

    private Viewer provider(Viewer manager, String sector) {
        var name = "Doanh nghiệp " + sector + " " + manager.account();
        var done = (vn.khien.provider.Outcome.Done)
                enrolling.enrol(manager, new Enrolling.Candidate(name, "", sector, "", ""));
        return world.viewer(Role.PROVIDER, world.shipped(done.code()));
    }

    private int toldOf(String title, Viewer viewer) {
        return db.sql(
                        "select count(*)::int from notice where organisation = :body and text_key = :key and :title = any (args)")
                .param("body", viewer.organisation())
                .param("key", "incident.notice.lesson")
                .param("title", title)
                .query(Integer.class)
                .single();
    }

    @Test
    void lessonsComeAfterClosing() {
        var code = ((Outcome.Done) reporting.report(body, "", answers(DETECTED, "no"), "")).code();
        assertThat(((Written.Refused) learning.write(body, code, "Sớm", "Quá sớm", "all")).problems())
                .extracting(Problem::code)
                .containsExactly("incident.problem.not-closed");
    }
}
