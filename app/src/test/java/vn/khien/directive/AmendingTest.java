package vn.khien.directive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.notification.Notices;
import vn.khien.organisation.Organisation;
import vn.khien.platform.ProductClock;
import vn.khien.support.Browser;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// A later document replaces clauses of an earlier one.
@KhienTest
class AmendingTest {
    private static final AtomicInteger NUMBER = new AtomicInteger(7_000);
    private static final LocalDate SIGNED = LocalDate.of(2024, 4, 7);

    @Autowired
    private World world;

    @Autowired
    private Intake intake;

    @Autowired
    private Drafting drafting;

    @Autowired
    private Issuing issuing;

    @Autowired
    private Amending amending;

    @Autowired
    private Fulfilling fulfilling;

    @Autowired
    private PassingDown passingDown;

    @Autowired
    private Directives directives;

    @Autowired
    private Notices notices;

    @Autowired
    private ProductClock clock;

    @LocalServerPort
    private int port;

    private Viewer issuer;
    private Organisation body;
    private Viewer head;
    private String number = "";
    private long earlier;

    @BeforeEach
    void aDocumentWithTwoClausesInForce() {
        issuer = world.viewer(Role.ISSUER, world.organisation("Văn phòng Sửa đổi", null));
        body = world.organisation("Sở Được sửa", null);
        head = world.viewer(Role.HEAD, body);
        number = NUMBER.incrementAndGet() + "/CĐ-TTg";
        earlier = draft("1. Các đơn vị tổ chức kiểm tra toàn diện.\n2. Các đơn vị tổ chức diễn tập hằng năm.", number);
        oblige(earlier, "1", "tổ chức kiểm tra toàn diện");
        oblige(earlier, "2", "tổ chức diễn tập hằng năm");
        issue(earlier, SIGNED);
    }

    private long draft(String clauses, String as) {
        var text = "Số: " + as + "\nHà Nội, ngày 07 tháng 4 năm 2024\n" + clauses;
        var id = ((Intake.Result.Drafted) intake.bringIn(issuer, "cd.txt", text.getBytes(StandardCharsets.UTF_8)))
                .directive();
        directives.listObligations(id).forEach(kept -> drafting.remove(issuer, id, kept.id()));
        return id;
    }

    private KeptClause clause(long directive, String wanted) {
        return directives.listClauses(issuer, directive).stream()
                .filter(one -> wanted.equals(one.what().number()))
                .findFirst()
                .orElseThrow();
    }

    private void oblige(long directive, String in, String quote) {
        var obligation = new Obligation(
                clause(directive, in).what().position(),
                quote,
                quote,
                Obligation.Kind.ONCE,
                List.of(new Obligation.Addressee(
                        Obligation.Type.ORGANISATION, body.code(), body.nameVi(), "Các đơn vị", false)),
                null,
                null,
                new Due(Due.Rule.BEFORE, LocalDate.of(2099, 4, 30), null),
                List.of(),
                false);
        assertThat(drafting.add(issuer, directive, obligation)).isInstanceOf(Drafting.Result.Done.class);
    }

    private void issue(long directive, LocalDate effectiveOn) {
        assertThat(issuing.issue(issuer, directive, effectiveOn)).isInstanceOf(Issuing.Result.Issued.class);
    }

    private long laterOne() {
        var later = draft(
                "1. Sửa đổi khoản 1 Công điện số " + number + " như sau: các đơn vị tổ chức kiểm tra theo chuyên đề.",
                NUMBER.incrementAndGet() + "/CĐ-TTg");
        oblige(later, "1", "tổ chức kiểm tra theo chuyên đề");
        return later;
    }

