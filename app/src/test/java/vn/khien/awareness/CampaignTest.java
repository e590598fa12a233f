package vn.khien.awareness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

@KhienTest
class CampaignTest {
    @Autowired
    private World world;

    @Autowired
    private Ordering ordering;

    @Autowired
    private TakingUp takingUp;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private Quizzes quizzes;

    @Autowired
    private ProductClock clock;

    @Autowired
    private JsonMapper json;

    private Campaign.Order anOrder(String title) {
        return new Campaign.Order(
                title,
                "A campaign",
                "Mọi người biết ba việc đầu tiên",
                "Người dân",
                "Ngắt mạng, đừng tắt máy",
                List.of("press", "radio"),
                1_000_000,
                500_000_000,
                clock.today().minusDays(10),
                clock.today().plusDays(10));
    }

    private long published(Viewer issuer) {
        var id = ((Outcome.Done) ordering.order(issuer, anOrder("Chiến dịch thử"))).id();
        add(issuer, id, "bai-mau.txt", "Bài mẫu 350 chữ. An toàn thông tin bắt đầu từ mỗi người.");
        assertThat(ordering.publish(issuer, id, List.of("media"))).isInstanceOf(Outcome.Done.class);
        return id;
    }

    private Outcome add(Viewer issuer, long id, String name, String content) {
        return ordering.add(issuer, id, "article", "Bài mẫu", "CC BY 4.0", name, stream(content));
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    private Viewer issuer() {
        return world.viewer(Role.ISSUER, world.organisation("Văn phòng Chiến dịch", null));
    }

    private Viewer press(String name) {
        return world.viewer(Role.PRESS_OFFICER, world.organisation(name, null));
    }

    private Placement.Report report(String link, String source, long audience) {
        return new Placement.Report(null, "press", clock.today(), "", link, audience, source, 1_000_000);
    }

    @Test
    void everythingWrongWithAnOrderIsNamedAtOnce() {
        var wrong = new Campaign.Order(
                "",
                "\u0301\u0302",
                "Đích",
                "Ai",
                "Gì",
                List.of("telepathy"),
                0,
                -1,
                clock.today(),
                LocalDate.of(2015, 1, 1));
        var refused = (Outcome.Refused) ordering.order(issuer(), wrong);
        assertThat(refused.problems())
                .extracting(Problem::place)
                .contains("titleVi", "titleEn", "channels", "reachGoal", "budget", "endsOn");
    }

    @Test
    void naughtyStringsAreKeptAsTheyAreOrRefusedAndNothingFails() throws Exception {
        var issuer = issuer();
        for (JsonNode node : json.readTree(getClass().getResourceAsStream("/workbooks/naughty-strings.json"))) {
            var outcome = ordering.order(issuer, anOrder(vn.khien.platform.Folding.clean(node.asString())));
            assertThat(outcome).isNotNull();
        }
    }

    @Test
    void aMaterialThatABrowserWouldRunIsRefusedWhateverItsName() {
        var issuer = issuer();
        var id = ((Outcome.Done) ordering.order(issuer, anOrder("Chiến dịch tệp lạ"))).id();
        for (var content : List.of(
                "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>",
                "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
                "<!doctype html><html><script>alert(1)</script></html>",
                "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body/></html>",
                "#!/bin/sh\nrm -rf /")) {
            var refused = (Outcome.Refused) add(issuer, id, "anh.png", content);
            assertThat(refused.problems()).extracting(Problem::code).containsExactly("awareness.problem.type");
        }
        assertThat(((Outcome.Refused) add(issuer, id, "rong.txt", "")).problems())
                .extracting(Problem::code)
                .containsExactly("awareness.problem.empty");
        assertThat(campaigns.listMaterials(issuer, id)).isEmpty();
    }

    @Test
    void aMaterialOverTwentyMegabytesIsRefused() {
        var issuer = issuer();
        var id = ((Outcome.Done) ordering.order(issuer, anOrder("Chiến dịch tệp lớn"))).id();
        var endless = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                java.util.Arrays.fill(into, offset, offset + length, (byte) 'a');
                return length;
            }
        };
        var refused = (Outcome.Refused) ordering.add(issuer, id, "article", "Bài dài", "CC BY 4.0", "dai.txt", endless);
        assertThat(refused.problems()).extracting(Problem::code).containsExactly("awareness.problem.large");
    }

    @Test
    void aNewVersionStandsBesideTheOldOne() {
        var issuer = issuer();
        var id = published(issuer);
        var material = campaigns.listMaterials(issuer, id).getFirst();
        ordering.renew(issuer, id, material.id(), "../../ban-hai.txt", stream("Bản thứ hai"));
        var latest = campaigns.listMaterials(issuer, id).getFirst();
        assertThat(latest.version()).isEqualTo(2);
        assertThat(latest.name()).isEqualTo("ban-hai.txt");
        assertThat(campaigns.material(issuer, id, material.id(), 1).file())
                .hasContent("Bài mẫu 350 chữ. An toàn thông tin bắt đầu từ mỗi người.");
    }

    @Test
    void aDraftIsNotThereForThoseWhoWillBeAsked() {
        var issuer = issuer();
        var id = ((Outcome.Done) ordering.order(issuer, anOrder("Bản thảo kín"))).id();
        var press = press("Báo Chưa biết");
        assertThatThrownBy(() -> campaigns.read(press, id)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> takingUp.takeUp(press, id)).isInstanceOf(NotVisible.class);
        assertThat(ordering.publish(issuer, id, List.of("media"))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void reachIsWhatSomebodyCheckedAndNeverMoreThanWasClaimed() {
        var issuer = issuer();
        var id = published(issuer);
        var press = press("Báo Bằng chứng");
        var proven = ((Outcome.Done)
                        takingUp.report(press, id, report("https://bao.vn/a", "Google Analytics", 80_000), null))
                .id();
        var bare = ((Outcome.Done) takingUp.report(press, id, report("", "Tự ước lượng", 900_000), null)).id();
        assertThat(campaigns.read(issuer, id).reach().counted()).isZero();

        assertThat(takingUp.check(issuer, id, proven, 80_001, "")).isInstanceOf(Outcome.Refused.class);
        assertThat(takingUp.check(issuer, id, bare, 1, "tin")).isInstanceOf(Outcome.Refused.class);
        assertThat(takingUp.check(issuer, id, proven, 60_000, "")).isInstanceOf(Outcome.Refused.class);
        assertThat(takingUp.check(issuer, id, proven, 60_000, "trùng người đọc"))
                .isInstanceOf(Outcome.Done.class);
        assertThat(takingUp.check(issuer, id, bare, 0, "không có bằng chứng")).isInstanceOf(Outcome.Done.class);
        assertThat(takingUp.check(issuer, id, proven, 80_000, "")).isInstanceOf(Outcome.Refused.class);

        var measured = campaigns.read(issuer, id).reach();
        assertThat(measured.counted()).isEqualTo(60_000);
        assertThat(measured)
                .as("by SQL as by the rule")
                .isEqualTo(Reach.of(campaigns.listPlacements(issuer, id, Long.MAX_VALUE, 50)));
    }

    @Test
    void aReportNeedsASourceForItsAudienceAndALinkThatIsOne() {
        var id = published(issuer());
        var press = press("Báo Sai sót");
        for (var link :
                List.of("javascript:alert(1)", "ftp://a.vn/x", "https://user:pass@a.vn/", "bao.vn/a", "https://")) {
            var refused = (Outcome.Refused) takingUp.report(press, id, report(link, "", 5), null);
            assertThat(refused.problems()).extracting(Problem::place).as(link).contains("link", "audienceSource");
        }
    }

    @Test
    void whatAnotherBodyReportedIsNotThere() {
        var issuer = issuer();
        var id = published(issuer);
        var mine = press("Báo Của mình");
        var other = press("Báo Người khác");
        takingUp.report(mine, id, report("https://bao.vn/1", "đo", 10), null);
        assertThat(campaigns.listPlacements(other, id, Long.MAX_VALUE, 50)).isEmpty();
        assertThat(campaigns.read(other, id).reach().claimed()).isZero();
        assertThat(campaigns.listPlacements(mine, id, Long.MAX_VALUE, 50)).hasSize(1);
    }

    @Test
    void whoDidNotReportIsRemindedOnceADay() {
        var issuer = issuer();
        var id = published(issuer);
        var first = ordering.remind(issuer, id);
        assertThat(first).isPositive();
        assertThat(ordering.remind(issuer, id)).isZero();
    }

    @Test
    void aboveTheBodyNobodyIsNamedAndFewAreNotShown() {
        var issuer = issuer();
        var id = published(issuer);
        assertThat(quizzes.add(
                        issuer,
                        id,
                        new Quizzes.Question(
                                0,
                                "Máy bị mã hóa thì làm gì trước?",
                                "What first?",
                                List.of("Ngắt mạng", "Trả tiền"),
                                List.of("Disconnect", "Pay"),
                                0)))
                .isInstanceOf(Outcome.Done.class);
        var body = world.organisation("Sở Học tập", null);
        for (int person = 0; person < 5; person++) {
            var viewer = world.viewer(Role.SYSTEM_OWNER, body);
            assertThat(quizzes.listBodies(issuer, id)).allMatch(Quizzes.OfBody::hidden);
            quizzes.answer(viewer, id, List.of(person == 0 ? 1 : 0));
            quizzes.answer(viewer, id, List.of(0));
        }
        var shown = quizzes.listBodies(issuer, id).getFirst();
        assertThat(shown.hidden()).isFalse();
        assertThat(shown.people()).isEqualTo(5);
        assertThat(shown.correct()).as("the first try counts").isEqualTo(4);
        assertThat(quizzes.listOwn(issuer, id)).isEmpty();
        assertThat(quizzes.listOwn(world.viewer(Role.HEAD, body), id)).hasSize(5);
    }
}
