package vn.khien.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.khien.access.Role;
import vn.khien.access.Scope;
import vn.khien.access.Viewer;
import vn.khien.access.Wall;
import vn.khien.assessment.BesideAnswers;
import vn.khien.inventory.Witnessing;
import vn.khien.library.Citing;
import vn.khien.library.Library;
import vn.khien.page.Formats;
import vn.khien.platform.NotVisible;
import vn.khien.platform.Problem;
import vn.khien.platform.ProductClock;
import vn.khien.support.KhienTest;
import vn.khien.support.World;

/// Inspections by their use cases, on a real PostgreSQL.
@KhienTest
class InspectionTest {
    @Autowired
    private World world;

    @Autowired
    private Inspected inspected;

    @Autowired
    private Planning planning;

    @Autowired
    private Starting starting;

    @Autowired
    private Inspections inspections;

    @Autowired
    private Recording recording;

    @Autowired
    private Minuting minuting;

    @Autowired
    private Concluding concluding;

    @Autowired
    private Remedying remedying;

    @Autowired
    private Sanctioning sanctioning;

    @Autowired
    private DecidingLate decidingLate;

    @Autowired
    private InspectedAnswers inspectedAnswers;

    @Autowired
    private FindingsElsewhere.Beside beside;

    @Autowired
    private FindingsElsewhere.Witness witness;

    @Autowired
    private FindingsElsewhere.Cited cited;

    @Autowired
    private Library library;

    @Autowired
    private ProductClock clock;

    @Autowired
    private JdbcClient db;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Wall wall;

    private static List<String> codes(Outcome outcome) {
        return ((Outcome.Refused) outcome)
                .problems().stream().map(Problem::code).toList();
    }

    private int record(Inspected.Case one, Viewer by, Entry entry) {
        var result = recording.record(by, one.id(), entry, clock.instant());
        return ((Recording.Result.Recorded) result).number();
    }