    private Assignment owed(long directive, String duty) {
        return directives.listOwed(head).stream()
                .filter(one -> one.directive() == directive && one.duty().equals(duty))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theWordsOfADraftSayWhatItReplacesAndAPersonMayLeaveItOut() {
        var later = laterOne();
        assertThat(amending.list(issuer, later)).singleElement().satisfies(one -> {
            assertThat(one.clauseNumber()).isEqualTo("1");
            assertThat(one.amendedNumber()).isEqualTo(number);
            assertThat(one.quote()).isEqualTo("Sửa đổi khoản 1 Công điện số " + number);
        });
        assertThat(amending.list(issuer, earlier))
                .as("a draft changes nothing of what is in force")
                .isEmpty();
        amending.leave(issuer, later, clause(earlier, "1").id());
        assertThat(amending.list(issuer, later)).isEmpty();
    }

    @Test
    void whatRestedOnTheReplacedClauseEndsAndTheOthersStayAndTheAddresseeIsTold() {
        var later = laterOne();
        var before = notices.countUnread(head);
        issue(later, SIGNED);
        var ended = owed(earlier, "tổ chức kiểm tra toàn diện");
        assertThat(ended.state(clock.instant())).isEqualTo(Assignment.State.ENDED);
        assertThat(owed(earlier, "tổ chức diễn tập hằng năm").state(clock.instant()))
                .isEqualTo(Assignment.State.OPEN);
        assertThat(owed(later, "tổ chức kiểm tra theo chuyên đề").state(clock.instant()))
                .isEqualTo(Assignment.State.OPEN);
        assertThat(notices.countUnread(head)).as("issued, and amended").isEqualTo(before + 2);
        assertThat(fulfilling.report(head, ended.id(), "Đã kiểm tra toàn diện xong."))
                .isInstanceOf(Fulfilling.Result.Refused.class);
        assertThat(passingDown.passDown(head, ended.id(), List.of(body.code()), LocalDate.of(2099, 4, 1), ""))
                .isInstanceOf(PassingDown.Result.Refused.class);
        assertThat(amending.leave(issuer, later, clause(earlier, "1").id()))
                .isInstanceOf(Amending.Result.InForce.class);
    }

    @Test
    void whatWasDoneStaysDone() {
        var done = owed(earlier, "tổ chức kiểm tra toàn diện");
        fulfilling.report(head, done.id(), "Đã kiểm tra toàn diện xong.");
        issue(laterOne(), SIGNED);
        assertThat(owed(earlier, "tổ chức kiểm tra toàn diện").state(clock.instant()))
                .isEqualTo(Assignment.State.DONE);
    }

    @Test
    void untilTheDayOfEffectTheOldClauseIsOwed() {
        var later = laterOne();
        drafting.setHead(
                issuer,
                later,
                NUMBER.incrementAndGet() + "/CĐ-TTg",
                "dispatch",
                "Sửa đổi một khoản",
                "Thủ tướng Chính phủ",
                clock.today());
        issue(later, clock.today().plusDays(10));
        var old = owed(earlier, "tổ chức kiểm tra toàn diện");
        assertThat(old.state(clock.instant())).isEqualTo(Assignment.State.OPEN);
        assertThat(old.endedAt()).isNotNull();
    }

    @Test
    void onlyAClauseOfAnotherDocumentInForceIsReplaced() {
        var later = laterOne();
        assertThat(amending.replace(issuer, later, clause(later, "1").id(), null))
                .isInstanceOf(Amending.Result.Refused.class);
        assertThat(amending.replace(
                        issuer,
                        later,
                        clause(earlier, "2").id(),
                        clause(earlier, "1").id()))
                .as("what stands instead is a clause of the draft itself")
                .isInstanceOf(Amending.Result.Refused.class);
        assertThat(amending.replace(issuer, later, clause(earlier, "2").id(), null))
                .isInstanceOf(Amending.Result.Done.class);
    }

    @Test
    void oldAndNewStandSideBySideForWhoIsAddressed() {
        var later = laterOne();
        issue(later, SIGNED);
        try (var context = Browser.open(Browser.PHONE)) {
            var address = "http://localhost:" + port;
            var page = Browser.signIn(context, address, world.login(Role.FOCAL_POINT, body), World.PASSWORD);
            page.navigate(address + "/directives/" + earlier);
            assertThat(page.locator(".replaced").count()).isEqualTo(1);
            page.navigate(address + "/directives/" + earlier + "/amendments");
            assertThat(page.locator("del").innerText()).contains("kiểm tra toàn diện");
            assertThat(page.locator("ins").innerText()).contains("kiểm tra theo chuyên đề");
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(Browser.PHONE[0]);
        }
    }
}
