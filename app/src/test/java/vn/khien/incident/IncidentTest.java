package vn.khien.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.khien.incident.April2024.answers;
import static vn.khien.incident.April2024.with;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Role;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.audit.Trail;
import vn.khien.inventory.RegisteringSystems;
import vn.khien.organisation.Organisation;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// From telling to closing, on a real PostgreSQL, under the law and with the authorities of April 2024.
@KhienTest
class IncidentTest {
    private static final String DETECTED = "24/04/2024 08:35";

    @Autowired
    private World world;

    @Autowired
    private RegisteringSystems registering;

    private April2024 april;

    @Autowired
    private TippingOff tipping;

    @Autowired
    private ReportingIncidents reporting;

    @Autowired
    private Coordinating coordinating;

    @Autowired
    private Incidents incidents;

    @Autowired
    private IncidentRows rows;

    @Autowired
    private ReportRows reports;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Wall wall;

    @Autowired
    private Trail trail;

    @Autowired
    private ProductClock clock;

    @Autowired
    private JdbcClient db;

    @BeforeEach
    void turn() {
        april = new April2024(world, clock, registering);
        april.turnTo(April2024.NOW);
    }

    @AfterEach
    void turnBack() {
        april.turnBack();
    }

    private Organisation hospital() {
        return world.organisation("Bệnh viện thử (giả định)", world.shipped("LDG"));
    }

    private String reported(Viewer body, Map<String, String> answers, String system) {
        return ((Outcome.Done) reporting.report(body, "", answers, system)).code();
    }

    private String told(Map<String, String> answers) {
        return ((TippingOff.Told.Done) tipping.tell("203.0.113." + answers.hashCode() % 99, "", answers)).code();
    }

    private void tellOfClosing(Viewer body, String code) {
        var closing = with(
                answers(DETECTED, "no"),
                "effects",
                "service_cut",
                "capacity",
                "alone",
                "cause",
                "Lỗ hổng chưa vá",
                "ended",
                "25/04/2024 08:00");
        assertThat(reporting.send(body, code, Part.NETWORK, Report.Kind.CLOSING, "", closing))
                .isInstanceOf(Outcome.Done.class);
    }

    private long lastReport(Viewer viewer, String code) {
        return incidents.read(viewer, code).reports().getLast().report().id();
    }

    private static List<String> codes(Outcome outcome) {
        return ((Outcome.Refused) outcome)
                .problems().stream().map(Problem::code).toList();
    }

    @Test
    void codesHaveNoGapsHoweverManyTellAtOnceAndAFormSentTwiceIsOne() throws Exception {
        var body = world.viewer(Role.FOCAL_POINT, hospital());
        var first = number(reported(body, answers(DETECTED, "no"), ""));
        try (var threads = Executors.newFixedThreadPool(6)) {
            var tries = IntStream.range(0, 24)
                    .mapToObj(i -> (Callable<String>) () -> {
                        if (i % 6 == 5) {
                            assertThat(reporting.report(body, "", Map.of(), "")).isInstanceOf(Outcome.Refused.class);
                            return "";
                        }
                        var form = "gui-hai-lan-" + i / 2 * 2 + "." + first;
                        return ((Outcome.Done) reporting.report(body, form, answers(DETECTED, "no"), "")).code();
                    })
                    .toList();
            var made = new java.util.TreeSet<Integer>();
            for (var code : threads.invokeAll(tries)) {
                if (!code.get().isEmpty()) {
                    made.add(number(code.get()));
                }
            }
            assertThat(made).hasSize(12).first().isEqualTo(first + 1);
            assertThat(made.last()).isEqualTo(first + 12);
        }
    }

    private static int number(String code) {
        return Integer.parseInt(code.substring(code.lastIndexOf('-') + 1));
    }