    private void settleMinutes(Inspected.Case one) {
        assertThat(minuting.end(one.lead(), one.id())).isInstanceOf(Outcome.Done.class);
        assertThat(minuting.sign(one.lead(), one.id())).isInstanceOf(Outcome.Done.class);
        assertThat(minuting.sign(one.head(), one.id())).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void numbersRunWithoutGapsAndASecondClickPlansNothing() {
        var one = inspected.planned();
        var body = world.organisation("Công ty Số thứ tự", null);
        var plan = inspected.plan(body.code(), one.lead(), one.member());
        var first = (Planning.Planned.Done) planning.plan(one.planner(), plan);
        assertThat(planning.plan(one.planner(), plan)).isEqualTo(first);
        var wrong = new Planning.Typed(
                UUID.randomUUID(), "x", "", List.of("KHONG-CO"), List.of(), "", "31/02/2025", List.of(), null);
        assertThat(((Planning.Planned.Refused) planning.plan(one.planner(), wrong)).problems())
                .extracting(Problem::place)
                .contains("reason", "detail", "startsOn", "endsOn", "lead", "byHand");
        var next = (Planning.Planned.Done)
                planning.plan(one.planner(), inspected.plan(body.code(), one.lead(), one.member()));
        var before =
                inspections.read(one.planner(), first.inspections().getFirst()).inspection();
        var after =
                inspections.read(one.planner(), next.inspections().getFirst()).inspection();
        assertThat(after.number()).isEqualTo(before.number() + 1);
        assertThat(after.code()).matches("KT-\\d{2,}/" + clock.today().getYear());
    }

    @Test
    void theTeamSeesItsInspectionFromTheOpeningToTheEndAndNothingElse() {
        var one = inspected.planned();
        var other = inspected.opened();
        assertThatThrownBy(() -> inspections.read(one.lead(), one.id())).isInstanceOf(NotVisible.class);
        assertThat(rowsSeenBy(one.lead(), one)).containsOnly(0L);
        starting.announce(one.planner(), one.id());
        assertThatThrownBy(() -> inspections.read(one.lead(), one.id())).isInstanceOf(NotVisible.class);
        starting.open(one.planner(), one.id());
        assertThat(inspections.read(one.member(), one.id()).subjects())
                .extracting(Inspection.Subject::code)
                .containsExactly(one.system());
        assertThat(inspections.site(one.member(), one.id(), "").claims()).isNotEmpty();
        assertThat(rowsSeenBy(one.lead(), one)).containsOnly(1L);
        assertThat(rowsSeenBy(one.lead(), other)).as("of another inspection").containsOnly(0L);
        assertThatThrownBy(() -> inspections.read(one.lead(), other.id())).isInstanceOf(NotVisible.class);
        assertThat(inspections.list(one.lead(), Long.MAX_VALUE, 50))
                .extracting(Inspection::id)
                .containsExactly(one.id());
        settleMinutes(one);
        concluding.draft(one.lead(), one.id(), "Dự thảo");
        concluding.comment(one.head(), one.id(), "Nhất trí");
        concluding.conclude(one.lead(), one.id(), "Kết luận");
        assertThat(concluding.close(one.lead(), one.id())).isInstanceOf(Outcome.Done.class);
        assertThatThrownBy(() -> inspections.read(one.lead(), one.id())).isInstanceOf(NotVisible.class);
        assertThat(rowsSeenBy(one.lead(), one)).as("after the end").containsOnly(0L);
        assertThat(inspections.read(one.head(), one.id()).inspection().stage()).isEqualTo(Inspection.Stage.CLOSED);
    }

    /// What row-level security alone shows: the inspection, its system, the system's assessment.
    private List<Long> rowsSeenBy(Viewer viewer, Inspected.Case one) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            wall.stand(Scope.NOTHING);
            db.sql("select set_config('khien.inspector', :person, true)")
                    .param("person", "" + viewer.person())
                    .query((row, _) -> row.getString(1))
                    .single();
            return List.of(
                    db.sql("select count(*) from inspection where id = :id")
                            .param("id", one.id())
                            .query(Long.class)
                            .single(),
                    db.sql("select count(*) from information_system where code = :code")
                            .param("code", one.system())
                            .query(Long.class)
                            .single(),
                    db.sql("select count(*) from assessment where id = :id")
                            .param("id", one.assessment())
                            .query(Long.class)
                            .single());
        }));
    }

    @Test
    void withoutAnInspectorTheWallShowsNothing() {
        var one = inspected.opened();
        record(one, one.lead(), inspected.finding(one, "violation", "Một vi phạm"));
        var seen = transaction.execute(_ -> {
            wall.stand(Scope.NOTHING);
            return db.sql("""
                    select (select count(*) from inspection) + (select count(*) from finding)
                         + (select count(*) from inspection_member) + (select count(*) from inspection_system)
                         + (select count(*) from inspection_document) + (select count(*) from late_entry)
                         + (select count(*) from violation) + (select count(*) from remedy_step)
                    """).query(Long.class).single();
        });
        assertThat(seen).isZero();
    }

    @Test
    void theBodyIsToldAndReadsFindingsOnceTheWorkOnSiteHasEnded() {
        var one = inspected.planned();
        assertThatThrownBy(() -> inspections.read(one.head(), one.id())).isInstanceOf(NotVisible.class);
        assertThat(codes(starting.open(one.planner(), one.id()))).containsExactly("inspection.problem.not-announced");
        starting.announce(one.planner(), one.id());
        starting.announce(one.planner(), one.id());
        starting.open(one.planner(), one.id());
        assertThat(inspections.document(one.head(), one.id(), "letter")).startsWith('%', 'P', 'D', 'F');
        record(one, one.lead(), inspected.finding(one, "violation", "Chưa phê duyệt cấp độ"));
        assertThat(inspections.read(one.head(), one.id()).findings()).isEmpty();
        assertThatThrownBy(() -> inspections.handled(one.head(), one.id(), 1)).isInstanceOf(NotVisible.class);
        minuting.end(one.lead(), one.id());
        assertThat(inspections.read(one.head(), one.id()).findings()).hasSize(1);
        var stranger = world.viewer(Role.HEAD, world.organisation("Công ty Khác", null));
        assertThatThrownBy(() -> inspections.read(stranger, one.id())).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> minuting.end(one.member(), one.id()))
                .as("only the lead ends the work on site")
                .isInstanceOf(NotVisible.class);
    }

    @Test
    void anEntrySentTwiceIsRecordedOnceAndAConflictShowsWhatTheOtherRecorded() {
        var one = inspected.opened();
        var entry = inspected.finding(one, "violation", "Chưa phê duyệt cấp độ");
        assertThat(record(one, one.lead(), entry)).isEqualTo(1);
        assertThat(record(one, one.lead(), entry)).isEqualTo(1);
        var unaware = inspected.finding(one, "weakness", "Hồ sơ còn thiếu");
        var conflict = (Recording.Result.Conflict) recording.record(one.member(), one.id(), unaware, clock.instant());
        assertThat(conflict.other().title()).isEqualTo("Chưa phê duyệt cấp độ");
        assertThat(inspections.read(one.lead(), one.id()).findings()).hasSize(1);
        assertThat(record(one, one.member(), inspected.entry(one, "weakness", "Đã xem số 01", "01")))
                .isEqualTo(2);
    }

    @Test
    void aFindingNeedsItsBasisAndADay() {
        var one = inspected.opened();
        var empty = new Entry(
                UUID.randomUUID(), "finding", one.system(), "XX-99", "lỗi", "", "", "", "", "mai", null, "", false);
        var refused = (Recording.Result.Refused) recording.record(one.lead(), one.id(), empty, null);
        assertThat(refused.problems())
                .extracting(Problem::place)
                .containsExactlyInAnyOrder("requirement", "grade", "title", "words", "document", "dueOn");
    }

    @Test
    void aDeviceWhoseClockIsThreeDaysWrongIsPutRight() {
        var one = inspected.opened();
        var ahead = Duration.ofDays(3);
        var noted = clock.instant().minusSeconds(7200);
        var typed = inspected.finding(one, "weakness", "Đồng hồ sai");
        var entry = new Entry(
                typed.clientId(),
                "finding",
                typed.system(),
                typed.requirement(),
                typed.grade(),
                typed.title(),
                typed.words(),
                typed.document(),
                typed.article(),
                typed.dueOn(),
                noted.plus(ahead),
                "",
                false);
        recording.record(one.lead(), one.id(), entry, clock.instant().plus(ahead));
        var finding = inspections.handled(one.lead(), one.id(), 1).whole().finding();
        assertThat(finding.timeCorrected()).isTrue();
        assertThat(Duration.between(noted, finding.recordedAt()).abs()).isLessThan(Duration.ofSeconds(30));
        assertThat(finding.deviceAt()).isNotNull();
    }

    @Test
    void whatComesAfterTheEndIsRefusedKeptAndDecidedByTheLead() {
        var one = inspected.opened();
        var late = inspected.finding(one, "weakness", "Gửi muộn");
        minuting.end(one.lead(), one.id());
        assertThat(recording.record(one.member(), one.id(), late, clock.instant()))
                .isEqualTo(new Recording.Result.Late(false, false));
        recording.record(one.member(), one.id(), late, clock.instant());
        var whole = inspections.read(one.lead(), one.id());
        assertThat(whole.findings()).isEmpty();
        assertThat(whole.lates()).hasSize(1);
        var id = whole.lates().getFirst().row().id();
        assertThatThrownBy(() -> decidingLate.decide(one.member(), one.id(), id, true, ""))
                .isInstanceOf(NotVisible.class);
        decidingLate.decide(one.lead(), one.id(), id, true, "");
        assertThat(inspections
                        .read(one.lead(), one.id())
                        .findings()
                        .getFirst()
                        .finding()
                        .cameLate())
                .isTrue();
        assertThat(record(one, one.member(), late))
                .as("the device may forget it now")
                .isEqualTo(1);
    }

    @Test
    void aDeviceThatComesBackAfterTheClosingIsToldAndSoIsTheLead() {
        var one = inspected.opened();
        settleMinutes(one);
        concluding.draft(one.lead(), one.id(), "Dự thảo");
        concluding.comment(one.head(), one.id(), "Nhất trí");
        concluding.conclude(one.lead(), one.id(), "Kết luận");
        concluding.close(one.lead(), one.id());
        var late = inspected.finding(one, "violation", "Sau khi kết thúc");
        assertThat(recording.record(one.member(), one.id(), late, clock.instant()))
                .isEqualTo(new Recording.Result.Late(true, false));
        var stranger = world.viewer(Role.INSPECTOR, world.organisation("Bộ Ba", null));
        assertThatThrownBy(() -> recording.record(stranger, one.id(), late, null))
                .isInstanceOf(NotVisible.class);
        assertThat(db.sql(
                                "select count(*) from notice where organisation = :id and text_key = 'inspection.notice.late'")
                        .param("id", one.lead().organisation())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        var kept = inspections.read(one.planner(), one.id()).lates();
        assertThat(kept).hasSize(1);
        assertThat(codes(decidingLate.decide(
                        one.planner(), one.id(), kept.getFirst().row().id(), true, "")))
                .containsExactly("inspection.problem.closed");
    }

    @Test
    void minutesAreSignedByBothSidesOrTheRefusalIsRecorded() {
        var signed = inspected.opened();
        record(signed, signed.lead(), inspected.finding(signed, "advice", "Nên tách vùng"));
        settleMinutes(signed);
        minuting.sign(signed.head(), signed.id());
        assertThat(minuting.check(signed.head(), signed.id()).valid()).isTrue();
        assertThat(inspections.read(signed.head(), signed.id()).inspection().stage())
                .isEqualTo(Inspection.Stage.REMEDY);
        var refused = inspected.opened();
        minuting.end(refused.lead(), refused.id());
        assertThat(codes(minuting.refuse(refused.lead(), refused.id(), " ")))
                .contains("inspection.problem.empty", "inspection.problem.sign-first");
        minuting.sign(refused.lead(), refused.id());
        var refusal = "Đơn vị không đồng ý phát hiện 01";
        assertThat(minuting.refuse(refused.lead(), refused.id(), refusal)).isEqualTo(new Outcome.Done());
        assertThat(minuting.refuse(refused.lead(), refused.id(), refusal)).isEqualTo(new Outcome.Done());
        assertThat(minuting.refuse(refused.lead(), refused.id(), "Lý do khác"))
                .isEqualTo(Outcome.DoneOtherwise.at("refusal"));
        assertThat(codes(minuting.sign(refused.head(), refused.id()))).contains("inspection.problem.refused-before");
        assertThat(inspections.read(refused.head(), refused.id()).refusal()).contains("không đồng ý");
        assertThat(inspections.read(refused.lead(), refused.id()).inspection().minutesSettled())
                .isTrue();
    }

    @Test
    void theConclusionWaitsForTheBodysWord() {
        var one = inspected.opened();
        settleMinutes(one);
        assertThat(codes(concluding.conclude(one.lead(), one.id(), "Kết luận")))
                .contains("inspection.problem.no-draft");
        concluding.draft(one.lead(), one.id(), "Dự thảo");
        assertThat(inspections.read(one.head(), one.id()).clocks())
                .extracting(running -> running.clock().code())
                .containsExactly("insp-final-2022", "insp-comment-2022");
        assertThat(codes(concluding.conclude(one.lead(), one.id(), "Kết luận")))
                .containsExactly("inspection.problem.comment-time");
        concluding.comment(one.head(), one.id(), "Đề nghị sửa");
        assertThat(concluding.conclude(one.lead(), one.id(), "Kết luận")).isInstanceOf(Outcome.Done.class);
        assertThat(inspections.document(one.head(), one.id(), "conclusion")).startsWith('%', 'P', 'D', 'F');
    }

    @Test
    void aViolationGoesFromItsBracketToItsClosing() {
        var one = inspected.opened();
        record(one, one.lead(), inspected.finding(one, "violation", "Không báo cáo sự cố"));
        settleMinutes(one);
        var actOn = clock.today().minusDays(20).toString();
        assertThat(sanctioning.refer(one.lead(), one.id(), 1, "report", actOn, "organisation"))
                .isInstanceOf(Outcome.Done.class);
        var day = Formats.date(clock.today());
        var above = (Outcome.Refused) sanctioning.decide(
                one.lead(), one.id(), 1, new Sanctioning.Decision("A" + one.id(), day, "60.000.001", ""));
        assertThat(above.problems().getFirst().code()).isEqualTo("inspection.problem.outside-bracket");
        assertThat(above.problems().getFirst().args()).containsExactly("40.000.000", "60.000.000");
        assertThat(codes(sanctioning.decide(
                        one.lead(), one.id(), 1, new Sanctioning.Decision("A" + one.id(), day, "39999999", ""))))
                .containsExactly("inspection.problem.outside-bracket");
        assertThat(sanctioning.decide(
                        one.lead(), one.id(), 1, new Sanctioning.Decision("A" + one.id(), day, "60.000.000", "")))
                .isInstanceOf(Outcome.Done.class);
        sanctioning.appeal(one.head(), one.id(), 1, "Xin xem lại");
        assertThat(codes(sanctioning.close(one.lead(), one.id(), 1)))
                .containsExactlyInAnyOrder(
                        "inspection.problem.fine-open",
                        "inspection.problem.appeal-open",
                        "inspection.problem.remedy-open");
        sanctioning.answer(one.lead(), one.id(), 1, "upheld", "Giữ nguyên");
        assertThat(sanctioning.pay(one.lead(), one.id(), 1, day, "Biên lai 7")).isInstanceOf(Outcome.Done.class);
        remedying.tell(
                one.head(),
                one.id(),
                1,
                "",
                "Đã báo cáo",
                new Remedying.Proof(
                        "bao-cao.txt", new ByteArrayInputStream("Báo cáo".getBytes(StandardCharsets.UTF_8))));
        assertThat(remedying.check(one.lead(), one.id(), 1, "confirmed", "", ""))
                .isInstanceOf(Outcome.Done.class);
        assertThat(sanctioning.close(one.lead(), one.id(), 1)).isInstanceOf(Outcome.Done.class);
        assertThat(Objects.requireNonNull(
                                inspections.handled(one.head(), one.id(), 1).violation())
                        .state())
                .isEqualTo(Violation.State.CLOSED);
    }

    @Test
    void anActInTheGapIsCheckedByHandAndAnOldOneIsNotFined() {
        var autumn = Instant.parse("2026-09-30T03:00:00Z");
        clock.shiftBy(Duration.between(Clock.systemUTC().instant(), autumn));
        try {
            fineInTheAutumnOf2026();
        } finally {
            clock.shiftBy(Duration.ZERO);
        }
    }

    private void fineInTheAutumnOf2026() {
        var one = inspected.opened();
        record(one, one.lead(), inspected.finding(one, "violation", "Trong khoảng trống"));
        record(one, one.lead(), inspected.entry(one, "violation", "Đã lâu", "01"));
        settleMinutes(one);
        var day = Formats.date(clock.today());
        sanctioning.refer(one.lead(), one.id(), 1, "report", "2026-07-15", "organisation");
        assertThat(codes(sanctioning.decide(
                        one.lead(), one.id(), 1, new Sanctioning.Decision("G" + one.id(), day, "1", ""))))
                .containsExactly("inspection.problem.by-hand");
        assertThat(sanctioning.decide(
                        one.lead(), one.id(), 1, new Sanctioning.Decision("G" + one.id(), day, "1", "Đã tra công báo")))
                .isInstanceOf(Outcome.Done.class);
        sanctioning.refer(one.lead(), one.id(), 2, "report", "2024-03-08", "organisation");
        assertThat(codes(sanctioning.decide(
                        one.lead(), one.id(), 2, new Sanctioning.Decision("L" + one.id(), day, "20000000", ""))))
                .containsExactly("inspection.problem.limitation");
    }

    @Test
    void aBodyNeverAnsweredWhereNeitherItNorAUnitBelowItDid() {
        var one = inspected.opened();
        var silent = world.organisation("Tổng công ty Im lặng", null);
        var above = world.organisation("Tổng công ty Có đơn vị", null);
        var unit = world.organisation("Đơn vị đã trả lời", above);
        inspected.oblige(one, List.of(silent, above));
        inspected.answer(unit, one.directive());
        assertThat(planning.offer(one.planner(), "Tổng công ty", "never").proposals())
                .extracting(ProposalRows.Proposed::code)
                .contains(silent.code())
                .doesNotContain(above.code());
    }

    @Test
    void whatWasFoundStandsBesideTheAnswerAndMovesTheSource() {
        var one = inspected.opened();
        recording.record(one.lead(), one.id(), inspected.check(one), clock.instant());
        assertThat(InspectedAnswers.sum(inspectedAnswers.count(one.planner(), one.directive())))
                .isEqualTo(new InspectedAnswers.Sources(0, 1));
        record(one, one.lead(), inspected.finding(one, "violation", "Không đúng như khai"));
        assertThat(InspectedAnswers.sum(inspectedAnswers.count(one.planner(), one.directive())))
                .as("the same answer counts once")
                .isEqualTo(new InspectedAnswers.Sources(0, 1));
        assertThat(beside.listBeside(one.head(), one.assessment())).isEmpty();
        minuting.end(one.lead(), one.id());
        assertThat(beside.listBeside(one.head(), one.assessment()))
                .extracting(BesideAnswers.Remark::style)
                .containsExactly("bad", "ok");
        assertThat(cited.citing(one.head(), library.find("nd-85-2016").orElseThrow()))
                .extracting(Citing.Citation::article)
                .contains("19");
        assertThat(planning.offer(one.planner(), one.body().nameVi(), "contradicted")
                        .proposals())
                .filteredOn(proposed -> proposed.code().equals(one.body().code()))
                .singleElement()
                .satisfies(proposed -> assertThat(proposed.because()).contains("contradicted:1", "level:1"));
        var system = Objects.requireNonNull(
                inspections.handled(one.lead(), one.id(), 1).whole().finding().system());
        var known = transaction.execute(
                _ -> witness.listKnown(one.head(), one.body().id(), system, clock.instant()));
        assertThat(known)
                .extracting(Witnessing.Testimony::section)
                .contains("inspection.witness.inspection", "inspection.witness.finding", "inspection.witness.remedy");
        assertThat(transaction.<List<Witnessing.Testimony>>execute(_ -> witness.listKnown(
                        one.head(), one.body().id(), system, clock.instant().minus(Duration.ofDays(1)))))
                .as("nothing that came afterwards")
                .isEmpty();
    }

    @Test
    void aPhotographIsTakenInOnceAndOnlyFromTheTeam() {
        var one = inspected.opened();
        var entry = inspected.finding(one, "weakness", "Có ảnh");
        record(one, one.lead(), entry);
        var id = UUID.randomUUID();
        for (int i = 0; i < 2; i++) {
            assertThat(recording.photograph(
                            one.lead(),
                            one.id(),
                            entry.clientId(),
                            id,
                            new ByteArrayInputStream(Pictures.withLocation())))
                    .isEqualTo(new Recording.Pictured.Kept(true));
        }
        assertThat(inspections.handled(one.lead(), one.id(), 1).whole().photographs())
                .singleElement()
                .satisfies(photograph -> assertThat(photograph.hadLocation()).isTrue());
        assertThat(recording.photograph(
                        one.lead(),
                        one.id(),
                        entry.clientId(),
                        UUID.randomUUID(),
                        new ByteArrayInputStream("<svg/>".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(Recording.Pictured.Refused.class);
        assertThatThrownBy(() -> recording.photograph(
                        one.head(), one.id(), entry.clientId(), id, new ByteArrayInputStream(new byte[0])))
                .isInstanceOf(NotVisible.class);
    }
}