    @Test
    void whoDidNotSignInFollowsByTheKeyThatWasShownOnce() {
        var form = FormKey.fresh();
        var told = (TippingOff.Told.Done) tipping.tell("198.51.100.7", form, answers(DETECTED, "no"));
        assertThat(tipping.tell("198.51.100.7", form, answers(DETECTED, "no"))).isEqualTo(told);
        var found = (TippingOff.Followed.Found)
                tipping.follow("198.51.100.7", told.code().toLowerCase(java.util.Locale.ROOT), told.key());
        assertThat(found.incident().state()).isEqualTo(Incident.State.NEW);
        assertThat(tipping.follow("198.51.100.7", told.code(), "AAAA-AAAA"))
                .isInstanceOf(TippingOff.Followed.Unknown.class);
        assertThat(incidents.read(april.coordinator(), told.code()).incident().organisation())
                .isNull();
        var body = world.viewer(Role.HEAD, hospital());
        assertThatThrownBy(() -> incidents.read(body, told.code())).isInstanceOf(NotVisible.class);
    }

    /// The bounds are those of the product; only the limits' clock is the test's own.
    @Test
    void tenThousandAnonymousReportsInAMinuteFillNeitherTheDatabaseNorTheInbox() {
        var time = new AnonymousLimitsTest.Standing();
        var flooded = new TippingOff(rows, reports, new AnonymousLimits(time), transaction, wall, clock, trail);
        var answers = answers(DETECTED, "unknown");
        var made = new ArrayList<String>();
        try {
            for (int i = 0; i < 10_000; i++) {
                if (flooded.tell("10." + i % 250 + ".0.1", "", answers)
                        instanceof TippingOff.Told.Done(var code, var _)) {
                    made.add(code);
                }
            }
            assertThat(made).hasSize(AnonymousLimits.OF_ALL);
            for (int minute = 0; minute < 6; minute++) {
                time.pass(AnonymousLimits.ADDRESS_WINDOW);
                for (int i = 0; i < AnonymousLimits.OF_ALL; i++) {
                    if (flooded.tell("10.9." + i + ".1", "", answers)
                            instanceof TippingOff.Told.Done(var code, var _)) {
                        made.add(code);
                    }
                }
            }
            assertThat(made).as("the inbox is bounded").hasSizeLessThanOrEqualTo(TippingOff.INBOX_MAX);
            assertThat(incidents.list(april.coordinator(), "new", Long.MAX_VALUE, 50))
                    .as("the desk still reads its inbox")
                    .hasSize(50);
        } finally {
            transaction.executeWithoutResult(_ -> {
                wall.nation();
                db.sql(
                                "update incident set dismissed_at = told_at, dismissed_words = 'flood' where code = any (:codes)")
                        .param("codes", made.toArray(String[]::new))
                        .update();
            });
        }
    }

    @Test
    void whoLooksForTheSystemsOfOthersLeavesATrace() {
        var system = april.system(hospital(), 4);
        var desk = april.coordinator();
        assertThat(coordinating.find(desk, system.code(), 10))
                .extracting(Coordinating.Place::system)
                .contains(system.code());
        assertThat(coordinating.find(desk, "khong co he thong nao ten nhu vay", 10))
                .isEmpty();
        assertThat(trail.listOf("systems", "inventory.listed", 1))
                .extracting(Trail.Entry::detail)
                .containsExactly("search: " + system.code());
    }

    @Test
    void aTipIsGivenAPlaceAndMeetsNoDutyOfTheBody() {
        var hospital = hospital();
        var system = april.system(hospital, 4);
        var desk = april.coordinator();
        var code = told(answers(DETECTED, "no"));
        assertThat(codes(coordinating.place(desk, code, "", "KHONG-CO"))).containsExactly("incident.problem.system");
        assertThat(coordinating.place(desk, code, "", system.code())).isEqualTo(new Outcome.Done(code));
        var whole = incidents.read(world.viewer(Role.HEAD, hospital), code);
        assertThat(whole.incident().organisationCode()).isEqualTo(hospital.code());
        assertThat(whole.systems()).extracting(one -> one.was().code()).containsExactly(system.code());
        assertThat(clockOf(whole, "inc-first").code()).isEqualTo("running");
        assertThat(whole.clocks().getFirst().recipients())
                .extracting(Authorities.Recipient::role)
                .containsExactly("owner", "response_unit", "national_coordinator", "network_members");
        assertThat(whole.clocks().getFirst().recipients().get(2).organisation())
                .isNotNull()
                .extracting(Organisation::code)
                .isEqualTo("VNCERT-CC");
    }

    private static RunningClock clockOf(Incidents.Whole whole, String code) {
        return whole.clocks().stream()
                .filter(one -> one.law().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void clocksRunAreMetLateOrMissedByWhatWasSentToTheSecond() {
        var body = world.viewer(Role.FOCAL_POINT, hospital());
        april.turnTo(Instant.parse("2024-04-20T02:00:00Z"));
        var code = told(answers("20/04/2024 08:35", "yes"));
        coordinating.place(april.coordinator(), code, body.organisationCode(), "");
        april.turnTo(Instant.parse("2024-04-25T01:34:50Z"));
        var before = incidents.read(body, code);
        assertThat(clockOf(before, "inc-first").code()).isEqualTo("running");
        assertThat(clockOf(before, "pd-breach").code()).isEqualTo("missed");
        assertThat(clockOf(before, "inc-urgent").code()).isEqualTo("not_running");
        assertThat(clockOf(before, "inc-close").code()).isEqualTo("not_running");
        april.turnTo(Instant.parse("2024-04-25T01:35:00Z"));
        assertThat(clockOf(incidents.read(body, code), "inc-first").code()).isEqualTo("missed");

        april.turnTo(Instant.parse("2024-04-25T03:35:00Z"));
        assertThat(reporting.send(
                        body,
                        code,
                        Part.NETWORK,
                        Report.Kind.FIRST,
                        "",
                        with(
                                answers("20/04/2024 08:35", "yes"),
                                "capacity",
                                "beyond",
                                "beyond-since",
                                "25/04/2024 09:00")))
                .isInstanceOf(Outcome.Done.class);
        var after = incidents.read(body, code);
        assertThat(clockOf(after, "inc-first").state())
                .isInstanceOfSatisfying(
                        RunningClock.State.Met.class,
                        met -> assertThat(met.late())
                                .isBetween(
                                        Duration.ofHours(2), Duration.ofHours(2).plusSeconds(20)));
        assertThat(clockOf(after, "inc-urgent").code()).isEqualTo("met");
    }

    @Test
    void aLateNoticeOfPersonalDataSaysWhy() {
        var body = world.viewer(Role.FOCAL_POINT, hospital());
        var code = reported(body, answers("20/04/2024 08:35", "yes"), "");
        var notice = Map.of("subjects", "1.200", "data", "Họ tên, bệnh án", "sensitive", "unknown");
        assertThat(codes(reporting.send(body, code, Part.PERSONAL_DATA, Report.Kind.PROGRESS, "", notice)))
                .containsExactly("incident.problem.why-late");
        assertThat(reporting.send(
                        body,
                        code,
                        Part.PERSONAL_DATA,
                        Report.Kind.PROGRESS,
                        "",
                        with(notice, "why-late", "Mất kết nối nhiều ngày")))
                .isInstanceOf(Outcome.Done.class);
        assertThat(clockOf(incidents.read(body, code), "pd-breach").code()).isEqualTo("met_late");
    }

    @Test
    void itCountsAsClosedOnlyWhenTheCoordinatorConfirmsTheClosingReport() {
        var body = world.viewer(Role.FOCAL_POINT, hospital());
        var desk = april.coordinator();
        var code = reported(body, answers(DETECTED, "no"), "");
        assertThat(codes(reporting.send(
                        body,
                        code,
                        Part.NETWORK,
                        Report.Kind.CLOSING,
                        "",
                        with(answers(DETECTED, "no"), "ended", "unknown"))))
                .containsExactly("incident.problem.answer", "incident.problem.answer", "incident.problem.answer");
        tellOfClosing(body, code);
        assertThat(incidents.read(body, code).incident().state()).isEqualTo(Incident.State.ENDED);
        var province = world.viewer(Role.FOCAL_POINT, world.shipped("LDG"));
        var report = lastReport(body, code);
        assertThatThrownBy(() -> reporting.confirm(body, code, report)).isInstanceOf(NotVisible.class);
        reporting.confirm(province, code, report);
        assertThat(incidents.read(body, code).incident().state())
                .as("a superior's receipt closes nothing")
                .isEqualTo(Incident.State.ENDED);
        reporting.confirm(desk, code, report);
        reporting.confirm(desk, code, report);
        var whole = incidents.read(body, code);
        assertThat(whole.incident().state()).isEqualTo(Incident.State.CLOSED);
        assertThat(whole.reports().getLast().report().receipts()).hasSize(2);
        assertThat(codes(reporting.send(body, code, Part.NETWORK, Report.Kind.PROGRESS, "", answers(DETECTED, "no"))))
                .containsExactly("incident.problem.over");
    }

    @Test
    void eachAuthoritySeesItsOwnPartAndNoIncidentWithoutIt() {
        var hospital = hospital();
        var body = world.viewer(Role.FOCAL_POINT, hospital);
        var desk = april.coordinator();
        var privacy = april.personalDataAuthority();
        var without = reported(body, answers(DETECTED, "no"), "");
        var with = reported(body, answers(DETECTED, "yes"), "");
        reporting.send(
                body,
                with,
                Part.PERSONAL_DATA,
                Report.Kind.PROGRESS,
                "",
                Map.of("subjects", "10", "data", "Họ tên", "sensitive", "no"));

        assertThatThrownBy(() -> incidents.read(privacy, without)).isInstanceOf(NotVisible.class);
        var seen = incidents.read(privacy, with);
        assertThat(seen.reports()).extracting(one -> one.report().part()).containsOnly(Part.PERSONAL_DATA);
        assertThat(seen.clocks()).extracting(RunningClock::part).containsOnly(Part.PERSONAL_DATA);
        assertThat(seen.said().text(Field.WHAT)).isEmpty();
        assertThat(seen.may().seeWhole()).isFalse();
        var network = incidents.read(desk, with);
        assertThat(network.reports()).extracting(one -> one.report().part()).containsOnly(Part.NETWORK);
        assertThat(incidents.read(body, with).reports()).hasSize(2);

        var stranger = world.viewer(Role.FOCAL_POINT, world.shipped("CMU"));
        assertThatThrownBy(() -> incidents.read(stranger, with)).isInstanceOf(NotVisible.class);

        tellOfClosing(body, with);
        reporting.confirm(desk, with, lastReport(body, with));
        assertThat(incidents.read(privacy, with).incident().state())
                .as("the end is known to every authority, the report that told it is not")
                .isEqualTo(Incident.State.CLOSED);
    }

    @Test
    void theSecondWallKeepsEachPartFromAQueryWithoutASight() {
        var body = world.viewer(Role.FOCAL_POINT, hospital());
        var without = reported(body, answers(DETECTED, "no"), "");
        var with = reported(body, answers(DETECTED, "yes"), "");
        var stranger = world.viewer(Role.FOCAL_POINT, hospital());
        assertThat(behind(stranger, "", without, with)).isEqualTo("0 0");
        assertThat(behind(stranger, "personal_data", without, with)).isEqualTo("1 0");
        assertThat(behind(stranger, "network", without, with)).isEqualTo("2 2");
        assertThat(behind(body, "", without, with)).isEqualTo("2 2");
    }

    /// Incidents and network reports that plain SQL finds behind the wall.
    private String behind(Viewer viewer, String parts, String... codes) {
        return java.util.Objects.requireNonNull(transaction.execute(_ -> {
            wall.stand(viewer.scope());
            db.sql("select set_config('khien.incident_parts', :parts, true)")
                    .param("parts", parts)
                    .query()
                    .singleRow();
            return db.sql("""
                    select (select count(*) from incident where code = any (:codes)) || ' '
                        || (select count(*) from incident_report r join incident i on i.id = r.incident
                             where i.code = any (:codes) and r.part = 'network')
                    """).param("codes", codes).query(String.class).single();
        }));
    }

    @Test
    void twoReportsOfOneIncidentAreProposedMergedByAPersonAndBothStay() {
        var hospital = hospital();
        var system = april.system(hospital, 2);
        var body = world.viewer(Role.FOCAL_POINT, hospital);
        var desk = april.coordinator();
        var first = reported(body, answers("24/04/2024 08:35", "no"), system.code());
        var second = told(answers("24/04/2024 10:00", "yes"));
        coordinating.place(desk, second, "", system.code());
        var far = reported(body, answers("20/04/2024 10:00", "no"), system.code());
        assertThat(incidents.read(desk, second).near())
                .extracting(Incident::code)
                .containsExactly(first);
        assertThat(incidents.read(desk, far).near()).isEmpty();

        assertThat(coordinating.merge(desk, second, first)).isEqualTo(new Outcome.Done(first));
        assertThat(coordinating.merge(desk, second, first)).isEqualTo(new Outcome.Done(first));
        assertThat(codes(coordinating.merge(desk, first, second))).containsExactly("incident.problem.merge");
        var whole = incidents.read(body, first);
        assertThat(whole.reports())
                .extracting(one -> one.report().kind())
                .containsExactlyInAnyOrder(Report.Kind.FIRST, Report.Kind.TIP);
        assertThat(whole.said().moment(Field.DETECTED))
                .as("the body's word stands, whoever told later")
                .contains(Instant.parse("2024-04-24T01:35:00Z"));
        assertThat(whole.incident().personalDataAt()).isNotNull();
        var merged = incidents.read(body, second);
        assertThat(merged.incident().state()).isEqualTo(Incident.State.MERGED);
        assertThat(merged.incident().mergedInto()).isEqualTo(first);
        assertThat(merged.reports()).hasSize(1);
    }

    @Test
    void seriousIsProposedWithReasonsAndConfirmedByAPersonBesideOurOwnScale() {
        var hospital = hospital();
        var system = april.system(hospital, 4);
        var body = world.viewer(Role.FOCAL_POINT, hospital);
        var desk = april.coordinator();
        var code = reported(body, answers(DETECTED, "no"), system.code());
        assertThat(incidents.read(desk, code).seriousness().verdict()).isEqualTo(Seriousness.Verdict.NOT_KNOWN);
        reporting.send(
                body,
                code,
                Part.NETWORK,
                Report.Kind.PROGRESS,
                "",
                with(answers(DETECTED, "no"), "effects", "service_cut,spread", "capacity", "beyond", "scale", "2"));
        var whole = incidents.read(desk, code);
        assertThat(whole.seriousness().verdict()).isEqualTo(Seriousness.Verdict.SERIOUS);
        assertThat(whole.incident().serious()).as("a proposal decides nothing").isNull();
        assertThat(codes(coordinating.grade(desk, code, true, "ngắn"))).containsExactly("incident.problem.words");
        coordinating.grade(desk, code, true, "Đủ ba điều kiện của Điều 9.");
        coordinating.grade(desk, code, true, "Đủ ba điều kiện của Điều 9.");
        assertThat(incidents.read(body, code).gradings()).hasSize(1);
        assertThat(incidents.read(body, code).incident().serious()).isTrue();
        assertThatThrownBy(() -> coordinating.grade(body, code, false, "Chúng tôi tự xử lý được."))
                .isInstanceOf(NotVisible.class);
    }

    @Test
    void whatWasToldForNothingIsDismissedWithWordsAndStays() {
        var desk = april.coordinator();
        var code = told(answers(DETECTED, "unknown"));
        assertThat(codes(coordinating.dismiss(desk, code, ""))).containsExactly("incident.problem.words");
        coordinating.dismiss(desk, code, "Máy in hết giấy, không phải sự cố.");
        assertThat(incidents.read(desk, code).incident().state()).isEqualTo(Incident.State.DISMISSED);
        assertThat(incidents.list(desk, "new", Long.MAX_VALUE, 500))
                .extracting(Incident::code)
                .doesNotContain(code);
    }

    @Test
    void underTheLawOf2026OneAuthorityReceivesAllAndSeriousIsNotDefined() {
        april.turnTo(Instant.parse("2026-10-01T02:00:00Z"));
        var hospital = world.organisation("Bệnh viện 2026 (giả định)", null);
        var body = world.viewer(Role.FOCAL_POINT, hospital);
        var code = reported(body, answers("01/10/2026 08:00", "yes"), "");
        var whole = incidents.read(april.personalDataAuthority(), code);
        assertThat(whole.parts()).containsExactly(Part.NETWORK, Part.PERSONAL_DATA);
        assertThat(whole.clocks())
                .extracting(one -> one.law().code())
                .contains("inc26-report", "pd-breach-2026", "inc26-close")
                .doesNotContain("inc-first", "pd-breach");
        assertThat(whole.seriousness().verdict()).isEqualTo(Seriousness.Verdict.NOT_DEFINED);
        assertThat(codes(coordinating.grade(april.personalDataAuthority(), code, true, "Rất nghiêm trọng.")))
                .containsExactly("incident.problem.not-defined");
    }
}
